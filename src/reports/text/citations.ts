import type { CivilDate } from '#kernel';

/** A document named in a text: 《name》 with its number and articles, or a bare 文号. */
export interface Citation {
  /** Without 《》; empty where only the number stands. */
  readonly name: string;
  readonly number?: string;
  /** 第二十六条, as many as are named right behind it. */
  readonly articles: readonly string[];
  /** Where it begins in the text. */
  readonly at: number;
  /** The words as they stand. */
  readonly words: string;
}

const sign = '[\\u4e00-\\u9fa5]{1,12}〔(?:19|20)\\d{2}〕\\d{1,5}号';
const order = '[\\u4e00-\\u9fa5]{2,16}令(?:（\\d{4}）)?第?\\s*\\d{1,4}\\s*号';
const article = '第[〇零一二三四五六七八九十百\\d]+条(?:第[一二三四五六七八九十]+款)?(?:第[一二三四五六七八九十（）()]+项)?';
const named = new RegExp(
  `《([^《》]{2,80}(?:《[^《》]*》[^《》]*)?)》(?:[（(]\\s*(${sign}|${order}|[^（）()]{3,30}号)\\s*[）)])?((?:[、和及]?${article})*)`,
  'g',
);
const bare = new RegExp(sign, 'g');
/** Words that stand before a bare number and are no part of it. */
const lead = /^.*?(?:根据|依据|依照|按照|遵照|参照|结合|执行|贯彻|落实|废止|修改|印发|以及|其中)(?=[\u4e00-\u9fa5]{2,})/;

const kinds = /(法|条例|规定|办法|规则|细则|决定|通知|意见|公告|通告|标准|准则|解释|批复|纲要|方案|规范|制度|格式)(（[^）]*）)?$/;

/** Every instrument that a text names, in order; names that are no kind of instrument (《报纸》) are left out. */
export function citationsIn(text: string): Citation[] {
  const found: Citation[] = [];
  const taken: (readonly [number, number])[] = [];
  for (const match of text.matchAll(named)) {
    const [words, name = '', number, articles = ''] = match;
    if (!kinds.test(name) && number === undefined) continue;
    found.push({
      name,
      ...(number !== undefined && { number }),
      articles: articles.match(new RegExp(article, 'g')) ?? [],
      at: match.index,
      words,
    });
    taken.push([match.index, match.index + words.length]);
  }
  for (const match of text.matchAll(bare)) {
    if (taken.some(([from, to]) => match.index >= from && match.index < to)) continue;
    const number = match[0].replace(lead, '');
    found.push({ name: '', number, articles: [], at: match.index + match[0].length - number.length, words: number });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** An instrument as a register knows it: one entry for each edition. */
export interface Known {
  readonly id: string;
  readonly title: string;
  readonly number?: string | undefined;
  readonly from?: CivilDate | undefined;
  /** First day on which it is no longer in force. */
  readonly to?: CivilDate | undefined;
  /** How it ended, in words: 已废止、已修改为…. */
  readonly ended?: string | undefined;
  /** What is said beside it where it is found. */
  readonly note?: string | undefined;
}

/** The bare name: no country, no 《》, no spaces, brackets in one form, no (试行) and the like. */
export const bareName = (name: string): string =>
  name
    .replace(/[《》〈〉\s\u3000]/g, '')
    .replace(/[()]/g, (c) => (c === '(' ? '（' : '）'))
    .replace(/^中华人民共和国/, '')
    .replace(/（(?:试行|暂行|修订|修正|\d{4}年?(?:修订|修正)?)）$/, '');

const bareNumber = (number: string): string => number.replace(/[\s第]/g, '').replace(/^河南省人民政府令/, '省政府令');

/** Whether two ways of naming an instrument name the same one; a number, where both have it, decides. */
export function sameInstrument(a: Pick<Known, 'title' | 'number'>, b: Pick<Known, 'title' | 'number'>): boolean {
  if (a.number && b.number && bareNumber(a.number) === bareNumber(b.number)) return true;
  return a.title !== '' && b.title !== '' && bareName(a.title) === bareName(b.title);
}

export type Standing = 'in-force' | 'ended' | 'changed' | 'not-yet' | 'unknown';

export interface Judged extends Citation {
  readonly standing: Standing;
  /** The edition that the finding rests on. */
  readonly known?: Known;
  /** The edition in force on the day, where it is another. */
  readonly now?: Known;
}

const inForceOn = (k: Known, on: CivilDate): boolean => (k.from === undefined || k.from <= on) && (k.to === undefined || on < k.to);

const sameNumber = (k: Known, number: string | undefined): boolean =>
  number !== undefined && k.number !== undefined && bareNumber(k.number) === bareNumber(number);

interface Days {
  readonly on: CivilDate;
  readonly written: CivilDate | undefined;
}

/** None of the editions meant is in force on the day. */
function gone(meant: readonly Known[], known: Known, now: Known | undefined, on: CivilDate): Omit<Judged, keyof Citation> {
  if (meant.every((k) => k.from !== undefined && k.from > on)) return { standing: 'not-yet', known };
  return now ? { standing: 'changed', known, now } : { standing: 'ended', known };
}

function standingOf(c: Citation, register: readonly Known[], { on, written }: Days): Omit<Judged, keyof Citation> {
  const editions = register.filter((k) => sameInstrument(k, { title: c.name, number: c.number }));
  const exact = editions.filter((k) => sameNumber(k, c.number));
  const meant = (exact.length > 0 ? exact : editions).toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1));
  const [known] = meant;
  if (!known) return { standing: 'unknown' };
  const live = meant.find((k) => inForceOn(k, on));
  if (!live) {
    const now = editions.find((k) => inForceOn(k, on));
    return gone(meant, known, now, on);
  }
  const then = written === undefined ? live : meant.find((k) => inForceOn(k, written));
  return then && then !== live ? { standing: 'changed', known: then, now: live } : { standing: 'in-force', known: live };
}

/**
 * How each citation stands on a day. `written`: the day the text was made; an instrument that has a newer edition since
 * then is `changed`. What the register does not hold is `unknown`, never «in force».
 */
export const judge = (cited: readonly Citation[], register: readonly Known[], on: CivilDate, written?: CivilDate): Judged[] =>
  cited.map((c) => ({ ...c, ...standingOf(c, register, { on, written }) }));
