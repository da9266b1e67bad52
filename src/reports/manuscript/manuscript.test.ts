import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillYear, parseTemplate } from '../template.ts';
import { annualReportTemplate } from '../templates/shipped.ts';
import { blockAt, printManuscript, readManuscript, settled } from './blocks.ts';
import { pieces } from './diff.ts';
import { merge } from './merge.ts';
import { adopted, compared, proposalsIn } from './proposal.ts';

const head = '标题: 关于法治政府建设情况的报告';
const text = (...blocks: string[]): string => printManuscript({ head, blocks });

describe('a text taken apart', () => {
  test('the shipped template reads the same in its one form', () => {
    const template = annualReportTemplate();
    const filled = fillYear(template.text, 2019);
    const [before, after] = [filled, settled(filled)].map((t) => parseTemplate({ ...template, text: t }, 2019));
    const bare = (parsed: typeof before) => parsed?.blocks.map(({ line: _line, ...b }) => JSON.stringify(b).replace(/"line":\d+/g, ''));
    expect(bare(after)).toEqual(bare(before));
    expect(settled(settled(filled))).toBe(settled(filled));
  });

  test('headings, tables and declared tables are blocks of their own; a broken line joins its paragraph', () => {
    const body = '# 一\n甲\n乙\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n```排名\n单位: 县区\n\n列:\n```\n## 二\n丙';
    expect(readManuscript(`---\n${head}\n---\n${body}`).blocks).toEqual([
      '# 一',
      '甲乙',
      '| a | b |\n| --- | --- |\n| 1 | 2 |',
      '```排名\n单位: 县区\n\n列:\n```',
      '## 二',
      '丙',
    ]);
  });

  test('a line of the printed text belongs to a block, or to the head', () => {
    const whole = text('# 一', '甲', '| a |\n| --- |\n| 1 |', '乙');
    const lineOf = (words: string) => whole.split('\n').indexOf(words) + 1;
    expect(['标题: 关于法治政府建设情况的报告', '# 一', '甲', '| 1 |', '乙'].map((w) => blockAt(whole, lineOf(w)))).toEqual([
      undefined,
      0,
      1,
      2,
      3,
    ]);
  });
});

describe('two people at one text', () => {
  const base = text('# 一', '甲', '乙', '丙');

  test('work in different places is put together', () => {
    expect(merge(base, text('# 一', '甲一', '乙', '丙'), text('# 一', '甲', '乙', '丙', '丁'))).toEqual({
      text: text('# 一', '甲一', '乙', '丙', '丁'),
    });
  });

  test('the same change twice is one', () => {
    const both = text('# 一', '甲', '丙');
    expect(merge(base, both, both)).toEqual({ text: both });
  });

  test('different words for one paragraph are a conflict that shows both', () => {
    const answer = merge(base, text('# 一', '甲', '我', '丙'), text('# 一', '甲', '他', '丙'));
    expect(answer).toEqual({ conflicts: [{ before: '乙', mine: '我', theirs: '他' }] });
  });

  test('a conflict is decided by whoever saves: one of both, or both', () => {
    const [mine, theirs] = [text('# 一', '甲', '我', '丙'), text('# 一', '甲', '他', '丙', '丁')];
    const chosen = (['mine', 'theirs', 'both'] as const).map((c) => merge(base, mine, theirs, [c]));
    expect(chosen).toEqual([
      { text: text('# 一', '甲', '我', '丙', '丁') },
      { text: text('# 一', '甲', '他', '丙', '丁') },
      { text: text('# 一', '甲', '他', '我', '丙', '丁') },
    ]);
  });

  test('items of the head are put together one by one', () => {
    const headed = (...items: string[]) => printManuscript({ head: items.join('\n'), blocks: ['甲'] });
    const old = headed('标题: 甲', '主送:', '  - 一', '专名: []');
    expect(merge(old, headed('标题: 乙', '主送:', '  - 一', '专名: []'), headed('标题: 甲', '主送:', '  - 一', '专名: 丙'))).toEqual({
      text: headed('标题: 乙', '主送:', '  - 一', '专名: 丙'),
    });
    const answer = merge(old, headed('标题: 乙', '主送:', '  - 一', '专名: []'), headed('标题: 丁', '主送:', '  - 一', '专名: []'));
    expect(answer).toEqual({ conflicts: [{ before: '标题: 甲', mine: '标题: 乙', theirs: '标题: 丁' }] });
  });

  test('neither side loses a word, whatever both did', () => {
    const blocks = fc.array(fc.constantFrom('甲', '乙', '丙', '丁', '戊', '己'), { maxLength: 7 });
    fc.assert(
      fc.property(blocks, blocks, blocks, (b, m, t) => {
        const answer = merge(text(...b), text(...m), text(...t));
        if (!('text' in answer)) return;
        const whole = new Set(readManuscript(answer.text).blocks);
        const fresh = [...m, ...t].filter((x) => !b.includes(x));
        expect(fresh.filter((x) => !whole.has(x))).toEqual([]);
      }),
    );
  });

  test('who alone changed something gets just that', () => {
    const blocks = fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 7 });
    fc.assert(
      fc.property(blocks, blocks, (b, m) => {
        expect(merge(text(...b), text(...m), text(...b))).toEqual({ text: text(...m) });
        expect(merge(text(...b), text(...b), text(...m))).toEqual({ text: text(...m) });
      }),
    );
  });
});

describe('proposals', () => {
  const base = text('# 一', '甲', '乙', '# 二', '丙');

  test('are told place by place, with their headings', () => {
    const found = proposalsIn(base, text('# 一', '甲二', '乙', '# 二', '丙', '丁'));
    expect(found).toEqual([
      { place: 1, heading: '一', before: '甲', after: '甲二' },
      { place: 5, heading: '二', before: '', after: '丁' },
    ]);
  });

  test('carried out one after the other they make the proposed text', () => {
    const blocks = fc.uniqueArray(fc.constantFrom('甲', '乙', '丙', '丁', '戊', '己', '庚'), { maxLength: 7 });
    fc.assert(
      fc.property(blocks, blocks, (b, n) => {
        const [from, to] = [text(...b), text(...n)];
        // From the end, so that no place moves before it is used.
        const made = proposalsIn(from, to).reduceRight<string | undefined>((t, p) => t && adopted(t, p), from);
        expect(made).toBe(to);
      }),
    );
  });

  test('follow their paragraph, and fit no more when it was rewritten', () => {
    const [proposal] = proposalsIn(base, text('# 一', '甲', '乙三', '# 二', '丙'));
    expect(proposal && adopted(text('序', '# 一', '甲', '乙', '# 二', '丙'), proposal)).toBe(
      text('序', '# 一', '甲', '乙三', '# 二', '丙'),
    );
    expect(proposal && adopted(text('# 一', '甲', '乙四', '# 二', '丙'), proposal)).toBeUndefined();
  });
});

test('a comparison shows every word once, old and new', () => {
  const words = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '1', '{{a.b | percent}}', '**') });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const all = pieces(a, b);
      expect(
        all
          .filter((p) => p.kind !== 'added')
          .map((p) => p.text)
          .join(''),
      ).toBe(a);
      expect(
        all
          .filter((p) => p.kind !== 'cut')
          .map((p) => p.text)
          .join(''),
      ).toBe(b);
    }),
  );
  expect(compared(text('甲乙'), text('甲丙'))).toEqual([
    {
      same: false,
      pieces: [
        { kind: 'same', text: '甲' },
        { kind: 'cut', text: '乙' },
        { kind: 'added', text: '丙' },
      ],
    },
  ]);
});
