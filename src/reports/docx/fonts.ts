import type { IRunOptions } from 'docx';
import { lineExact, size, tightening } from './measures.ts';

export type Face = 'fangsong' | 'kaiti' | 'heiti' | 'songti' | 'xiaobiaosong';

interface Typeface {
  readonly name: string;
  /** Names of the same or the nearest face on other systems, tried in this order. */
  readonly others: readonly string[];
  readonly family: 'roman' | 'swiss' | 'script';
  readonly panose: string;
}

const faces: Record<Face, Typeface> = {
  fangsong: {
    name: '仿宋',
    others: ['FangSong', '仿宋_GB2312', 'FangSong_GB2312', 'STFangsong', 'FZFangSong-Z02S', 'Noto Serif CJK SC'],
    family: 'roman',
    panose: '02010609060101010101',
  },
  kaiti: {
    name: '楷体',
    others: ['KaiTi', '楷体_GB2312', 'KaiTi_GB2312', 'STKaiti', 'FZKai-Z03S', 'Noto Serif CJK SC'],
    family: 'roman',
    panose: '02010609060101010101',
  },
  heiti: {
    name: '黑体',
    others: ['SimHei', 'STHeiti', 'FZHei-B01S', 'Noto Sans CJK SC'],
    family: 'swiss',
    panose: '02010609060101010101',
  },
  songti: {
    name: '宋体',
    others: ['SimSun', 'STSong', 'FZShuSong-Z01S', 'Noto Serif CJK SC'],
    family: 'roman',
    panose: '02010600030101010101',
  },
  xiaobiaosong: {
    name: '方正小标宋简体',
    others: ['FZXiaoBiaoSong-B05S', '方正小标宋_GBK', '小标宋体', '华文中宋', 'STZhongsong', 'Noto Serif CJK SC'],
    family: 'roman',
    panose: '02010601030101010101',
  },
};

/** Run options of a face: the same for Chinese and Latin, and quotation marks in the Chinese face. */
export function inFace(face: Face, halfPoints: number): Pick<IRunOptions, 'font' | 'size' | 'sizeComplexScript' | 'characterSpacing'> {
  const { name } = faces[face];
  const font = { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' };
  return { font, size: halfPoints, sizeComplexScript: halfPoints, ...(halfPoints === size.three && { characterSpacing: tightening }) };
}

const attributes = (face: Face): string => {
  const { name } = faces[face];
  return `w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"`;
};

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** word/fontTable.xml: names to fall back on where a face is not installed. */
export function fontTable(): string {
  const fonts = Object.values(faces).map(
    (f) =>
      `<w:font w:name="${f.name}"><w:altName w:val="${f.others.join(',')}"/><w:panose1 w:val="${f.panose}"/>` +
      `<w:charset w:val="86"/><w:family w:val="${f.family}"/><w:pitch w:val="fixed"/></w:font>`,
  );
  return `${declaration}<w:fonts ${namespace}>${fonts.join('')}</w:fonts>`;
}

/** Fixed line spacing makes the grid itself; snapping to it as well would push every larger line of the head down. */
const paragraphBase =
  '<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>' +
  `<w:spacing w:before="0" w:after="0" w:line="${lineExact}" w:lineRule="exact"/><w:jc w:val="both"/>`;

const heading = (level: number, face: Face): string =>
  `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>` +
  `<w:qFormat/><w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:rFonts ${attributes(face)}/></w:rPr></w:style>`;

/** Faces of the four levels of headings: 黑体, 楷体, 仿宋, 仿宋 (7.3.3). */
export const headingFaces: Record<1 | 2 | 3 | 4, Face> = { 1: 'heiti', 2: 'kaiti', 3: 'fangsong', 4: 'fangsong' };

/** word/styles.xml: 3号仿宋 on the grid, and headings that Word's navigation knows. */
export function styles(): string {
  const levels = ([1, 2, 3, 4] as const).map((level) => heading(level, headingFaces[level]));
  const run = `<w:rPr><w:rFonts ${attributes('fangsong')}/><w:kern w:val="0"/><w:sz w:val="${size.three}"/><w:szCs w:val="${size.three}"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>`;
  return (
    `${declaration}<w:styles ${namespace}><w:docDefaults><w:rPrDefault>${run}</w:rPrDefault>` +
    `<w:pPrDefault><w:pPr>${paragraphBase}</w:pPr></w:pPrDefault></w:docDefaults>` +
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>${paragraphBase}</w:pPr>${run}</w:style>` +
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>' +
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
    `${levels.join('')}</w:styles>`
  );
}
