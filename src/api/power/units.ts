import type { CivilDate } from '#kernel';
import { type HeldPost, newId, type UnitRow } from '#store';
import type { RegisterDto, UnitBody, UnitEffectDto, UnitLineDto } from '../contract/administration.ts';
import type { Platform } from '../platform.ts';
import { Refused } from '../problem.ts';
import { digest } from '../session.ts';
import { assertSeen, type Keeper, note } from './guard.ts';
import { cityOffices, officesIn } from './offices.ts';
import { dayOf, refused } from './seats.ts';
import { kindTitle, unitKinds } from './words.ts';

const standsOn = (u: UnitRow, on: CivilDate): boolean => u.from <= on && (u.to === null || on < u.to);

function lineOf(platform: Platform, rows: readonly UnitRow[], posts: ReadonlyMap<string, number>): UnitLineDto {
  const today = platform.today();
  const now = rows.find((r) => standsOn(r, today)) ?? rows.at(-1);
  if (!now) throw new Error('a unit without lines');
  const [first, last] = [rows[0] ?? now, rows.at(-1) ?? now];
  const nameOf = (code: string | null) => (code === null ? null : (platform.units.get(code)?.name ?? code));
  return {
    code: now.code,
    name: now.name,
    kind: now.kind,
    kindName: kindTitle(now.kind),
    parent: now.parent,
    parentName: nameOf(now.parent),
    from: first.from,
    to: last.to,
    state: standsOn(now, today) ? 'standing' : now.from > today ? 'coming' : 'ended',
    successor: last.successor === undefined ? null : { code: last.successor, name: nameOf(last.successor) ?? '' },
    formerly: rows.flatMap((r) => (r.to !== null && r.to <= now.from && r.name !== now.name ? [{ name: r.name, to: r.to }] : [])),
    posts: posts.get(now.code) ?? 0,
  };
}

/** Every unit there is or was, in the order of the register. */
export async function registerDto(platform: Platform): Promise<RegisterDto> {
  const byCode = Map.groupBy(platform.store.register(), (u) => u.code);
  const posts = new Map<string, number>();
  for (const p of await platform.store.postsHeld({ on: platform.today() })) posts.set(p.unit, (posts.get(p.unit) ?? 0) + 1);
  return [...byCode.values()].map((rows) =>
    lineOf(
      platform,
      rows.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
      posts,
    ),
  );
}

interface Plan {
  readonly rows: readonly UnitRow[];
  readonly sentences: readonly string[];
  /** Posts that end with the unit, and the code of the unit that takes their people over. */
  readonly ending: readonly HeldPost[];
  readonly heir: string | undefined;
  readonly on: CivilDate;
  readonly subject: string;
}

function nameIn(platform: Platform, given: string, code: string | undefined): string {
  const name = given.trim();
  if (name.length < 2 || name.length > 40) throw refused('name-length', '单位名称应为2至40个字', '请填写全称', 'name');
  const twin = platform.units.byName(name);
  if (twin && twin.code !== code) throw refused('name-taken', '名册中已有同名单位', '请核对是否重复', 'name');
  return name;
}

/** The line of a unit that a change starts from: standing on the day, with no later change planned. */
function lineToChange({ store }: Platform, code: string, on: CivilDate): UnitRow {
  const row = store.unit(code, on);
  if (!row) throw refused('unit-unknown', '当日名册中没有这个单位', '请从名册中选择', 'code');
  if (row.to !== null) throw refused('unit-planned', '这个单位在该日之后已有变更', `请选择${row.to}或者以后的日期`, 'on');
  return row;
}

const departmentShape = /-D(\d+)$/;

