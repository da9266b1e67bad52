import type { Problem } from './problem.ts';

/** Stands for a citation while prose is read; private-use, so that no author writes it. */
export const citationMark = '\uE000';
/** Stands for text that has been accounted for. */
const cleared = '\uE001';

export interface ProseRules {
  readonly names: readonly string[];
  readonly year: number;
}

const monthDay = '\\d{1,2}月(?:\\d{1,2}日|份|底|初|中旬|上旬|下旬)?';
/** Digits that are no data: dates, document numbers, provisions. */
const allowed: readonly RegExp[] = [
  /〔\d{4}〕\s*\d+号/g,
  /第\d+(?:号|条|款|项|届|次|章|期)/g,
  new RegExp(`\\d{4}[—–-]\\d{4}年`, 'g'),
  new RegExp(`\\d{4}年(?:${monthDay})?`, 'g'),
  new RegExp(monthDay, 'g'),
];
const counted = '件|人次|人|次|个|份|起|项|名|家|宗|场|例|户|条|余|多|万|亿|元';
const bareYear = new RegExp(`(?<!\\d)(?:19|20)\\d{2}(?![\\d.%％])(?!\\s*(?:${counted}))`, 'g');
const digits = /[0-9０-９](?:[0-9０-９,，.]*[0-9０-９])?\s?[%％‰]?/g;
const numeral = '[一二三四五六七八九十百千万亿两零〇]';
const hanCount = new RegExp(
  `(?<![第${numeral.slice(1, -1)}])(?:${numeral}{2,}余?(?:件|人次|人|次|份|起|名|家|宗|场|例|户|条)|[三四五六七八九十百千](?:件|人次|份|起|名|宗|场)|百分之${numeral}+)`,
  'g',
);
const requests = /请示|请批示|请批复|妥否|请予批准|请予审批|请予审议|当否|恳请批准/g;
const totals = /全覆盖|百分之百|无一遗漏|全部/g;

const blank = (text: string, pattern: RegExp): string => text.replace(pattern, (hit) => cleared.repeat(hit.length));

function blankNames(text: string, names: readonly string[]): string {
  let out = text;
  for (const name of [...names].sort((a, b) => b.length - a.length)) out = out.replaceAll(name, cleared.repeat(name.length));
  return out;
}

function years(line: number, text: string, { year }: ProseRules): Problem[] {
  const found: Problem[] = [];
  for (const sentence of text.split(/[。;；]/)) {
    if (!sentence.includes(citationMark)) continue;
    for (const [hit] of sentence.matchAll(/(?<!\d)\d{4}(?=年)/g)) {
      if (Number(hit) === year) continue;
      found.push({
        line,
        severity: 'question',
        code: 'year-misplaced',
        text: `正文出现非报告年度数据 ${hit}年，所引数据为 ${year} 年度`,
        remedy: '请标注数据的年份，或将两句分开',
      });
    }
  }
  return found;
}

function numbers(line: number, text: string): Problem[] {
  const found: Problem[] = [];
  const rest = blank(text, bareYear);
  for (const [hit] of text.matchAll(bareYear)) {
    found.push({
      line,
      severity: 'question',
      code: 'year-unmarked',
      text: `正文出现非报告年度数据 ${hit}，请标注年份`,
      remedy: `年份写作「${hit}年」；如为专名，列入模板首部「专名」`,
    });
  }
  for (const [hit] of rest.matchAll(digits)) {
    found.push({
      line,
      severity: 'refusal',
      code: 'unbound-number',
      text: `数字「${hit.trim()}」没有数据来源`,
      remedy: '改为引用数据 {{…}}；如为专名，列入模板首部「专名」',
    });
  }
  for (const [hit] of text.matchAll(hanCount)) {
    found.push({
      line,
      severity: 'warning',
      code: 'han-number',
      text: `「${hit}」没有数据来源`,
      remedy: '如为统计数据，改为引用数据 {{…}}；如为专名，列入模板首部「专名」',
    });
  }
  return found;
}

function wordings(line: number, text: string): Problem[] {
  const asked = [...text.matchAll(requests)].map(([hit]) => ({
    line,
    severity: 'refusal' as const,
    code: 'request-in-report',
    text: `报告中不得夹带请示事项（「${hit}」）`,
    remedy: '请示事项另行行文',
  }));
  const total = [...text.matchAll(totals)].map(([hit]) => ({
    line,
    severity: 'question' as const,
    code: 'unbound-coverage',
    text: `「${hit}」没有数据来源，请说明口径`,
    remedy: `改用 {{数据 | all:${hit}}}，由分子、分母验证；或在首部「覆盖」中写明应设总数`,
  }));
  return [...asked, ...total];
}

/** Reads one line of prose, citations already marked, and tells what it asserts without a source. */
export function readProse(line: number, source: string, rules: ProseRules): Problem[] {
  const named = blankNames(source.replaceAll('**', ''), rules.names);
  const dated = years(line, named, rules);
  const text = allowed.reduce(blank, named);
  return [...dated, ...numbers(line, text), ...wordings(line, text)];
}
