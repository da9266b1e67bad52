import { describe, expect, test } from 'vitest';
import type { OfficialDocument } from '../model.ts';
import { printDocx } from './document.ts';
import { unzip } from './zip.ts';

const twips = (mm: number) => Math.round((mm * 1440) / 25.4);
const plain: OfficialDocument = {
  head: { issuerMark: '某市司法局', docNo: '某司函〔2019〕12号', signatories: [], upward: false },
  title: ['关于补充材料的函'],
  addressees: ['某局'],
  blocks: [{ kind: 'paragraph', runs: [{ kind: 'text', text: '请补充材料。' }] }],
  ...{ attachments: [], signature: '某市司法局', sealed: true, date: '2019-12-27', dateText: '2019年12月27日' },
  cc: ['某办公室'],
  printing: { office: '', dateText: '' },
};

async function parts(form: 'letter' | 'decision', more: Partial<OfficialDocument> = {}): Promise<Map<string, string>> {
  const made = await printDocx({ ...plain, form, ...more });
  return new Map((await unzip(made)).map((p) => [p.name, p.data.toString('utf8')]));
}
const within = (files: Map<string, string>, name: RegExp): string =>
  [...files]
    .filter(([path]) => name.test(path))
    .map(([, xml]) => xml)
    .join('');
const textOf = (xml: string): string => xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');

describe('a letter (GB/T 9704-2012 10.1)', () => {
  test('the mark stands 30 mm, the lower rule 20 mm from the edges of the first page, which bears no number', async () => {
    const files = await parts('letter');
    const document = files.get('word/document.xml') ?? '';
    expect(document).toContain('<w:titlePg/>');
    const margins = /<w:pgMar[^>]*>/.exec(document)?.[0] ?? '';
    expect(margins).toContain(`w:header="${twips(30)}"`);
    expect(margins).toContain(`w:footer="${twips(20)}"`);
    const heads = within(files, /header\d\.xml$/);
    expect(textOf(heads)).toContain('某市司法局');
    expect(heads).toMatch(/w:bottom[^>]*w:val="thickThinSmallGap"/);
    expect(within(files, /footer\d\.xml$/)).toMatch(/w:bottom[^>]*w:val="thinThickSmallGap"/);
  });

  test('the number stands right, copies have no printing office', async () => {
    const said = textOf((await parts('letter')).get('word/document.xml') ?? '');
    expect(said.indexOf('某司函〔2019〕12号')).toBeLessThan(said.indexOf('关于补充材料的函'));
    expect(said).toContain('抄送：某办公室。');
    expect(said).not.toContain('印发');
  });
});

describe('a decision', () => {
  test('the organ, the name, the number, nothing red', async () => {
    const document = (await parts('decision', { title: ['某某决定书'] })).get('word/document.xml') ?? '';
    expect(document).not.toContain('FF0000');
    const lines = textOf(document).split('\n').filter(Boolean);
    expect(lines.slice(0, 4)).toEqual(['某市司法局', '某某决定书', '某司函〔2019〕12号', '某局：']);
  });

  test('without addressees the text follows the number; equal letters are equal bytes', async () => {
    const more = { addressees: [], cc: [] };
    const said = textOf((await parts('decision', more)).get('word/document.xml') ?? '');
    expect(said).not.toContain('：');
    const [one, two] = await Promise.all([1, 2].map(() => printDocx({ ...plain, form: 'decision', ...more })));
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true);
  });
});
