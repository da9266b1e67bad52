import type { CivilDate, Procedure, Values } from '#kernel';
import { blockQuotes } from '#reports';
import type { MatterRow, StoredMatter } from '#store';
import type { RoomAdoption, RoomDto, RoomFrozen, RoomLine, RoomPublished, RoomStage, RoomTemplate, RoomWay } from '../contract/room.ts';
import { procedureOf, worldOf } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { actDtos, liveClocks } from '../present.ts';
import type { Signed } from '../session.ts';
import { explanationsOf, findingsOf } from './check.ts';
import { askable, contributionsOf } from './contributions.ts';
import type { HeldTemplate } from './door.ts';
import { definitionsSeal } from './freeze.ts';
import { aboutOf, changesOf, composed, frozenOf, numberOf, rowsOf, sealOf, textIdOf, textOf } from './matter.ts';
import { promisedOf } from './tasks.ts';

const dateOf = (values: Values, field: string): CivilDate | null => textOf(values, field) || null;

export function lineOf(platform: Platform, procedure: Procedure, row: Pick<MatterRow, 'key' | 'state' | 'values'>): RoomLine {
  const { values, state } = row;
  const code = textOf(values, 'reporter');
  return {
    ...{ key: row.key, title: textOf(values, 'title'), year: numberOf(values, 'reportYear') },
    reporter: { code, name: platform.units.get(code)?.name ?? code },
    state: { id: state, title: procedure.states[state]?.title ?? state },
    docNo: textOf(values, 'docNo') || null,
    ...{ submitBefore: dateOf(values, 'submitBefore'), publishBefore: dateOf(values, 'publishBefore') },
  };
}

export const templateDto = ({ id, title, version, text }: HeldTemplate, kinds: (text: string) => readonly string[]): RoomTemplate => ({
  ...{ id, title, version, kinds: kinds(text) },
});

/** The way of a report, in the order of its stages; correction and supervision are told apart only when they happened. */
const way = [
  'opened',
  'collecting',
  'drafting',
  'checked',
  'consulting',
  'cleared',
  'deliberated',
  'signed',
  'submitted',
  'published',
  'archived',
];
const stageTitles: Readonly<Record<string, string>> = {
  opened: '启动',
  collecting: '供稿',
  drafting: '起草',
  checked: '核对',
  consulting: '征求意见',
  cleared: '保密审查',
  deliberated: '审议',
  signed: '签发',
  submitted: '报送',
  published: '公开',
  archived: '归档',
};
const dueAt: Readonly<Record<string, string>> = { drafting: 'freezeBefore', submitted: 'submitBefore', published: 'publishBefore' };

function stagesOf({ matter }: StoredMatter): readonly RoomStage[] {
  const standing = ['corrected', 'supervised'].includes(matter.state) ? 'published' : matter.state === 'closed' ? 'archived' : matter.state;
  const now = way.indexOf(standing);
  return way.map((id, i) => {
    // A report that was sent back has been further before: what counts is where it stands.
    const step = matter.history.findLast((s) => s.to === id && s.from !== id);
    const at = i < now ? 'done' : i === now ? 'now' : 'ahead';
    return {
      id,
      title: stageTitles[id] ?? id,
      at,
      on: at === 'ahead' ? null : (step?.on ?? null),
      due: dateOf(matter.values, dueAt[id] ?? ''),
    };
  });
}

async function frozenDto(platform: Platform, stored: StoredMatter): Promise<RoomFrozen | null> {
  const { values } = stored.matter;
  const frozen = await frozenOf(platform.store, { key: stored.key, values });
  if (!frozen) return null;
  const seal = textOf(values, 'figuresSeal');
  return {
    ...{ edition: numberOf(values, 'figuresEdition'), at: frozen.content.ledger.at, events: frozen.content.ledger.events },
    ...{ figures: frozen.content.figures.length, seal, intact: sealOf(platform, frozen.raw) === seal },
    definitionsChanged: textOf(values, 'definitions') !== definitionsSeal(platform, numberOf(values, 'reportYear')),
  };
}

const ways = [
  ['superior', '上一级政府（主管部门）', 'submit-superior', 'to-superior'],
  ['party', '同级党委', 'submit-party', 'to-party'],
  ['npc', '人大常委会', 'submit-npc', 'to-npc'],
] as const;

function waysOf(platform: Platform, procedure: Procedure, { matter }: StoredMatter): readonly RoomWay[] {
  const clocks = liveClocks(platform, procedure, matter);
  const { values } = matter;
  return ways
    .filter(([id]) => id !== 'npc' || textOf(values, 'level') === 'government')
    .map(([id, title, act, clock]) => ({
      ...{ id, title, to: textOf(values, `${id}Name`) || null },
      sentOn: matter.history.findLast((s) => s.act === act)?.on ?? null,
      due: clocks.find((c) => c.id === clock)?.due ?? null,
      ...{ receipt: textOf(values, `${id}Receipt`) || null, receivedOn: dateOf(values, `${id}ReceivedOn`) },
    }));
}

