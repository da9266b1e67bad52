import { beforeAll, describe, expect, test } from 'vitest';
import { composeReport } from '../annual.ts';
import { countOf, from, templateOf } from '../fixtures.test-helper.ts';
import type { OfficialDocument } from '../model.ts';
import { printDocx } from './document.ts';
import { lineCount, reckon } from './layout.ts';
import { unzip } from './zip.ts';

const twips = (mm: number) => (mm * 1440) / 25.4;
const near = (value: number, wanted: number, by = 6) => expect(Math.abs(value - wanted), `${value} near ${wanted}`).toBeLessThanOrEqual(by);

async function parts(document: OfficialDocument): Promise<Map<string, string>> {
  return new Map((await unzip(await printDocx(document))).map((p) => [p.name, p.data.toString('utf8')]));
}

async function compose(body: string, more: readonly string[] = []): Promise<OfficialDocument> {
  const figures = from(countOf('a.total', 770), countOf('a.total[kind=major-contract]', 190));
  const composed = await composeReport({ template: templateOf(body, more), year: 2019, scope: { code: '411700', name: '某市' }, figures });
  return composed.document;
}

const attribute = (xml: string, name: string): string => new RegExp(`${name}="([^"]*)"`).exec(xml)?.[1] ?? '';
const paragraph = (xml: string, text: string): string =>
  (xml.match(/<w:p>.*?<\/w:p>/gs) ?? []).find((p) => p.replace(/<[^>]+>/g, '').includes(text)) ?? '';

const body = [
  '# 规范性文件',
  '## 清理',
  '### 小节',
  '#### 细目',
  '共清理{{a.total}}件，**其中**如下：',
  '| 类别 | 件数 |\n| --- | --- |\n| 合同 | {{a.total[kind=major-contract]}} |',
].join('\n\n');

const more = ['附件: [甲表, 乙表]', '附注: 联系人略', '密级: 内部', '印发日期: 2020-02-10'];

let document: OfficialDocument;
let files: Map<string, string>;
let xml: string;

beforeAll(async () => {
  document = await compose(body, more);
  files = await parts(document);
  xml = files.get('word/document.xml') ?? '';
});

describe('paper and grid (5.2)', () => {
  test('A4, 天头 37 mm, 订口 28 mm, text block 156 mm × 225 mm', () => {
    const size = /<w:pgSz[^>]*>/.exec(xml)?.[0] ?? '';
    const margins = /<w:pgMar[^>]*>/.exec(xml)?.[0] ?? '';
    const [width, height] = [Number(attribute(size, 'w:w')), Number(attribute(size, 'w:h'))];
    near(width, twips(210));
    near(height, twips(297));
    near(Number(attribute(margins, 'w:top')), twips(37));
    near(Number(attribute(margins, 'w:left')), twips(28));
    near(width - Number(attribute(margins, 'w:left')) - Number(attribute(margins, 'w:right')), twips(156));
    near(height - Number(attribute(margins, 'w:top')) - Number(attribute(margins, 'w:bottom')), twips(225));
  });
  test('22 lines and 28 characters fill the text block and fit into it', () => {
    const pitch = Number(attribute(/<w:docGrid[^>]*>/.exec(xml)?.[0] ?? '', 'w:linePitch'));
    const line = Number(/w:line="(\d+)"[^>]*w:lineRule="exact"/.exec(files.get('word/styles.xml') ?? '')?.[1]);
    const spacing = Number(/<w:spacing w:val="(-?\d+)"\/>/.exec(paragraph(xml, '共清理'))?.[1]);
    const block = 16838 - 2098 - Number(attribute(/<w:pgMar[^>]*>/.exec(xml)?.[0] ?? '', 'w:bottom'));
    expect(pitch).toBe(580);
    expect(22 * pitch).toBeLessThanOrEqual(block);
    expect(23 * line).toBeGreaterThan(block);
    near(28 * (320 + spacing), twips(156), 30);
    expect(28 * (320 + spacing)).toBeLessThanOrEqual(11906 - 1587 - 1474);
  });
});

