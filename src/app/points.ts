/** 积分建议: rules of the city over the records of a quarter; the platform proposes, a person decides, nothing is proposed twice. */
import type { HeldPointRules, PointDecision, PointDoor, PointQuarter, TaskDoor } from '#api';
import { type Actor, type CivilDate, type Law, resolve } from '#kernel';
import { platformDefaults } from '#law';
import { pointTable } from '#modules/point-entry';
import { defaultPointRules, type PointLight, type PointProposal, type PointRule, pointMark, proposalsOf, redProposals } from '#reports';
import type { ActAnswer, MatterRow, Store } from '#store';
import { quarterPeriod, rightBelow } from './quarters.ts';

const entry = 'point-entry';
const edition = { kind: 'point-rules', id: 'city' } as const;

/** Which field of an entry names the record of each kind. */
const links: Readonly<Record<string, string>> = {
  'supervision-order': 'order',
  rectification: 'rectification',
  'supervision-task': 'task',
  'progress-report': 'report',
  'demonstration-application': 'demonstration',
};

interface Parts {
  readonly store: Store;
  readonly tasks: TaskDoor;
  readonly law: () => Law;
  readonly today: () => CivilDate;
}

async function held({ store }: Parts): Promise<HeldPointRules> {
  const kept = await store.edition(edition.kind, edition.id);
  if (!kept) return { version: 0, rules: defaultPointRules, at: null, by: null };
  const { rules } = kept.content as unknown as { readonly rules: readonly PointRule[] };
  return { version: kept.version, rules, at: kept.at, by: kept.by };
}

const isCause = (event: string): event is keyof typeof pointTable => event in pointTable;

/** What a record was counted, refused or reversed for already, by link and by number. */
function decidedMarks(rows: readonly MatterRow[]): ReadonlySet<string> {
  const marks = new Set<string>();
  for (const { values } of rows) {
    const event = String(values.eventCode);
    const quarter = `${String(values.year)}Q${String(values.quarter)}`;
    marks.add(pointMark(event, String(values.subjectNo)));
    for (const field of Object.values(links)) {
      const key = values[field];
      if (typeof key === 'string') marks.add(pointMark(event, key)).add(`${pointMark(event, key)}.${quarter}`);
    }
  }
  return marks;
}

async function entries({ store }: Parts, unitPath: string): Promise<readonly MatterRow[]> {
  const rows: MatterRow[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await store.list({ procedure: entry, unitPath, limit: 400, count: 'none', ...(cursor && { cursor }) });
    rows.push(...page.rows);
    cursor = page.next;
  }
  return rows;
}

/** The last days of the months of a quarter that are over. */
function monthEnds({ year, quarter }: PointQuarter, today: CivilDate): readonly CivilDate[] {
  return [quarter * 3 - 2, quarter * 3 - 1, quarter * 3].flatMap((month) => {
    const end = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
    return end <= today ? [end] : [];
  });
}

/** Tasks carried out by a unit itself that were red at the end of a month: what is broken down shows in its parts. */
async function redTasks({ tasks, today }: Parts, quarter: PointQuarter, unitPath: string): Promise<readonly PointLight[]> {
  const found = new Map<string, PointLight>();
  for (const on of monthEnds(quarter, today())) {
    for (const line of await tasks.board(quarter.year, on)) {
      if (line.light !== 'red' || line.parts > 0 || line.done || !line.unitPath.startsWith(unitPath)) continue;
      const { key, number, title, unit, unitPath: path } = line;
      found.set(key, { key, number, title, unit, unitPath: path, days: [...(found.get(key)?.days ?? []), on] });
    }
  }
  return [...found.values()];
}

async function found(parts: Parts, rule: PointRule, quarter: PointQuarter, unitPath: string): Promise<readonly PointProposal[]> {
  const name = `${quarter.year}Q${quarter.quarter}`;
  if (rule.reads === 'red-light') return redProposals(rule, await redTasks(parts, quarter, unitPath), name);
  const { procedure, acts } = rule;
  const asked = { procedure, acts, unitPath, ...quarterPeriod(quarter.year, String(quarter.quarter)) };
  const deeds = await parts.store.remember({ procedure, unitPath }, `deeds ${acts.join(' ')} ${name}`, () => parts.store.deeds(asked));
  return proposalsOf(rule, deeds, parts.law().calendar);
}

async function look(parts: Parts, quarter: PointQuarter, unitPath: string): Promise<readonly PointProposal[]> {
  const { rules } = await held(parts);
  const place = { procedure: entry, unitPath };
  const decided = await parts.store.remember(place, 'decided marks', async () => decidedMarks(await entries(parts, unitPath)));
  const all: PointProposal[] = [];
  for (const rule of rules) if (rule.enabled) all.push(...(await found(parts, rule, quarter, unitPath)));
  // Two rules of one cause over one record count it once.
  const once = new Map(all.filter((p) => isCause(p.event)).map((p) => [p.mark, p]));
  // A government counts for the units that it reviews; a township's points are its county's.
  return [...once.values()].filter(rightBelow(unitPath)).filter((p) => !decided.has(p.mark) && !decided.has(pointMark(p.event, p.number)));
}

/** The platform, speaking for the unit whose record it is. */
const clockFor = ({ unit, unitPath }: PointProposal): Actor => ({
  ...{ id: 'clock', name: '平台', kind: 'clock', unit, unitPath, duties: [], offices: [] },
  territory: unitPath,
});

async function decide(parts: Parts, p: PointProposal, { accept, reason, actor, on, at }: PointDecision): Promise<ActAnswer> {
  const { rules, version } = await held(parts);
  const title = rules.find((one) => one.id === p.rule)?.title ?? '';
  const by = version === 0 ? '平台缺省' : `第${version}版`;
  const field = links[p.procedure];
  const opened = await parts.store.act({
    procedure: entry,
    act: 'propose',
    values: {
      ...{ title: `${title}：${p.title}`.slice(0, 100), unit: p.unit, eventCode: p.event, subjectNo: p.number, occurredOn: p.on },
      ...{ year: Number(p.on.slice(0, 4)), quarter: String(Math.ceil(Number(p.on.slice(5, 7)) / 3)) },
      ...{ points: worth(parts, p.event, p.on), proof: `${p.why}。平台按计分规则「${title}」（${by}）提出。` },
      ...(field !== undefined && { [field]: p.key }),
    },
    ...{ on, actor: clockFor(p), recordedAt: at, idempotencyKey: `points.${p.mark}` },
  });
  if (!opened.ok) return opened;
  const act = accept ? 'enter' : 'dismiss';
  return parts.store.act({
    ...{ procedure: entry, key: opened.key, act, values: accept ? {} : { dismissReason: reason } },
    ...{ on, actor, recordedAt: at },
  });
}

const worth = ({ law }: Parts, event: string, on: CivilDate): number =>
  isCause(event) ? resolve(pointTable[event], on, law().policies).value : 0;

/** The one door to points that records suggest. */
export function pointDoor(parts: Parts): PointDoor {
  return {
    ...{ entry, cause: 'eventCode', watched: Object.keys(links), basis: platformDefaults('积分的计分规则') },
    rules: () => held(parts),
    saveRules: async (rules, { id: by, at }) => {
      await parts.store.putEdition({ ...edition, title: '积分的计分规则', content: { rules } as never, by, at, frozen: false });
      return held(parts);
    },
    worth: (event, on) => worth(parts, event, on),
    look: (quarter, unitPath) => look(parts, quarter, unitPath),
    decide: (proposal, decision) => decide(parts, proposal, decision),
  };
}
