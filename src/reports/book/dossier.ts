import { Document, type FileChild, Packer } from 'docx';
import { finish, grid, line, sheet } from './print.ts';

/** A file of a dossier: its number, what it is, and the digest that tells whether it was changed. */
export interface DossierFile {
  readonly no: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** One criterion or indicator with what proves it. */
export interface DossierItem {
  readonly code: string;
  readonly title: string;
  /** 达标, 未达标 */
  readonly verdict: string;
  readonly note: string;
  readonly files: readonly DossierFile[];
}

export interface DossierPart {
  readonly title: string;
  readonly items: readonly DossierItem[];
}

/** All that one application rests on. */
export interface Dossier {
  readonly title: string;
  readonly applicant: string;
  readonly number: string;
  /** The day on which it was put together. */
  readonly date: string;
  readonly dateText: string;
  readonly facts: readonly (readonly [title: string, value: string])[];
  readonly parts: readonly DossierPart[];
}

const filesOf = (dossier: Dossier): readonly DossierFile[] => dossier.parts.flatMap((part) => part.items.flatMap((item) => item.files));

const heading = (words: string, fresh = false) => line(words, { face: 'heiti', before: 300, keepNext: true, pageBreakBefore: fresh });

function cover(dossier: Dossier): FileChild[] {
  return [
    line('申报材料', { face: 'xiaobiaosong', size: 56, centred: true, before: 3200, line: 1100 }),
    line(dossier.title, { face: 'kaiti', size: 36, centred: true, before: 500, line: 700 }),
    ...(dossier.number ? [line(dossier.number, { centred: true, before: 400 })] : []),
    line(dossier.applicant, { face: 'heiti', centred: true, before: 4200 }),
    line(dossier.dateText, { centred: true, before: 200 }),
  ];
}

/** A digest takes two lines. */
const broken = (digest: string): string => `${digest.slice(0, 32)}\n${digest.slice(32)}`;

function contents(dossier: Dossier): FileChild[] {
  const rows = dossier.parts.flatMap((part) =>
    part.items.map((item) => [
      item.code,
      item.title,
      item.verdict,
      item.files.length === 0 ? '无' : `${item.files[0]?.no}${item.files.length > 1 ? `至${item.files.at(-1)?.no}` : ''}`,
    ]),
  );
  return [heading('一、目录', true), grid(['序号', '标准、指标', '自评', '佐证编号'], rows, [6, 22, 6, 10])];
}

function itemPages(item: DossierItem): FileChild[] {
  const said = [item.verdict, item.note].filter(Boolean).join('。');
  const files = item.files.map((file) => [file.no, file.name]);
  return [
    line(`${item.code}　${item.title}`, { face: 'kaiti', before: 200, keepNext: true }),
    ...(said ? [line(`自评：${said}`, { keepNext: files.length > 0 })] : []),
    ...(files.length > 0 ? [grid(['编号', '佐证'], files, [6, 30])] : [line('没有佐证。')]),
  ];
}

/** Cover, contents, the application, each criterion with its evidence, and the index with the digest of every file. */
export async function printDossier(dossier: Dossier): Promise<Buffer> {
  const files = filesOf(dossier);
  const index = files.map((file) => [file.no, file.name, broken(file.sha256)]);
  const children = [
    ...cover(dossier),
    ...contents(dossier),
    heading('二、申报情况', true),
    grid(
      ['项目', '内容'],
      dossier.facts.map(([title, value]) => [title, value]),
      [8, 28],
    ),
    heading('三、逐条佐证', true),
    ...dossier.parts.flatMap((part) => [
      ...(part.title ? [line(part.title, { face: 'heiti', before: 200, keepNext: true })] : []),
      ...part.items.flatMap(itemPages),
    ]),
    heading('四、佐证索引', true),
    line(`共${files.length}件。摘要值按SHA-256算法计算，材料内容改变的，摘要值随之改变。`),
    ...(index.length > 0 ? [grid(['编号', '名称', '摘要值'], index, [4, 11, 21])] : []),
  ];
  const file = new Document({ title: dossier.title, compatabilityModeVersion: 15, sections: [{ properties: sheet, children }] });
  return finish(await Packer.toBuffer(file), { title: dossier.title, date: dossier.date });
}