describe('head (7.2)', () => {
  test('the issuer’s mark is red, 35 mm below the top of the text block, whatever stands above it', () => {
    const mark = paragraph(xml, '某市人民政府文件');
    expect(mark).toContain('<w:color w:val="FF0000"/>');
    expect(mark).toContain('方正小标宋简体');
    near(Number(attribute(mark, 'w:before')) + 579, twips(35));
  });
  test('the number of an upward document stands left by one character, the signatory right by one, his name in 楷体', () => {
    const line = paragraph(xml, '某政文〔2020〕22号');
    near(Number(attribute(line, 'w:left')), twips(156) / 28, 2);
    near(Number(attribute(line, 'w:pos')), (twips(156) * 27) / 28, 4);
    expect(line).toMatch(/楷体"[^>]*\/>(?:(?!<w:t[ >]).)*<w:t[^>]*>张三丰/s);
    expect(Number(attribute(line, 'w:before'))).toBe(2 * 579);
  });
  test('a document to equals or below shows no signatory and centres its number', async () => {
    const downward = (await parts(await compose(body, ['上行文: 否']))).get('word/document.xml') ?? '';
    expect(downward).not.toContain('签发人');
    expect(paragraph(downward, '某政文')).toContain('<w:jc w:val="center"/>');
  });
  test('a red rule as wide as the text block follows 4 mm below', () => {
    const rule = (xml.match(/<w:p>.*?<\/w:p>/gs) ?? []).find((p) => p.includes('<w:pBdr>')) ?? '';
    expect(rule).toMatch(/<w:bottom[^>]*w:color="FF0000"/);
    expect(rule).not.toContain('<w:ind');
    near(Number(attribute(rule, 'w:line')), twips(4), 2);
  });
});

describe('text (7.3)', () => {
  test('the title is 2号小标宋, centred, two lines below the rule', () => {
    const title = (xml.match(/<w:p>.*?<\/w:p>/gs) ?? []).find((p) => p.includes('<w:sz w:val="44"/>')) ?? '';
    expect(title).toContain('小标宋');
    expect(title).toContain('<w:jc w:val="center"/>');
    expect(Number(attribute(title, 'w:before'))).toBe(2 * 579);
  });
  test('addressees stand one line below, flush left, with a full colon', () => {
    const line = paragraph(xml, '某省人民政府：');
    expect(Number(attribute(line, 'w:before'))).toBe(579);
    expect(line).not.toContain('w:firstLine');
  });
  test.each([
    ['一、规范性文件', '黑体'],
    ['（一）清理', '楷体'],
    ['1.小节', '仿宋'],
    ['（1）细目', '仿宋'],
    ['共清理770件', '仿宋'],
  ])('%s is set in 3号 %s, indented by two characters', (text, face) => {
    const line = paragraph(xml, text);
    expect(line).toContain(`w:eastAsia="${face}"`);
    expect(line).toContain('<w:sz w:val="32"/>');
    expect(attribute(line, 'w:firstLineChars')).toBe('200');
  });
  test('each figure can be found by its bookmark, and bookmark ids are unique', () => {
    const names = [...xml.matchAll(/<w:bookmarkStart[^>]*w:name="([^"]*)"/g)].map((m) => m[1]);
    expect(names).toEqual(['fig-1-a_total', 'fig-2-a_total_kind_major-contract_']);
    const ids = [...xml.matchAll(/<w:bookmarkStart[^>]*w:id="(\d+)"/g)].map((m) => m[1]);
    expect(ids).toEqual(['1', '2']);
  });
  test('tables have hairlines and repeat their head', () => {
    expect(xml).toContain('<w:tblHeader/>');
    expect(xml).toMatch(/<w:insideH[^>]*w:sz="4"/);
  });
  test('attachments follow one line below, without punctuation', () => {
    expect(paragraph(xml, '附件：')).toContain('附件：1.甲表<');
    expect(Number(attribute(paragraph(xml, '附件：'), 'w:before'))).toBe(579);
  });
  test('the date of a sealed document keeps four characters free at the right, the signature is centred on it', async () => {
    const cell = twips(156) / 28;
    const long = (await parts(await compose('正文', ['发文机关: 某某自治州人民政府']))).get('word/document.xml') ?? '';
    const [signature, date] = [paragraph(long.slice(long.indexOf('正文')), '某某自治州人民政府'), paragraph(long, '2020年2月9日')];
    near(Number(attribute(date, 'w:right')), 4 * cell, 2);
    const centre = (right: number, width: number) => right + (width * cell) / 2;
    near(centre(Number(attribute(signature, 'w:right')), 9), centre(Number(attribute(date, 'w:right')), 6), 4);
  });
});

describe('版记 and page numbers (7.4, 7.5)', () => {
  test('thick rules outside, a thin one between, on the lower edge of the text block', () => {
    const table = /<w:tbl>(?:(?!<w:tbl>).)*抄送.*?<\/w:tbl>/s.exec(xml)?.[0] ?? '';
    expect(table).toContain('w:tblpYSpec="bottom"');
    expect([...table.matchAll(/<w:(?:top|bottom) w:val="single"[^>]*w:sz="(\d+)"/g)].map((m) => m[1])).toEqual(['8', '6', '6', '8']);
    expect(table).toContain('抄送：市委，市人大常委会。');
    expect(table).toContain('2020年2月10日印发');
  });
  test('odd pages number at the right, even pages at the left, one 4号 character in, in half-width 宋体', () => {
    const footers = [...files].filter(([name]) => name.startsWith('word/footer')).map(([, text]) => text);
    const odd = footers.find((f) => f.includes('<w:jc w:val="right"/>')) ?? '';
    const even = footers.find((f) => f.includes('<w:jc w:val="left"/>')) ?? '';
    expect(attribute(odd, 'w:right')).toBe('280');
    expect(attribute(even, 'w:left')).toBe('280');
    expect(odd).toContain('宋体');
    expect(odd).toContain('<w:sz w:val="28"/>');
    expect(files.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
  });
  test('the dash of the page number lies 7 mm below the text block', () => {
    const margins = /<w:pgMar[^>]*>/.exec(xml)?.[0] ?? '';
    const dash = Number(attribute(margins, 'w:bottom')) - Number(attribute(margins, 'w:footer')) - 140;
    near(dash, twips(7), 8);
  });
  test('the 版记 goes to an even page, at the foot of the text where there is room', async () => {
    const lines = (n: number) => Array.from({ length: n }, () => '正文').join('\n\n');
    const short = await compose(lines(2));
    const [onTwo, onThree] = [await compose(lines(14)), await compose(lines(30))];
    expect(reckon(short)).toMatchObject({ lastPage: 1, colophonHere: false });
    expect(reckon(onTwo)).toMatchObject({ lastPage: 2, colophonHere: true });
    expect(reckon(onThree)).toMatchObject({ lastPage: 3, colophonHere: false });
    expect((await parts(onTwo)).get('word/document.xml')).toContain('<w:type w:val="continuous"/>');
    expect((await parts(onThree)).get('word/document.xml')).toContain('<w:type w:val="evenPage"/>');
  });
  test('no page shows a signature without text: the last line of the text goes with it', async () => {
    const lines = (n: number) => Array.from({ length: n }, () => '正文').join('\n\n');
    const ends = await Promise.all(Array.from({ length: 24 }, (_, n) => compose(lines(n + 4))));
    const pages = ends.map((d) => reckon(d));
    const turned = pages.findIndex((p, i) => p.lastPage > (pages[i - 1]?.lastPage ?? p.lastPage));
    expect(Math.round((pages[turned]?.used ?? 0) / 579)).toBe(5);
    expect(paragraph(xml, '2020年2月9日')).not.toContain('<w:keepNext/>');
    expect(paragraph(xml.slice(xml.indexOf('乙表')), '某市人民政府')).toContain('<w:keepNext/>');
  });
  test('a section break takes no line of the page', () => {
    const carrier = (xml.match(/<w:p>.*?<\/w:p>/gs) ?? []).find((p) => p.includes('<w:sectPr>')) ?? '';
    expect(carrier).toContain('联系人略');
  });
  test('28 characters fill a line; closing punctuation hangs', () => {
    expect(lineCount('字'.repeat(28), 0)).toBe(1);
    expect(lineCount(`${'字'.repeat(28)}。`, 0)).toBe(1);
    expect(lineCount('字'.repeat(29), 0)).toBe(2);
    expect(lineCount('字'.repeat(27), 2)).toBe(2);
  });
});

test('equal documents give equal bytes', async () => {
  const [one, two] = [await printDocx(document), await printDocx(await compose(body, more))];
  expect(one.equals(two)).toBe(true);
});

test('a face that is not installed falls back by name', () => {
  expect(files.get('word/fontTable.xml')).toMatch(/w:name="仿宋"><w:altName w:val="FangSong,仿宋_GB2312,[^"]*Noto Serif CJK SC"/);
});
