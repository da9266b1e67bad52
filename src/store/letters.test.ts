import { expect, test } from 'vitest';
import type { LetterContent, LetterReservation } from './letters.ts';
import { onBoth } from './open.test.support.ts';

const key = '990001/01890000-0000-7000-8000-000000000001';
const making = { templateVersion: 0, matterSeq: 3, madeBy: 'a1', madeFor: '990001', madeAt: '2019-03-04T10:00:00+08:00' };
const asked = (letter: string, seq: number, series?: string): LetterReservation => ({
  ...{ key, letter, seq, procedure: 'request', ...making },
  ...(series !== undefined && { series }),
  number: (n) => `某决〔2019〕${n}号`,
});
const content = (number: string | null): LetterContent => ({
  ...making,
  ...{
    title: '决定书',
    datedOn: '2019-03-04',
    sha256: 'a'.repeat(64),
    document: { title: ['决定书'] },
    cited: [{ field: 'title' }],
    number,
  },
});

onBoth('letters', (bench) => {
  test('a number is taken once and kept, also when the letter could not be made then', async () => {
    const { store } = bench();
    expect(await store.reserveLetter(asked('decision', 2, 's'))).toEqual({ number: '某决〔2019〕1号' });
    expect(await store.reserveLetter(asked('decision', 2, 's'))).toEqual({ number: '某决〔2019〕1号' });
    expect(await store.reserveLetter(asked('decision', 5, 's'))).toEqual({ number: '某决〔2019〕2号' });
    expect(await store.reserveLetter(asked('notice', 2))).toEqual({ number: null });
    expect(await store.letters(key)).toEqual([]);
  });

  test('once issued it never changes, and the place is not given again', async () => {
    const { store } = bench();
    const place = { key, letter: 'decision', seq: 2 };
    expect(await store.issueLetter(place, content('某决〔2019〕1号'))).toBe(true);
    expect(await store.issueLetter(place, { ...content('某决〔2019〕9号'), title: '另一份' })).toBe(false);
    expect(await store.reserveLetter(asked('decision', 2, 's'))).toBeUndefined();
    expect(await store.letters(key)).toEqual([{ ...place, procedure: 'request', ...content('某决〔2019〕1号') }]);
  });

  test('many at once get numbers of their own', async () => {
    const { store } = bench();
    const taken = await Promise.all(Array.from({ length: 8 }, (_none, i) => store.reserveLetter(asked('many', i + 1, 'm'))));
    expect(new Set(taken.map((one) => one?.number)).size).toBe(8);
  });

  test('a matter that is none has no letters', async () => {
    expect(await bench().store.letters('nonsense')).toEqual([]);
  });
});