function codeFor({ store }: Platform, body: Extract<UnitBody, { change: 'open' }>): string {
  const all = store.register();
  const given = body.code?.trim();
  if (!given && body.kind === 'department') {
    const used = all.flatMap((u) => (u.code.startsWith(`${body.parent}-D`) ? Number(departmentShape.exec(u.code)?.[1] ?? 0) : []));
    return `${body.parent}-D${String(Math.max(0, ...used) + 1).padStart(2, '0')}`;
  }
  const shape = body.kind === 'department' ? /^\d{6}-D\d{2,3}$/ : isGovernment(body.kind) ? /^\d{6}$/ : /^\d{9}$/;
  const example = isGovernment(body.kind) ? '六位区划代码，如 411722' : '九位区划代码，如 411722001';
  if (!given || !shape.test(given)) throw refused('code-shape', '单位代码不正确', `请填写${example}`, 'code');
  if (all.some((u) => u.code === given)) throw refused('code-taken', '这个代码已经用过，撤销的单位也不重复使用代码', '请核对代码', 'code');
  return given;
}

const isGovernment = (kind: string): boolean => kind === 'county' || kind === 'zone';

/** A county's government begins with every office: no department of its own has one yet. */
const heldBy = ({ registry }: Platform, kind: string): readonly string[] =>
  isGovernment(kind) ? officesIn(registry).filter((office) => !cityOffices.includes(office)) : [];

function planOpening(platform: Platform, body: Extract<UnitBody, { change: 'open' }>): Plan {
  const on = dayOf(body.on, 'on');
  const parent = platform.store.unit(body.parent, on);
  const kind = unitKinds[body.kind];
  if (!kind || body.kind === 'city') throw refused('kind-unknown', '没有这种单位', '请从列出的种类中选择', 'kind');
  if (!parent) throw refused('unit-unknown', '当日名册中没有这个上级单位', '请从名册中选择', 'parent');
  if (!kind.under.includes(parent.kind)) {
    throw refused('kind-place', `${kind.title}不能设在${kindTitle(parent.kind)}之下`, '请核对种类和上级单位', 'parent');
  }
  const [name, code] = [nameIn(platform, body.name, undefined), codeFor(platform, body)];
  const region = isGovernment(body.kind) ? code : parent.region;
  const position = Math.max(0, ...platform.store.register().map((u) => u.position)) + 1;
  const row: UnitRow = {
    ...{ code, name, kind: body.kind, path: `${parent.path}${code}/`, parent: parent.code, region },
    ...{ offices: heldBy(platform, body.kind), from: on, to: null, position },
  };
  const sentences = [`自${on}起设立“${name}”（${code}），隶属${parent.name}。`, '设立后请为其设置岗位。'];
  return { rows: [row], sentences, ending: [], heir: undefined, on, subject: code };
}

function planRenaming(platform: Platform, body: Extract<UnitBody, { change: 'rename' }>): Plan {
  const on = dayOf(body.on, 'on');
  const row = lineToChange(platform, body.code, on);
  const name = nameIn(platform, body.name, row.code);
  if (name === row.name) throw refused('name-same', '新名称与现名称相同', '请填写新名称', 'name');
  const rows =
    row.from === on
      ? [{ ...row, name }]
      : [
          { ...row, to: on },
          { ...row, name, from: on },
        ];
  const sentences = [
    `自${on}起，“${row.name}”更名为“${name}”，代码${row.code}不变。`,
    '岗位、在办事项和以往记录不受影响；此前的文书仍显示当时的名称。',
  ];
  return { rows, sentences, ending: [], heir: undefined, on, subject: row.code };
}

/** The heir with the offices it takes over, from the day on. */
function withOffices(heir: UnitRow, offices: readonly string[], on: CivilDate): UnitRow[] {
  const all = [...new Set([...heir.offices, ...offices])];
  if (all.length === heir.offices.length) return [];
  return heir.from === on
    ? [{ ...heir, offices: all }]
    : [
        { ...heir, to: on },
        { ...heir, offices: all, from: on },
      ];
}

async function openMatters({ store, registry }: Platform, path: string): Promise<number> {
  const stock = await store.stock(path);
  return stock.reduce((n, s) => (registry.latest(s.procedure)?.states[s.state]?.final ? n : n + s.n), 0);
}

/** Refuses what cannot be closed; answers its line. */
function lineToClose(platform: Platform, code: string, on: CivilDate): UnitRow {
  const row = lineToChange(platform, code, on);
  if (row.parent === null) throw refused('unit-root', '本市不能撤并', '请选择下级单位', 'code');
  if (on <= row.from) throw refused('dates-crossed', '撤并日期应晚于设立日期', '请核对日期', 'on');
  if (platform.store.units(row.path, on).length > 1) {
    throw refused('unit-parent', '该单位还有下级单位', '请先撤并或者划转下级单位', 'code');
  }
  return row;
}

