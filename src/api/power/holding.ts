import type { CivilDate } from '#kernel';
import type { UnitRow } from '#store';
import type { EffectDto, HoldingBody, HoldingsDto } from '../contract/administration.ts';
import type { Platform } from '../platform.ts';
import { Refused } from '../problem.ts';
import { type Change, effectOf, powersOf } from './effect.ts';
import { assertSeen, type Keeper, note } from './guard.ts';
import { officesIn, officeTitle, oversight } from './offices.ts';
import { dayOf, refused } from './seats.ts';

/** Every office there is to hold: those that declarations ask for, and the one that watches the whole territory. */
const offices = ({ registry }: Platform): readonly string[] => [...new Set([...officesIn(registry), oversight])];

const governments = new Set(['city', 'county', 'zone']);

const territoryOf = ({ units }: Platform, code: string): string => units.get(code)?.territory ?? '';

/** Which units hold which office, government by government. */
export function holdingsDto(platform: Platform): HoldingsDto {
  const held = platform.store.units('', platform.today());
  return {
    offices: offices(platform).map((id) => ({ id, title: officeTitle(id) })),
    governments: held
      .filter((u) => governments.has(u.kind))
      .map((g) => ({
        code: g.code,
        name: g.name,
        held: offices(platform).map((office) => ({
          office,
          by: held
            .filter((u) => u.offices.includes(office) && territoryOf(platform, u.code) === g.path)
            .map((u) => ({ code: u.code, name: u.name })),
        })),
      })),
  };
}

interface Plan {
  readonly rows: readonly UnitRow[];
  readonly effect: EffectDto;
}

/** The line of a unit from a day on with other offices; the line before it ends on that day. */
function withHeld(row: UnitRow, held: readonly string[], on: CivilDate): UnitRow[] {
  if (row.from === on) return [{ ...row, offices: held }];
  return [
    { ...row, to: on },
    { ...row, offices: held, from: on },
  ];
}

function lineOn({ store }: Platform, code: string, on: CivilDate, field: string): UnitRow {
  const row = store.unit(code, on);
  if (!row) throw refused('unit-unknown', '当日名册中没有这个单位', '请从名册中选择', field);
  if (row.to !== null) throw refused('unit-planned', '这个单位在该日之后已有变更', `请选择${row.to}或者以后的日期`, 'on');
  return row;
}

/** The grants that only whoever holds the office may use. */
function grantsOf({ registry, store }: Platform, office: string): ReadonlySet<string> {
  const needs = (procedure: string, role: string) =>
    registry.all.some((p) => p.id === procedure && p.roles[role]?.relation === 'office' && p.roles[role]?.office === office);
  return new Set([...store.vocabulary()].flatMap(([id, g]) => (needs(g.procedure, g.role) ? [id] : [])));
}

async function changesIn(platform: Platform, code: string, office: string, gains: boolean): Promise<Change[]> {
  const own = grantsOf(platform, office);
  const posts = await platform.store.postsHeld({ on: platform.today(), unit: code });
  return posts.map((post) => {
    const powers = powersOf(platform, post.duties);
    const without = new Set([...powers].filter((g) => !own.has(g)));
    return gains ? { post, before: without, after: powers } : { post, before: powers, after: without };
  });
}

async function planOf(platform: Platform, { office, from, to, on: day }: HoldingBody): Promise<Plan> {
  const on = dayOf(day, 'on');
  if (!offices(platform).includes(office)) throw refused('office-unknown', '没有这项职责', '请从列出的职责中选择', 'office');
  const heir = lineOn(platform, to, on, 'to');
  if (heir.offices.includes(office)) throw refused('office-held', `${heir.name}已经承担「${officeTitle(office)}」`, '请另选单位', 'to');
  const left = from === undefined ? undefined : lineOn(platform, from, on, 'from');
  if (left && !left.offices.includes(office)) {
    throw refused('office-not-held', `${left.name}没有承担「${officeTitle(office)}」`, '请刷新后再选', 'from');
  }
  if (left && territoryOf(platform, left.code) !== territoryOf(platform, heir.code)) {
    throw refused('office-territory', '只能移交给同一政府的单位', '请选择同一市、县（区）的单位', 'to');
  }
  const rows = [
    ...(left
      ? withHeld(
          left,
          left.offices.filter((o) => o !== office),
          on,
        )
      : []),
    ...withHeld(heir, [...heir.offices, office], on),
  ];
  const changes = [
    ...(left ? await changesIn(platform, left.code, office, false) : []),
    ...(await changesIn(platform, heir.code, office, true)),
  ];
  return { rows, effect: effectOf(platform, changes, [office, from ?? null, to, on]) };
}

/** Who may do what once another unit holds an office. */
export const previewHolding = async (platform: Platform, body: HoldingBody): Promise<EffectDto> => (await planOf(platform, body)).effect;

/** Hands an office over to a unit, or lets one more unit hold it, once the effect was seen. */
export async function changeHolding(keeper: Keeper, body: HoldingBody): Promise<void> {
  const { platform } = keeper;
  const { rows, effect } = await planOf(platform, body);
  assertSeen(body.digest, effect.digest);
  const why = await platform.store.changePosts([], () => [], rows);
  if (why) throw new Refused(422, why);
  const { office, from, to, on } = body;
  await note(keeper, 'office-moved', to, { office, ...(from !== undefined && { from }), on, people: effect.people });
}
