import { expect, test } from 'vitest';
import { unzip } from '../docx/zip.ts';
import { type Dossier, printDossier } from './dossier.ts';

const digest = 'ab'.repeat(32);
const dossier: Dossier = {
  ...{
    title: '市教育局创建依法行政示范单位',
    applicant: '市教育局',
    number: 'SF-2019-0001',
    date: '2019-09-20',
    dateText: '2019年9月20日',
  },
  facts: [['推荐机关', '市司法局']],
  parts: [
    {
      title: '政府职能',
      items: [
        {
          ...{ code: '1-01', title: '审批时限压减', verdict: '达标', note: '' },
          files: [1, 2].map((n) => ({ no: `00${n}`, name: `台账${n}.pdf`, size: 3, sha256: digest })),
        },
        { code: '1-02', title: '网上可办', verdict: '未达标', note: '两个县未完成', files: [] },
      ],
    },
  ],
};

const wordsOf = async (bytes: Buffer): Promise<string> =>
  (await unzip(bytes))
    .find((part) => part.name === 'word/document.xml')
    ?.data.toString('utf8')
    .replace(/<[^>]+>/g, '') ?? '';

test('目录逐条列出标准和佐证编号，索引列出每件的摘要值', async () => {
  const words = await wordsOf(await printDossier(dossier));
  for (const said of ['申报材料', '市教育局', '审批时限压减', '001至002', '自评：未达标。两个县未完成', '没有佐证。', '共2件'])
    expect(words).toContain(said);
  expect(words.split(digest.slice(0, 32)).length - 1).toBe(4);
});

test('内容相同，文件逐字节相同', async () => {
  expect((await printDossier(dossier)).equals(await printDossier(dossier))).toBe(true);
});
