/** The editor's document and the text of the report are the same thing: whatever is typed is read as it was meant. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annualReportTemplate, fillYear, parseTemplate, printManuscript, readManuscript } from '#reports';
import { headItems, headValue, withHead } from '../src/web/editor/head.ts';
import { type BlockJson, type DocJson, fromBlocks, type InlineJson, toBlocks } from '../src/web/editor/markdown.ts';

const shipped = readManuscript(fillYear(annualReportTemplate().text, 2019));
const head = '标题: 关于法治政府建设情况的报告';

/** What people type and paste, the signs of the text's own grammar among it. */
const signs = [
  '市',
  '件',
  '。',
  '1',
  '2019年',
  ' ',
  '　',
  '#',
  '*',
  '**',
  '|',
  '-',
  '- ',
  '1. ',
  '>',
  '`',
  '```',
  '<b>',
  '\\',
  '{',
  '}}',
  '{{',
  '[',
  ']:',
  '~',
  '=',
  '+',
  '_',
  '\n',
  '\t',
];
const words = fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 8 }).map((s) => s.join(''));
const source = fc.constantFrom('a.b', 'a.b[c=d]', 'a.b[c=d,e=f] | percent', 'a.b | all:全覆盖', 'units.department[share-with=a.b,level=x]');
const inline: fc.Arbitrary<InlineJson> = fc
  .tuple(
    fc.oneof(
      words.map((text) => ({ type: 'text' as const, text })),
      source.map((s) => ({ type: 'figure' as const, attrs: { source: s } })),
    ),
    fc.boolean(),
  )
  .map(([node, bold]) => (bold ? { ...node, marks: [{ type: 'bold' as const }] } : node));
const content = fc.array(inline, { maxLength: 5 });
const block: fc.Arbitrary<BlockJson> = fc.oneof(
  content.map((c) => ({ type: 'paragraph' as const, content: c })),
  fc.tuple(fc.integer({ min: 1, max: 4 }), content).map(([level, c]) => ({ type: 'heading' as const, attrs: { level }, content: c })),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 3 })).chain(([columns, rows]) =>
    fc.array(fc.array(content, { minLength: columns, maxLength: columns }), { minLength: rows + 1, maxLength: rows + 1 }).map((all) => ({
      type: 'table' as const,
      content: all.map((row, i) => ({
        type: 'tableRow' as const,
        content: row.map((c) => ({ type: i === 0 ? ('tableHeader' as const) : ('tableCell' as const), content: c })),
      })),
    })),
  ),
);
const doc: fc.Arbitrary<DocJson> = fc.array(block, { minLength: 1, maxLength: 6 }).map((c) => ({ type: 'doc', content: c }));

describe('the text of a report in the editor', () => {
  test('the shipped text comes back as it was, every figure a figure', () => {
    const opened = fromBlocks(shipped.blocks);
    expect(toBlocks(opened).blocks).toEqual(shipped.blocks);
    const figures = JSON.stringify(opened).match(/"type":"figure"/g)?.length ?? 0;
    expect(figures).toBe(shipped.blocks.join('').match(/\{\{/g)?.length);
    expect(figures).toBeGreaterThan(100);
  });

  test('whatever is typed: written and read again it is the same document', () => {
    fc.assert(
      fc.property(doc, (typed) => {
        const { blocks } = toBlocks(typed);
        const again = fromBlocks(blocks);
        expect(toBlocks(again).blocks).toEqual(blocks);
        expect(readManuscript(printManuscript({ head, blocks })).blocks).toEqual(blocks);
      }),
      { numRuns: 300 },
    );
  });

  test('whatever is typed: the report reads the blocks, the words and the figures that the editor shows', () => {
    fc.assert(
      fc.property(doc, (typed) => {
        const { blocks } = toBlocks(typed);
        const parsed = parseTemplate({ id: 'a', version: 1, from: '2019-01-01', text: printManuscript({ head, blocks }) }, 2019);
        const kinds = (fromBlocks(blocks).content as readonly BlockJson[]).map((b) => b.type);
        expect(parsed.blocks.map((b) => b.kind)).toEqual(blocks.length === 0 ? [] : kinds);
        expect(parsed.citations).toHaveLength(blocks.join('').match(/\{\{/g)?.length ?? 0);
        expect(parsed.problems.filter((p) => ['foreign-block', 'bad-citation', 'heading-deep'].includes(p.code))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('an empty paragraph says nothing and moves no number', () => {
    const typed: DocJson = {
      type: 'doc',
      content: [{ type: 'paragraph' }, { type: 'paragraph', content: [{ type: 'text', text: '甲' }] }],
    };
    expect(toBlocks(typed)).toEqual({ blocks: ['甲'], nodes: [1] });
  });
});

describe('the head as a form', () => {
  test('items are read, lists and single words alike', () => {
    expect(headValue(shipped.head, '主送')).toEqual(['河南省人民政府']);
    expect(headValue(shipped.head, '抄送')).toHaveLength(3);
    expect(headValue(shipped.head, '专名')).toEqual([]);
  });

  test('one item said anew leaves every other as it was', () => {
    for (const { title } of headItems(shipped.head)) {
      const changed = withHead(shipped.head, title, ['甲', '乙']);
      expect(headItems(changed)).toEqual(headItems(shipped.head).map((i) => (i.title === title ? { title, items: ['甲', '乙'] } : i)));
      expect(
        withHead(changed, title, headValue(shipped.head, title))
          .split('\n')
          .filter((l) => l.startsWith('#')),
      ).toEqual(shipped.head.split('\n').filter((l) => l.startsWith('#')));
    }
    expect(headValue(withHead('标题: 甲', '专名', ['“2019”展']), '专名')).toEqual(['“2019”展']);
  });
});
