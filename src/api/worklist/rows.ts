import { addWorkingDays, type Procedure } from '#kernel';
import type { WorkRow } from '#store';
import type { WorkRowDto } from '../contract/desk.ts';
import { presentRows, procedureOf } from '../matters.ts';
import type { Platform } from '../platform.ts';
import type { Signed } from '../session.ts';
import { mineOf, unitTurns, urgeable } from './turn.ts';

/** The last day on which a limit counts as near. */
export const soonOf = (platform: Platform): string => addWorkingDays(platform.law().calendar, platform.today(), platform.soonDays());

export const namedUnit = (platform: Pick<Platform, 'units'>, code: string) => ({ code, name: platform.units.get(code)?.name ?? code });

/** A row of a person's list as it travels; undefined when the person may not know of the matter. */
export function workRowDto(platform: Platform, who: Signed, row: WorkRow, moved = false): WorkRowDto | undefined {
  const [presented] = presentRows(platform, [row], who.actor);
  if (!presented) return undefined;
  const { values: _, ...seen } = presented;
  const procedure = procedureOf(platform, row);
  const on = { platform, soon: soonOf(platform) };
  const mine = mineOf(on, procedure, who.actor, row);
  const others = unitTurns(on, procedure, row).filter((t) => mine.length === 0 || t.unit.code !== who.actor.unit);
  return {
    ...seen,
    mine,
    others: others.map(({ unit, acts }) => ({ code: unit.code, name: unit.name, acts })),
    limit: limitOf(procedure, row),
    last: {
      act: procedure.acts[row.last.act]?.title ?? row.last.act,
      unit: namedUnit(platform, row.last.unit),
      on: row.last.on,
      me: row.last.actor === who.actor.id,
    },
    back: row.back || procedure.acts[row.last.act]?.returns === true,
    followed: row.followed,
    moved,
    urged: row.urged && {
      kind: row.urged.kind,
      unit: namedUnit(platform, row.urged.unit).name,
      words: row.urged.words,
      on: row.urged.at.slice(0, 10),
    },
    urge: urgeable(on, procedure, who.actor, row).map(({ code, name }) => ({ code, name })),
  };
}

const limitOf = (procedure: Procedure, row: WorkRow): string | null =>
  row.nextDue === null ? null : (procedure.deadlines[row.nextDue]?.title ?? null);
