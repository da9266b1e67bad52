import { type CivilDate, isCivilDate } from '#kernel';
import { readNumeral } from './numeral.ts';
import { type Line, linesOf, structureOf } from './structure.ts';

/** One thing recognised in a text: what, in which line, and whether a person should look twice. */
export interface Found<T = string> {
  readonly value: T;
  /** Line of the text, from 0. */
  readonly at: number;
  readonly sure: boolean;
  readonly why?: string;
}

export interface Recognised {
  readonly title?: Found;
  readonly docNo?: Found;
  readonly indexNo?: Found;
  readonly signedOn?: Found<CivilDate>;
  readonly publishedOn?: Found<CivilDate>;
  readonly effectiveOn?: Found<CivilDate>;
  readonly expiresOn?: Found<CivilDate>;
  /** Years of validity, where the text gives a length instead of a day. */
  readonly validYears?: Found<number>;
  readonly addressees?: Found;
  readonly issuer?: Found;
  readonly genre?: Found;
  /** The text proper: from the first line after title and addressees to the signature, and what is issued with it below. */
  readonly body: { readonly text: string; readonly from: number; readonly to: number };
  readonly levels: readonly Line[];
}

const year = '((?:19|20)[0-9]{2}|[一二][〇零一二三四五六七八九]{3})';
const day = new RegExp(
  `${year}\\s*[年./-]\\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\\s*[月./-]\\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\\s*日?`,
);

/** 2020年2月9日, 二〇二〇年二月九日, 2020-02-09, 2020.2.9 → 2020-02-09. */
export function readDate(text: string): CivilDate | undefined {
  const found = day.exec(text.replace(/[０-９]/g, (c) => String(c.charCodeAt(0) - 0xff10)).replace(/[○Ｏ]/g, '〇'));
  if (!found) return undefined;
  const [y, m, d] = [found[1], found[2], found[3]].map((part) => readNumeral(part ?? ''));
  const date = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  return isCivilDate(date) ? date : undefined;
}

const docNoShape = /([\u4e00-\u9fa5]{1,12})[〔[(【﹝（［]\s*((?:19|20)\d{2})\s*[〕\])】﹞）］]\s*第?\s*0*([1-9]\d{0,4})\s*号/;
const orderShape = /(?:人民政府)?令?\s*第\s*(\d{1,4})\s*号/;

/** A number as it should be written: 六角括号, no 第, no leading zero. */
function readDocNo(line: string, at: number): Found | undefined {
  const found = docNoShape.exec(line);
  if (!found) return undefined;
  const [whole = '', sign, y, n] = found;
  const value = `${sign}〔${y}〕${n}号`;
  const clean = whole === value;
  return { value, at, sure: clean, ...(!clean && { why: `原文写作“${whole.trim()}”，已改为规范格式` }) };
}

const labelled = (names: string) => new RegExp(`^(?:${names})\\s*[:：]?\\s*(.+)$`);

interface Label {
  readonly id: 'title' | 'docNo' | 'indexNo' | 'signedOn' | 'publishedOn' | 'issuer';
  readonly shape: RegExp;
}
/** What a web page writes beside the text of a document. */
const labels: readonly Label[] = [
  { id: 'indexNo', shape: labelled('索\\s*引\\s*号') },
  { id: 'signedOn', shape: labelled('成文日期|成文时间|生成日期') },
  { id: 'publishedOn', shape: labelled('发布日期|公布日期|发布时间|公开日期') },
  { id: 'docNo', shape: labelled('文\\s*号|发文字号') },
  { id: 'issuer', shape: labelled('发布机构|发文机关|制定机关|发文单位') },
  { id: 'title', shape: labelled('名\\s*称|标\\s*题') },
];

type Values = { -readonly [K in keyof Recognised]?: Recognised[K] };

const isDateId = (id: Label['id']): id is 'signedOn' | 'publishedOn' => id === 'signedOn' || id === 'publishedOn';

/** What stands behind a label, read as what it is. */
function readSaid(id: Label['id'], said: string, at: number): Values {
  if (isDateId(id)) {
    const value = readDate(said);
    return value ? { [id]: { value, at, sure: true } } : {};
  }
  if (id === 'docNo') return { docNo: readDocNo(said, at) ?? { value: said, at, sure: false, why: '不是通常的文号格式' } };
  if (id === 'indexNo') return { indexNo: { value: said.toUpperCase(), at, sure: /^[A-Z0-9]{5,9}-\d{4}-\d{4}-\d{5}$/i.test(said) } };
  return { [id]: { value: said, at, sure: true } };
}

