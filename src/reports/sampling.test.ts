import { describe, expect, test } from 'vitest';
import { type ConcludedRecord, Draw, drawRank, drawSample, duplicateParties, impossibleDates, outliers } from './sampling.ts';

const ids = Array.from({ length: 500 }, (_, i) => `411700/${i}`);

describe('a sample', () => {
  test('is the same for the same seed, in whatever order the records come', () => {
    const drawn = drawSample(ids, 30, '2019-Q4-7F3A');
    expect(drawn).toHaveLength(30);
    expect(drawSample([...ids].reverse(), 30, '2019-Q4-7F3A')).toEqual(drawn);
    expect(drawSample(ids, 30, '2019-Q4-7F3B')).not.toEqual(drawn);
  });
  test('can be checked record by record: every one drawn ranks before every one left out', () => {
    const drawn = new Set(drawSample(ids, 30, 'seed-0001'));
    const worst =
      [...drawn]
        .map((id) => drawRank('seed-0001', id))
        .sort()
        .at(-1) ?? '';
    expect(ids.filter((id) => !drawn.has(id)).every((id) => drawRank('seed-0001', id) > worst)).toBe(true);
  });
  test('holds all there are when there are fewer, each once', () => {
    expect(drawSample(['a', 'b', 'a'], 10, 'seed-0001')).toHaveLength(2);
    expect(drawSample(ids, 0, 'seed-0001')).toEqual([]);
  });
  test('favours nobody: over many seeds every record is drawn about as often', () => {
    const times = new Map<string, number>();
    for (let n = 0; n < 400; n += 1)
      for (const id of drawSample(ids.slice(0, 40), 10, `seed-${n}`)) times.set(id, (times.get(id) ?? 0) + 1);
    expect(Math.min(...times.values())).toBeGreaterThan(60);
    expect(Math.max(...times.values())).toBeLessThan(145);
  });
  test('is drawn while the records pass by', () => {
    const draw = new Draw<number>('seed-0001', 30);
    ids.forEach((id, i) => {
      draw.see(id, i);
    });
    expect(draw.population).toBe(500);
    expect(draw.drawn().map(({ id }) => id)).toEqual(drawSample(ids, 30, 'seed-0001'));
    expect(draw.drawn().every(({ id, one }) => ids[one] === id)).toBe(true);
  });
});

const record = (id: string, more: Partial<ConcludedRecord> = {}): ConcludedRecord => ({
  ...{ id, group: 'c1', openedOn: '2019-03-04', concludedOn: '2019-03-08', recordedOn: '2019-03-08', success: true, parties: ['甲', '乙'] },
  ...more,
});

describe('what looks untrue', () => {
  test('the same parties before the same committee within a month, in either order of names', () => {
    const again = record('2', { openedOn: '2019-03-20', parties: ['乙', '甲'] });
    expect(duplicateParties([record('1'), again], 30).map((s) => s.subjects)).toEqual([['1', '2']]);
    expect(duplicateParties([record('1'), { ...again, openedOn: '2019-05-20' }], 30)).toEqual([]);
    expect(duplicateParties([record('1'), { ...again, group: 'c2' }], 30)).toEqual([]);
    expect(duplicateParties([record('1', { parties: [] }), record('2', { parties: [] })], 30)).toEqual([]);
  });
  test('a conclusion before the beginning, and an entry before the conclusion', () => {
    expect(impossibleDates([record('1'), record('2', { concludedOn: '2019-03-01' })]).map((s) => s.subjects)).toEqual([['2']]);
    expect(impossibleDates([record('3', { recordedOn: '2019-03-07' })]).map((s) => s.why)).toEqual(['录入早于办结']);
  });
  test('a committee that always succeeds on the same day, and one that concludes too many a day', () => {
    const rule = { least: 10, tooQuick: 1, perDay: 12 };
    const quick = Array.from({ length: 12 }, (_, i) => record(`q${i}`, { group: 'quick', concludedOn: '2019-03-04' }));
    expect(outliers(quick, rule).map((s) => s.subjects)).toEqual([['quick']]);
    expect(outliers([...quick.slice(1), record('x', { group: 'quick', concludedOn: '2019-03-04', success: false })], rule)).toEqual([]);
    expect(outliers(quick.slice(0, 5), rule)).toEqual([]);
    const many = Array.from({ length: 13 }, (_, i) => record(`m${i}`, { group: 'many', success: i > 0 }));
    expect(outliers(many, rule).map((s) => s.why)).toEqual(['2019-03-08一天办结13件']);
  });
});