const seatsMove = (n: number, heir: UnitRow | undefined): string[] => {
  if (n === 0) return [];
  return [heir ? `${n}个岗位随之转到${heir.name}，须由安全保密管理员重新授权。` : `${n}个岗位随之结束。`];
};

const closingSentences = (row: UnitRow, heir: UnitRow | undefined, on: CivilDate, open: number): string[] =>
  heir
    ? [
        `自${on}起，“${row.name}”并入“${heir.name}”。`,
        `未办结的${open}件事项由${heir.name}继续办理，以往记录仍记在${row.name}名下。`,
        `数字可按当时单位统计，也可按现单位统计（计入${heir.name}）。`,
      ]
    : [`自${on}起，撤销“${row.name}”。`];

async function planClosing(platform: Platform, body: Extract<UnitBody, { change: 'close' }>): Promise<Plan> {
  const on = dayOf(body.on, 'on');
  const row = lineToClose(platform, body.code, on);
  const heir = body.successor ? lineToChange(platform, body.successor, on) : undefined;
  if (heir?.code === row.code) throw refused('own-heir', '不能并入自身', '请另选承接单位', 'successor');
  const open = await openMatters(platform, row.path);
  if (open > 0 && !heir) throw refused('matters-open', `该单位还有${open}件未办结事项`, '请写明由哪个单位承接', 'successor');
  const ending = await platform.store.postsHeld({ on, unit: row.code });
  const closed = { ...row, to: on, ...(heir && { successor: heir.code }) };
  const rows = [closed, ...(heir ? withOffices(heir, row.offices, on) : [])];
  const sentences = [...closingSentences(row, heir, on, open), ...seatsMove(ending.length, heir)];
  return { rows, sentences, ending, heir: heir?.code, on, subject: row.code };
}

async function planOf(platform: Platform, body: UnitBody): Promise<Plan> {
  if (body.change === 'open') return planOpening(platform, body);
  return body.change === 'rename' ? planRenaming(platform, body) : planClosing(platform, body);
}

function effect(platform: Platform, { rows, sentences, ending, heir }: Plan): UnitEffectDto {
  const posts = ending.map((p) => ({ post: p.id, name: p.name, unit: platform.units.get(p.unit)?.name ?? p.unit, title: p.title }));
  return { digest: digest(JSON.stringify([rows, posts, heir])).slice(0, 32), sentences, posts };
}

/** What a change of the register would bring about. */
export const previewUnit = async (platform: Platform, body: UnitBody): Promise<UnitEffectDto> =>
  effect(platform, await planOf(platform, body));

/** Changes the register, once the effect was seen: units and the posts in them together. */
export async function changeUnit(keeper: Keeper, body: UnitBody): Promise<void> {
  const { platform } = keeper;
  const plan = await planOf(platform, body);
  assertSeen(body.digest, effect(platform, plan).digest);
  const { on, heir } = plan;
  const ending = new Set(plan.ending.map((p) => p.id));
  const why = await platform.store.changePosts(
    [...new Set(plan.ending.map((p) => p.account))],
    (posts) =>
      posts
        .filter((p) => ending.has(p.id))
        .flatMap((p) => {
          const ended = { ...p, to: p.from < on ? on : p.from };
          const asked = p.asked ?? p.duties;
          // A stand-in ends with the post stood in for.
          if (heir === undefined || p.forPost !== undefined) return [ended];
          return [
            ended,
            { id: newId(), account: p.account, unit: heir, title: p.title, duties: [], asked, from: p.from < on ? on : p.from, to: p.to },
          ];
        }),
    plan.rows,
  );
  if (why) throw new Refused(422, why);
  await note(keeper, `unit-${body.change}`, plan.subject, {
    on,
    ...(heir !== undefined && { successor: heir }),
    posts: plan.ending.length,
  });
}
