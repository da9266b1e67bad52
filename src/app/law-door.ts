import type { LawChange, LawDoor } from '#api';
import { holidayNotices, parseHolidayNotice, readNoticeLines } from '#law';
import type { LawShift, Store } from '#store';
import type { LawBook } from './books.ts';

const shiftOf = (book: LawBook, change: LawChange): LawShift => ({ ...change, proposed: book.with(change) });

/** Changes of the calendar and of the city's own values, over the store and the law in memory. */
export function lawDoor(store: Store, book: LawBook): LawDoor {
  // What another process put in force is felt here too.
  store.changes((news) => {
    if (news === 'everything') book.reload(store).catch(() => undefined);
  });
  // One change at a time: each is computed on the law as the one before it left it.
  let turn: Promise<unknown> = Promise.resolve();
  const adopt: LawDoor['adopt'] = async (change, by) => {
    const shift = shiftOf(book, change);
    const done = await store.adoptLaw(shift, by);
    await book.reload(store);
    await store.settleLaw(shift);
    return done;
  };
  return {
    notices: () => book.notices().map((n) => ({ ...n, imported: !holidayNotices.includes(n) })),
    readNotice: ({ text, days, ...head }) => {
      const read = days ? { ok: true as const, days } : readNoticeLines(text ?? '', head.year);
      return read.ok ? parseHolidayNotice({ ...head, days: read.days }, book.notices()) : read;
    },
    preview: (change) => store.movedBy(shiftOf(book, change)),
    adopt: (change, by) => {
      const done = turn.then(() => adopt(change, by));
      turn = done.catch(() => undefined);
      return done;
    },
  };
}
