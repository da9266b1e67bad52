import { describe, expect, test } from 'vitest';
import type { Figure } from '#kernel';
import { composeReport } from '../annual.ts';
import { countOf, shareOf, templateOf } from '../fixtures.test-helper.ts';
import type { OfficialDocument } from '../model.ts';
import { reportTemplates } from '../templates/shipped.ts';
import { citedIn } from './cited.ts';
import { comparedFigures } from './comparison.ts';
import { checkedFindings, unresolved } from './findings.ts';
import { changesSince, frozenReader } from './frozen.ts';
import { promisedTasks } from './next-year.ts';
import { figuresCsv, misplaced, publicDocument, publicFigures, readCode, verifyCode } from './public-edition.ts';
import { fillScope, servesKind } from './scope.ts';

const scope = { code: '411700', name: '某市' };
const composed = (body: string, figures: readonly Figure[]) =>
  composeReport({ template: templateOf(body), year: 2019, scope, figures: frozenReader({ figures }) });

describe('frozen figures', () => {
  const frozen = [countOf('m.n', 785), shareOf('m.rate', 101496, 102771, 98.75, 'truncate')];
  test('nothing changed says nothing; a changed value or a changed part is told', () => {
    expect(changesSince(frozen, frozen)).toEqual([]);
    expect(changesSince(frozen, [countOf('m.n', 786), shareOf('m.rate', 101497, 102772, 98.75, 'truncate')])).toEqual([
      expect.objectContaining({ id: 'm.n', frozen: '785件', now: '786件' }),
      expect.objectContaining({ id: 'm.rate', now: '98.75%（101497÷102772）' }),
    ]);
  });
  test('a figure that was not frozen cannot be cited', async () => {
    const { problems } = await composed('共{{m.n}}件，另{{m.other}}件。', frozen);
    expect(problems.map((p) => p.code)).toContain('unknown-figure');
  });
  test('what is to be frozen is what the text cites and what its sums speak of', () => {
    const text = templateOf('共{{m.n}}件', ['合计:', '  - m.total = .a + .b']).text;
    expect(citedIn(text, 2019)).toEqual(['m.n', 'm.total', 'm.a', 'm.b']);
  });
});

describe('what the check found', () => {
  test('a passage to be written cannot be explained away; a question can', async () => {
    const report = await composed('# 甲\n\n共{{m.n}}件。\n\n〔待补〕原因。', [countOf('m.n', 1)]);
    const changes = [{ id: 'm.n', title: '件数', unit: '件', frozen: '1件', now: '2件' }];
    const found = checkedFindings(report, changes);
    expect(found.filter((f) => !f.explainable).map((f) => f.id.split(':')[0])).toEqual(['to-be-written']);
    const change = found.find((f) => f.id.startsWith('changed:'));
    expect(change?.said).toBe('「件数」封存时为1件，记录后来有变化，现为2件');
    const all = Object.fromEntries(found.map((f) => [f.id, '说明']));
    expect(unresolved(found, all).map((f) => f.explainable)).toEqual([false]);
  });
});

describe('the public edition', () => {
  const table: OfficialDocument['blocks'][number] = { kind: 'paragraph', runs: [{ kind: 'text', text: '按照批示办理' }] };
  test('leaves out a passage by its place, and notices when the text has moved', async () => {
    const { document, figures } = await composed('# 甲\n\n按照批示办理{{m.n}}件。\n\n另有{{m.k}}件。', [
      countOf('m.n', 1),
      countOf('m.k', 2),
    ]);
    const redaction = { path: '2', quote: '按照批示', ground: 'instruction', reason: '' };
    expect(misplaced(document, [redaction])).toEqual([]);
    expect(misplaced({ blocks: [table] }, [redaction])).toEqual([redaction]);
    const open = publicDocument(document, [redaction]);
    expect(open.blocks).toHaveLength(document.blocks.length - 1);
    expect(publicFigures(open, figures).map((f) => [f.id, f.records])).toEqual([['m.k', '']]);
  });
  test('its code is the head of its seal, however it is typed', () => {
    const code = verifyCode('0123456789abcdef0123'.padEnd(64, 'f'));
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect(readCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code);
    expect(readCode('OIL1-0000-0000-0000')).toBe('0111-0000-0000-0000');
    expect([readCode('12'), readCode('UUUU-UUUU-UUUU-UUUU')]).toEqual([undefined, undefined]);
    expect(verifyCode('0123456789abcdef0124'.padEnd(64, 'f'))).not.toBe(code);
  });
  test('its table opens in any program and begins no formula', () => {
    const lines = figuresCsv([{ ...countOf('m.n', 3), title: '=1+1', definition: '甲,"乙"' }]).split('\r\n');
    expect(lines[0]?.startsWith('\uFEFFmetricId,title,value')).toBe(true);
    expect(lines[1]).toContain(`m.n,'=1+1,3`);
    expect(lines[1]).toContain('"甲,""乙"""');
  });
});

describe('two years', () => {
  const now = [countOf('a.n', 120), shareOf('a.rate', 98, 100, 98, 'half-up'), countOf('b.n', 5)];
  const before = new Map([countOf('a.n', 100), shareOf('a.rate', 95, 100, 95, 'half-up')].map((f) => [f.id, f]));
  const gap = (id: string) => (id.startsWith('b.') ? '上年没有这一类记录，不可比' : null);
  test('tells by how much, shares in points, and why what cannot be compared cannot', () => {
    expect(comparedFigures(now, before, gap).map((f) => [f.change, f.why])).toEqual([
      ['增加20件，增长20%', null],
      ['上升3个百分点', null],
      ['', '上年没有这一类记录，不可比'],
    ]);
  });
  test('another definition is no comparison; a zero asks whether anything was kept', () => {
    const other = new Map([['a.n', { ...countOf('a.n', 100), definition: '另一口径' }]]);
    expect(comparedFigures(now.slice(0, 1), other, gap)[0]?.why).toBe('两年的口径不同，不可比');
    const zero = new Map([['a.n', countOf('a.n', 0)]]);
    expect(comparedFigures(now.slice(0, 1), zero, gap)[0]?.change).toBe('增加120件；上年为零，请核对上年记录是否齐全');
  });
});

describe('templates', () => {
  test('each kind of unit finds its own, and only its own', () => {
    const kinds = ['city', 'county', 'zone', 'department'];
    const served = kinds.map((kind) =>
      reportTemplates()
        .filter((t) => servesKind(t.text, kind))
        .map((t) => t.id),
    );
    expect(served).toEqual([['annual-report'], ['county-annual-report'], ['county-annual-report'], ['department-annual-report']]);
  });
  test('names of the unit are filled in', () => {
    const unit = { code: '411721', name: '西平县', kind: 'county', organ: '西平县人民政府', superior: '驻马店市人民政府', sign: '西' };
    expect(fillScope('{organ}报{superior}，{sign}政文，{unit}{year}', unit)).toBe('西平县人民政府报驻马店市人民政府，西政文，西平县{year}');
  });
  test('what is promised for the next year is taken section by section', async () => {
    const { document } = await composed('# 甲\n\n一。\n\n# 2020年主要安排\n\n## 充实力量\n\n配备人员。\n\n## 编印指引\n\n# 其他', []);
    expect(promisedTasks(document)).toEqual([
      { title: '充实力量', words: '配备人员。' },
      { title: '编印指引', words: '' },
    ]);
  });
});