function publishedDto({ matter }: StoredMatter): RoomPublished | null {
  const code = textOf(matter.values, 'verifyCode');
  const on = matter.history.findLast((s) => s.act === 'publish' || s.act === 'correct')?.on;
  if (!code || !on) return null;
  return { code, version: numberOf(matter.values, 'publicEdition'), seal: textOf(matter.values, 'publicSeal'), on };
}

const results = { adopted: 'full', partly: 'partly', refused: 'no', pending: 'pending' } as const;

/** What was registered; before that, what was proposed in the text and what became of it. */
async function adoptionsOf(platform: Platform, stored: StoredMatter): Promise<readonly RoomAdoption[]> {
  const kept = rowsOf<{ unit?: string; opinion?: string; adopted?: 'full' | 'partly' | 'no'; reason?: string }>(
    stored.matter.values,
    'adoptions',
  );
  const proposed = await platform.texts.adoption(textIdOf(aboutOf(stored.matter)));
  const told = proposed.flatMap(({ unitName, place, after, reason, result, answer }): RoomAdoption[] => {
    if (result === 'withdrawn') return [];
    const opinion = `${place ? `「${place}」` : ''}${reason}${after ? `；建议改为：${after}` : ''}`.slice(0, 1000);
    return [{ unit: unitName, opinion, adopted: results[result], reason: answer }];
  });
  const registered = kept.map(
    (r): RoomAdoption => ({ unit: r.unit ?? '', opinion: r.opinion ?? '', adopted: r.adopted ?? 'pending', reason: r.reason ?? '' }),
  );
  const known = new Set(registered.map((r) => `${r.unit} ${r.opinion}`));
  return [...registered, ...told.filter((r) => !known.has(`${r.unit} ${r.opinion}`))];
}

async function wordsOf(platform: Platform, stored: StoredMatter) {
  const report = await composed(platform, stored);
  return { blocks: report ? blockQuotes(report.document) : [], version: report?.text.version ?? 0 };
}

/** Acts that do not fit this report, though its state and the post would allow them: their guards would refuse. */
function unfit({ matter }: StoredMatter): ReadonlySet<string> {
  const { values } = matter;
  const government = textOf(values, 'level') === 'government';
  const closed = textOf(values, 'secrecyResult') === 'closed';
  const did = (act: string): boolean => matter.history.some((s) => s.act === act);
  const sent = ['submit-superior', 'submit-party', ...(government ? ['submit-npc'] : [])].every(did);
  return new Set([
    ...(government ? ['deliberate-own'] : ['deliberate', 'submit-npc', 'receive-npc']),
    ...(values.demonstrationArea === true && !did('submit-demonstration') ? [] : ['submit-demonstration']),
    ...(closed ? ['publish'] : ['keep-closed']),
    ...(sent ? [] : ['publish']),
    ...(did('cc') ? ['cc'] : []),
  ]);
}

/** The whole room of a report. */
export async function roomDto(
  platform: Platform,
  who: Signed,
  stored: StoredMatter,
  kinds: (text: string) => readonly string[],
): Promise<RoomDto> {
  const procedure = procedureOf(platform, stored.matter);
  const { matter } = stored;
  const about = aboutOf(matter);
  const template = await platform.room.template(about.template);
  const frozen = await frozenOf(platform.store, { key: stored.key, values: matter.values });
  const explanations = explanationsOf(stored);
  const beforeCheck = ['opened', 'collecting'].includes(matter.state);
  const findings = beforeCheck ? [] : await findingsOf(platform, stored);
  const { blocks, version } = await wordsOf(platform, stored);
  const out = unfit(stored);
  const acts = actDtos(platform, procedure, matter, who.actor, worldOf(platform));
  return {
    ...lineOf(platform, procedure, { key: stored.key, state: matter.state, values: matter.values }),
    ...{ seq: matter.seq, level: textOf(matter.values, 'level') },
    kinds: platform.room.kinds,
    template: template ? templateDto(template, kinds) : null,
    text: { ...about, version, checked: numberOf(matter.values, 'textVersion') || null },
    stages: stagesOf(stored),
    contributions: await contributionsOf(platform, who, stored),
    askable: askable(platform, about.unit).length,
    frozen: await frozenDto(platform, stored),
    changes: frozen
      ? (await changesOf(platform, about, frozen.content)).map(({ id, title, frozen: was, now }) => ({ id, title, frozen: was, now }))
      : [],
    findings: findings.map((f) => ({ ...f, explanation: explanations[f.id] ?? '' })),
    adoptions: await adoptionsOf(platform, stored),
    blocks,
    redactions: rowsOf(matter.values, 'redactions'),
    grounds: procedure.fields.redactions?.spec.columns?.ground?.spec.options ?? {},
    ways: waysOf(platform, procedure, stored),
    published: publishedDto(stored),
    promised: await promisedOf(platform, stored),
    mine: acts.filter((a) => a.mine && !out.has(a.id)).map((a) => a.id),
    waitsFor: acts.filter((a) => !a.mine && !out.has(a.id)).map(({ id, by }) => ({ act: id, by })),
  };
}
