import { describe, expect, test } from 'vitest';
import { paginate } from './official.ts';

describe('a page of an official document', () => {
  test('holds 22 lines and cuts a long paragraph at a line', () => {
    expect(paginate([{ lines: 20 }, { lines: 5 }])).toEqual([
      [
        { part: 0, from: 0, lines: 20 },
        { part: 1, from: 0, lines: 2 },
      ],
      [{ part: 1, from: 2, lines: 3 }],
    ]);
  });

  test('never ends with a heading', () => {
    const pages = paginate([{ lines: 21 }, { lines: 1, keep: 'with-next' }, { lines: 3 }]);
    expect(pages[1]?.[0]).toEqual({ part: 1, from: 0, lines: 1 });
  });

  test('keeps the signature block whole', () => {
    const pages = paginate([{ lines: 20 }, { lines: 4, keep: 'whole' }]);
    expect(pages).toHaveLength(2);
    expect(pages[1]).toEqual([{ part: 1, from: 0, lines: 4 }]);
  });

  test('loses no line, whatever the lengths', () => {
    const parts = Array.from({ length: 40 }, (_, i) => ({ lines: (i * 7) % 31, ...(i % 5 === 0 && { keep: 'whole' as const }) }));
    const laid = paginate(parts).flat();
    for (const [at, part] of parts.entries()) {
      expect(laid.filter((s) => s.part === at).reduce((n, s) => n + s.lines, 0)).toBe(part.lines);
    }
    for (const page of paginate(parts)) expect(page.reduce((n, s) => n + s.lines, 0)).toBeLessThanOrEqual(22);
  });
});
