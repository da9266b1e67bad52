import type { Moved } from '#store';
import type { MovedDto, MovesDto } from './contract/calendar.ts';
import { mayGovern } from './govern.ts';
import { presentRows } from './matters.ts';
import type { Platform } from './platform.ts';
import { reachOf } from './scope.ts';
import type { Signed } from './session.ts';

/** Limits shown one by one; all are counted. */
const shown = 100;

const kindOf = (platform: Platform, procedure: string): string => platform.registry.latest(procedure)?.title ?? procedure;
const limitOf = (platform: Platform, { procedure, deadline }: Moved): string =>
  platform.registry.latest(procedure)?.deadlines[deadline]?.title ?? deadline;

function groupsOf(platform: Platform, moved: readonly Moved[]): MovesDto['groups'] {
  const groups = Map.groupBy(moved, (m) => `${m.procedure} ${m.deadline}`);
  return [...groups.values()]
    .flatMap((members) => {
      const [first] = members;
      return first ? [{ kind: kindOf(platform, first.procedure), deadline: limitOf(platform, first), n: members.length }] : [];
    })
    .toSorted((a, b) => b.n - a.n);
}

/** The limits themselves, with the titles this person may see. */
async function rowsOf(platform: Platform, who: Signed, moved: readonly Moved[]): Promise<MovedDto[]> {
  const rows = presentRows(platform, await platform.store.rows([...new Set(moved.map((m) => m.key))]), who.actor);
  const byKey = new Map(rows.map((r) => [r.key, r]));
  return moved.flatMap((m) => {
    const row = byKey.get(m.key);
    if (!row) return [];
    const { title, number, unit } = row;
    const { key, procedure, before, after, provisional } = m;
    const common = { key, procedure, title, number, unit: unit.name, before, after, provisional };
    return [{ ...common, kind: kindOf(platform, procedure), deadline: limitOf(platform, m) }];
  });
}

/** What a change moves, as far as this person oversees it; who decides on it sees how much it moves in the whole city. */
export async function movesDto(platform: Platform, who: Signed, all: readonly Moved[]): Promise<MovesDto> {
  const reach = mayGovern(platform, who) ? (platform.units.get(platform.cityCode)?.path ?? '') : reachOf(who.actor);
  const moved = all
    .filter((m) => m.unitPath.startsWith(reach))
    .toSorted((a, b) => (a.before === b.before ? (a.key < b.key ? -1 : 1) : a.before < b.before ? -1 : 1));
  return {
    total: moved.length,
    later: moved.filter((m) => m.after > m.before).length,
    earlier: moved.filter((m) => m.after < m.before).length,
    settled: moved.filter((m) => m.after === m.before).length,
    groups: groupsOf(platform, moved),
    rows: await rowsOf(platform, who, moved.slice(0, shown)),
  };
}