function readLabel(line: string, at: number): Values | undefined {
  const label = labels.find(({ shape }) => shape.test(line));
  return label && readSaid(label.id, label.shape.exec(line)?.[1]?.trim() ?? '', at);
}

const genreWords: readonly (readonly [string, RegExp])[] = [
  ['proclamation', /公告$/],
  ['announcement', /通告$/],
  ['decision', /决定$/],
  ['opinion', /意见(?:（[^）]*）)?$/],
  ['notice', /(?:通知|办法|规定|细则|规则)(?:（[^）]*）)?$/],
];
const genreOf = (title: string): string | undefined => genreWords.find(([, shape]) => shape.test(title))?.[0];

const endsTitle = /(?:通知|意见|决定|公告|通告|办法|规定|细则|规则|方案)(?:（[^）]*）)?$/;
const noTitle = /[。；;：:]$|^附件|^主送|^抄送/;
const mark = /文件$|^[（(]?此件|^签发人|^★|^特急|^加急|^№/;

interface Head {
  readonly title: Found;
  readonly last: number;
}

const bare = (line: string | undefined): string => (line ?? '').replace(/\s+/g, '');

/** Lines at the head that are no part of a title: empty ones, the mark of the paper, its number. */
const aside = (line: string): boolean =>
  line === '' || mark.test(line) || docNoShape.test(line) || (orderShape.test(line) && line.length < 24);

/** The title: the lines above the text that end in a kind of document, put together; else the first line that is no label. */
function readTitle(lines: readonly string[], from: number): Head | undefined {
  const near = lines.slice(from, from + 30).map((line, i) => ({ at: from + i, text: bare(line) }));
  const start = near.findIndex((l) => !aside(l.text) && !noTitle.test(l.text));
  const first = near[start];
  if (!first) return undefined;
  const rest = near.slice(start).filter((l) => l.text !== '');
  const stop = rest.findIndex((l) => aside(l.text) || noTitle.test(l.text));
  const candidates = rest.slice(0, stop === -1 ? 5 : Math.min(stop, 5));
  const end = candidates.findIndex((_, i) => endsTitle.test(joined(candidates.slice(0, i + 1))));
  const last = candidates[end];
  if (last) {
    const value = joined(candidates.slice(0, end + 1));
    return { title: { value, at: first.at, sure: value.length <= 80 }, last: last.at };
  }
  return { title: { value: first.text, at: first.at, sure: false, why: '没有见到文种，请核对标题' }, last: first.at };
}

const joined = (lines: readonly { readonly text: string }[]): string => lines.map((l) => l.text).join('');

const addressed = /^[^。；]{2,300}[：:]$/;
const isUnitList = (line: string): boolean => /(政府|管委会|委员会|局|办|部门|单位|街道|机构|中心|公司)/.test(line);

interface Ending {
  readonly signedOn?: Found<CivilDate>;
  readonly issuer?: Found;
  /** The lines of signature and day: the first, and the one after the last. */
  readonly first: number;
  readonly after: number;
}

const signs = /(政府|委员会|局|办公室|管委会|街道办事处|厅|中心)$/;

/** Who signs and when: below the text, above what is issued with it. */
function readEnding(lines: readonly string[], from: number): Ending {
  for (let at = lines.length - 1; at > from; at -= 1) {
    const line = bare(lines[at]);
    const date = line.length <= 20 && !/[，。；]/.test(line) ? readDate(line) : undefined;
    if (!date) continue;
    const above = lines.findLastIndex((l, i) => i < at && bare(l) !== '');
    const signer = bare(lines[above]);
    const signedOn = { value: date, at, sure: true };
    if (above <= from || !signs.test(signer) || signer.length > 30) return { signedOn, first: at, after: at + 1 };
    return { signedOn, issuer: { value: signer, at: above, sure: true }, first: above, after: at + 1 };
  }
  return { first: lines.length, after: lines.length };
}

const asOf = /自\s*(.{6,14}?日)\s*起\s*(?:施行|实施|执行|生效)/;
const until = /(?:有效期(?:至|到|截至|截止)|执行(?:至|到)|至)\s*([^，。；至到]{6,14}?日)(?:止|废止|失效|。|，)/;
const span = /有效期(?:限)?(?:为)?\s*([一二三四五六七八九十0-9]{1,2})\s*年/;
const atOnce = /自(?:公布|发布|印发|下发)之日起(?:施行|实施|执行|生效)/;

/** The first line in which something is found, with what it is. */
function firstIn<T>(lines: readonly string[], read: (line: string) => T | undefined): Found<T> | undefined {
  for (const [at, line] of lines.entries()) {
    const value = read(line);
    if (value !== undefined) return { value, at, sure: true };
  }
  return undefined;
}

const ends = (line: string): CivilDate | undefined =>
  /有效期|废止|失效|试行期|执行期/.test(line) ? readDate(until.exec(line)?.[1] ?? '') : undefined;

/** What the text says of its own life. */
function readLife(lines: readonly string[], on: CivilDate | undefined): Values {
  const starts = firstIn(lines, (line) => readDate(asOf.exec(line)?.[1] ?? ''));
  const immediate = on === undefined ? undefined : firstIn(lines, (line) => (atOnce.test(line) ? on : undefined));
  const effectiveOn = starts ?? (immediate && { ...immediate, sure: false, why: '自公布、印发之日起施行，按所见日期推出' });
  const expiresOn = firstIn(lines, ends);
  const validYears = firstIn(lines, (line) => readNumeral(span.exec(line)?.[1] ?? '') || undefined);
  return { ...(effectiveOn && { effectiveOn }), ...(expiresOn && { expiresOn }), ...(validYears && { validYears }) };
}

function readHead(lines: readonly string[]): Values {
  const found: Values = {};
  for (const [at, line] of lines.slice(0, 60).entries()) {
    Object.assign(found, { ...readLabel(line, at), ...found });
    if (!found.docNo && !/[《。；]/.test(line) && line.length <= 40) {
      const number = readDocNo(line, at);
      if (number) found.docNo = number;
    }
  }
  return found;
}

/** Line of the last label of a page of metadata at the head, so that the title is looked for below it. */
const lastLabel = (lines: readonly string[]): number =>
  lines.slice(0, 40).reduce((last, line, at) => (labels.some((l) => l.shape.test(line)) ? at : last), -1);

/** Where the addressees stand: the line right below the title, when it is a list of units. */
function addresseesAt(lines: readonly string[], afterTitle: number): number | undefined {
  const under = lines.findIndex((line, at) => at > afterTitle && line !== '' && !docNoShape.test(line));
  const line = lines[under] ?? '';
  return addressed.test(line) && isUnitList(line) ? under : undefined;
}

/** What the title itself tells. */
function readGenre(title: Found | undefined): Values {
  const genre = title && genreOf(title.value.replace(/[《》]/g, ''));
  return { ...(title && { title }), ...(title && genre && { genre: { value: genre, at: title.at, sure: true } }) };
}

/**
 * Reads what a document says of itself: 标题、文号、索引号、成文日期、发布日期、主送、施行、有效期 and the levels of its text.
 * A proposal for a person to confirm, never a record.
 */
export function recognise(text: string): Recognised {
  const lines = linesOf(text);
  const head = readHead(lines);
  const printed = readTitle(lines, lastLabel(lines) + 1);
  const title = printed?.title.sure ? printed.title : (head.title ?? printed?.title);
  const afterTitle = printed?.last ?? head.title?.at ?? -1;
  const to = addresseesAt(lines, afterTitle);
  const from = (to ?? afterTitle) + 1;
  const ending = readEnding(lines, from - 1);
  const signedOn = head.signedOn ?? ending.signedOn;
  const issuer = head.issuer ?? ending.issuer;
  const body = [...lines.slice(from, ending.first), ...lines.slice(ending.after)];
  return {
    ...head,
    ...readGenre(title),
    ...(signedOn && { signedOn }),
    ...(issuer && { issuer }),
    ...(to !== undefined && { addressees: { value: (lines[to] ?? '').slice(0, -1), at: to, sure: true } }),
    ...readLife(lines, head.publishedOn?.value ?? signedOn?.value),
    body: {
      text: body
        .join('\n')
        .replace(/\n{2,}/g, '\n')
        .trim(),
      from,
      to: ending.first,
    },
    levels: structureOf(text),
  };
}
