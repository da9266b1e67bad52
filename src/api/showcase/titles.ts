import { everyRow, type MatterRow } from '#store';
import type { ShowcaseDto, TitleRow } from '../contract/showcase.ts';
import { textOf } from '../library/shelf.ts';
import { presentRows, procedureOf } from '../matters.ts';
import { tileMapOf } from '../overview.ts';
import type { RegisteredUnit } from '../platform.ts';
import type { Asked } from './indicators.ts';

/** The unit one level below the asked one in which another lies; itself where it is the asked one. */
function below(unit: RegisteredUnit, path: string): string {
  const [next] = path.slice(unit.path.length).split('/');
  return next || unit.code;
}

async function heldRows({ platform, kind, unit }: Asked): Promise<MatterRow[]> {
  const { procedure, kind: of, docNo, namedOn, validUntil, applicant, standing, lookedAt, ended, pending } = kind.application;
  const shows = [of, docNo, namedOn, validUntil, applicant];
  const rows: MatterRow[] = [];
  const asked = { procedure, unitPath: unit.path, state: [...standing, ...lookedAt, ...ended, ...pending], shows };
  for await (const row of everyRow(platform.store, asked)) rows.push(row);
  return rows;
}

function titleRows(asked: Asked, rows: readonly MatterRow[]): TitleRow[] {
  const { kind, platform, who } = asked;
  const { application } = kind;
  const options = platform.registry.latest(application.procedure)?.fields[application.kind]?.spec.options ?? {};
  return presentRows(platform, rows, who.actor)
    .map((row): TitleRow => {
      const text = (field: string): string => textOf(row.values[field]) ?? '';
      const mark = application.ended.includes(row.state.id)
        ? 'ended'
        : application.lookedAt.includes(row.state.id)
          ? 'looked-at'
          : 'standing';
      return {
        ...{ key: row.key, procedure: row.procedure, title: row.title, kind: options[text(application.kind)] ?? '', unit: row.unit.name },
        ...{ docNo: text(application.docNo), namedOn: text(application.namedOn) || null, validUntil: text(application.validUntil) || null },
        ...{ state: row.state.title, mark },
      };
    })
    .sort((a, b) => ((a.validUntil ?? '') < (b.validUntil ?? '') ? -1 : 1));
}

async function tilesOf({ platform, unit }: Asked, rows: readonly MatterRow[]) {
  const map = await tileMapOf(platform);
  const counted = Map.groupBy(rows, (row) => below(unit, row.unitPath));
  const children = platform.units.all().filter((u) => u.parent === unit.code && u.kind !== 'department');
  const inBureaus = [...counted].filter(([code]) => code === unit.code || platform.units.get(code)?.kind === 'department');
  const tiles = children.map((u) => {
    const tile = map?.tiles[u.code];
    const place = tile ? { x: tile.x, y: tile.y } : null;
    return { code: u.code, label: tile?.label ?? u.name, name: u.name, n: counted.get(u.code)?.length ?? 0, place };
  });
  const here = inBureaus.reduce((n, [, held]) => n + held.length, 0);
  const placed = map && tiles.some((tile) => tile.place) ? map.columns : null;
  return { columns: placed, tiles, here };
}

/** The register of titles within the unit, and what is applied for. */
export async function titlesOf(asked: Asked): Promise<Pick<ShowcaseDto, 'titles' | 'applications'>> {
  const { kind, platform } = asked;
  const { application } = kind;
  const rows = await heldRows(asked);
  const pending = new Set(application.pending);
  const standing = rows.filter((row) => application.standing.includes(row.state) || application.lookedAt.includes(row.state));
  const options = platform.registry.latest(application.procedure)?.fields[application.kind]?.spec.options ?? {};
  const byKind = Map.groupBy(standing, (row) => textOf(row.values[application.kind]) ?? '');
  const byState = Map.groupBy(
    rows.filter((row) => pending.has(row.state)),
    (row) => row.state,
  );
  return {
    titles: {
      procedure: application.procedure,
      kinds: Object.entries(options).map(([id, title]) => ({ id, title, n: byKind.get(id)?.length ?? 0 })),
      ...(await tilesOf(asked, standing)),
      rows: titleRows(
        asked,
        rows.filter((row) => !pending.has(row.state)),
      ),
    },
    applications: application.pending.flatMap((id) => {
      const [first] = byState.get(id) ?? [];
      return first ? [{ id, title: procedureOf(platform, first).states[id]?.title ?? id, n: byState.get(id)?.length ?? 0 }] : [];
    }),
  };
}
