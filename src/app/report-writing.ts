import { type FigureDoor, type RoomDoor, type TextDoor, textFrozen, textStanding, type UnitBook } from '#api';
import type { Hash, Registry } from '#kernel';
import type { Store } from '#store';
import type { CityClock } from './clock.ts';
import { type Reports, reportDoor } from './reports.ts';
import { roomDoor } from './room.ts';
import { textDoor } from './texts.ts';

interface Parts {
  readonly store: Store;
  readonly registry: Registry;
  readonly units: UnitBook;
  readonly figures: FigureDoor;
  readonly clock: CityClock;
  readonly hash: Hash;
  readonly cityCode: () => string;
}

/** All that writes yearly reports: their templates and seals, their texts, the composed report. */
export function reportWriting(parts: Parts): { readonly room: RoomDoor; readonly texts: TextDoor; readonly reports: Reports } {
  const { store, registry, units, figures, clock } = parts;
  const room = roomDoor(parts);
  const { report } = room.kinds;
  return {
    room,
    reports: reportDoor(store, units, figures, clock, room),
    texts: textDoor({
      ...{ store, units, figures, fill: room.fill, templateOf: room.template },
      ...{ standingOf: textStanding(store, registry, report), frozenOf: textFrozen(store, report) },
    }),
  };
}
