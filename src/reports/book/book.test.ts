import { describe, expect, test } from 'vitest';
import { unzip } from '../docx/zip.ts';
import { printBook } from './book.ts';
import { printCatalogues } from './catalogues.ts';

const entry = (n: number) => ({
  title: `关于第${n}件事的通知`,
  number: `驻政〔2019〕${n}号`,
  issuer: '驻马店市人民政府',
  dates: '2019年3月5日成文',
  signedOn: '2019-03-05',
  text: '第一章 总则\n第一条 甲。\n一、目标\n（一）内容较长的一段话，写到句号为止。',
});
const book = {
  title: '规范性文件汇编（2019）',
  compiler: '驻马店市',
  committee: '汇编委员会',
  year: 2019,
  date: '2019-12-09',
  parts: [
    { title: '综合政务', entries: [entry(1), entry(2)] },
    { title: '城乡建设', entries: [entry(3)] },
  ],
};

async function documentOf(bytes: Buffer): Promise<string> {
  const part = (await unzip(bytes)).find((p) => p.name === 'word/document.xml');
  return part?.data.toString('utf8') ?? '';
}
const words = (xml: string): string => xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');

describe('the yearly book', () => {
  test('every document stands in the contents, pointing at its own page', async () => {
    const xml = await documentOf(await printBook(book));
    for (const place of ['doc_1_1', 'doc_1_2', 'doc_2_1']) {
      expect(xml).toContain(`w:anchor="${place}"`);
      expect(xml).toContain(`w:name="${place}"`);
      expect(xml).toContain(`PAGEREF ${place}`);
    }
    expect(words(xml)).toContain('收入现行有效文件3件');
  });

  test('the text is printed word for word, number and dates with it', async () => {
    const printed = words(await documentOf(await printBook(book))).replace(/[\s\u3000]/g, '');
    expect(printed).toContain('第一章总则第一条甲。一、目标（一）内容较长的一段话，写到句号为止。');
    expect(printed).toContain('驻政〔2019〕3号驻马店市人民政府');
  });

  test('equal books give equal bytes', async () => {
    expect((await printBook(book)).equals(await printBook(book))).toBe(true);
  });

  test('a document without a text says so', async () => {
    const bare = { ...book, parts: [{ title: '其他', entries: [{ ...entry(1), text: '' }] }] };
    expect(words(await documentOf(await printBook(bare)))).toContain('平台未存正文');
  });
});

describe('catalogues', () => {
  test('each has its heading with the number of rows; an empty one says so', async () => {
    const groups = [
      { title: '继续有效目录', head: ['名称', '文号'], rows: [['甲', '驻政〔2019〕1号']] },
      { title: '废止目录', head: ['名称', '文号'], rows: [] },
    ];
    const printed = words(await documentOf(await printCatalogues({ title: '清理结果', groups })));
    expect(printed).toContain('继续有效目录（1件）');
    expect(printed).toContain('废止目录（0件）');
    expect(printed).toContain('无。');
    expect(printed).toContain('序号');
  });
});

test('the contents say on which page a document begins: the next one begins where the last one ended', async () => {
  const long = { ...entry(1), text: Array.from({ length: 50 }, (_, i) => `第${i + 1}条 甲。`).join('\n') };
  const xml = await documentOf(await printBook({ ...book, parts: [{ title: '综合政务', entries: [long, entry(2)] }] }));
  const page = (place: string) => /<w:t[^>]*>(\d+)<\/w:t>/.exec(xml.slice(xml.indexOf(`PAGEREF ${place}`)))?.[1];
  expect([page('doc_1_1'), page('doc_1_2')]).toEqual(['1', '4']);
});
