import { Liquid } from 'liquidjs';
import { type Instrument, isCivilDate, isList, printDate } from '#kernel';
import { Held, Word } from './values.ts';
import { capitalAmount, chineseDate, inChinese, plainAmount } from './words.ts';

/** What a place in the text came to: words, or why there are none. */
export interface Filled {
  readonly text: string;
  /** The title of a value that is not there, or not open to the maker. */
  readonly missing?: string;
  readonly hidden?: string;
}

/** Longest time, text and memory that a template may take: a city writes it, and may write it wrongly. */
const bounds = { parseLimit: 200_000, renderLimit: 2000, memoryLimit: 20_000_000 };

const bare = (value: unknown): unknown => (value instanceof Word ? value.valueOf() : value);
const isEmpty = (value: unknown): boolean => {
  const held = bare(value);
  return held === undefined || held === null || held === '' || (isList(held) && held.length === 0);
};

/** The words of anything that a place may give. */
function wordsOf(value: unknown): string {
  if (value instanceof Word) return value.toWording().text;
  if (isList(value)) return value.map(wordsOf).filter(Boolean).join('、');
  return value === undefined || value === null ? '' : String(value);
}

/** A value without words stays what it is, so that its place can say what is missing. */
const unlessEmpty =
  (word: (value: unknown, ...more: unknown[]) => unknown) =>
  (value: unknown, ...more: unknown[]): unknown =>
    isEmpty(value) ? value : word(value, ...more);

const dayOf = (value: unknown): string => {
  const held = bare(value);
  return typeof held === 'string' && isCivilDate(held.slice(0, 10)) ? held.slice(0, 10) : '';
};
/** On a day; anything else stays as it is. */
const onDay = (print: (day: string) => string) =>
  unlessEmpty((value) => {
    const day = dayOf(value);
    return day === '' ? wordsOf(value) : print(day);
  });

const onAmount = (print: (yuan: number) => string) =>
  unlessEmpty((value) => {
    const yuan = Number(bare(value));
    return Number.isFinite(yuan) ? print(yuan) : wordsOf(value);
  });

/** A list in words: of a field, each entry by itself. */
function entriesOf(value: unknown): readonly unknown[] {
  const held = bare(value);
  if (!isList(held)) return [value];
  if (value instanceof Held) return value.toWording().text.split(/[、;]/);
  return held;
}

/** 《…》第三十条: the provision of an instrument that is known to say so. */
function provisionOf(instruments: ReadonlyMap<string, Instrument>) {
  return (id: unknown, provision: unknown): string => {
    const found = instruments.get(String(bare(id)));
    if (!found || found.mark === 'default') return '';
    const title = found.title.startsWith('《') ? found.title : `《${found.title}》`;
    return `${title}${inChinese(String(provision ?? ''))}`;
  };
}

function addFilters(engine: Liquid, instruments: ReadonlyMap<string, Instrument>): void {
  const filters: Readonly<Record<string, (value: unknown, ...more: unknown[]) => unknown>> = {
    日期: onDay(printDate),
    中文日期: onDay(chineseDate),
    年: onDay((day) => String(Number(day.slice(0, 4)))),
    月: onDay((day) => String(Number(day.slice(5, 7)))),
    日: onDay((day) => String(Number(day.slice(8, 10)))),
    大写: onAmount(capitalAmount),
    元: onAmount((yuan) => `${plainAmount(yuan)}元`),
    万元: onAmount((yuan) => `${Number((yuan / 10_000).toFixed(2))}万元`),
    汉字: unlessEmpty((value) => inChinese(wordsOf(value))),
    连接: unlessEmpty((value, between) =>
      entriesOf(value)
        .map(wordsOf)
        .filter(Boolean)
        .join(String(between ?? '、')),
    ),
    条款: provisionOf(instruments),
    缺省: (value, instead) => (isEmpty(value) ? (instead ?? '') : value),
    书名号: unlessEmpty((value) => {
      const text = wordsOf(value);
      return text.startsWith('《') ? text : `《${text}》`;
    }),
  };
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
}

function filledBy(value: unknown): Filled {
  if (!(value instanceof Word)) return { text: wordsOf(value) };
  const { title, sight, text } = value.toWording();
  if (sight === 'hidden') return { text: `〔不可见：${title}〕`, hidden: title };
  return text === '' ? { text: `〔待补：${title}〕`, missing: title } : { text };
}

/**
 * The language of letters. Every place that prints a value hands it to `place`, whose answer stands in the text instead, so
 * that no value is ever read as layout. There is no file to include.
 */
export function letterLanguage(instruments: ReadonlyMap<string, Instrument>, place: (filled: Filled) => string): Liquid {
  const engine = new Liquid({
    ...bounds,
    templates: {},
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
    outputEscape: (value: unknown) => place(filledBy(value)),
  });
  addFilters(engine, instruments);
  return engine;
}
