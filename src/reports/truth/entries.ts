import { type CheckId, groupBy, mostKeys, type Names, type Suspected, short } from './model.ts';

/** Entries of a unit in one procedure: how many, and those that came after their day. */
export interface EntryRow {
  readonly unit: string;
  readonly procedure: string;
  /** Null for the entries that came at once or nearly. */
  readonly on: string | null;
  readonly recordedOn: string | null;
  readonly n: number;
  readonly keys: readonly string[];
}

type WorkingDays = (from: string, to: string) => number;

/** 95 in 100: a share counts as above a limit only where the lower end of its interval is. */
const confidence = 1.96;

/** The lower end of Wilson's interval of a share, in percent: it holds for few records too. */
function lowerEnd(hits: number, n: number): number {
  const p = hits / n;
  const square = confidence ** 2 / n;
  const half = confidence * Math.sqrt((p * (1 - p) + square / 4) / n);
  return ((p + square / 2 - half) / (1 + square)) * 100;
}

/** 补录偏多: of a unit's entries, those made more than `graceDays` working days after the day on which it happened. */
export function lateEntry(
  rows: readonly EntryRow[],
  rule: { readonly graceDays: number; readonly sharePercent: number; readonly least: number; readonly daysBetween: WorkingDays },
  names: Names,
): readonly Suspected[] {
  const { graceDays, sharePercent, least, daysBetween } = rule;
  const isLate = (r: EntryRow): boolean => r.on !== null && r.recordedOn !== null && daysBetween(r.on, r.recordedOn) > graceDays;
  return [...groupBy(rows, (r) => `${r.unit} ${r.procedure}`).values()].flatMap((own) => {
    const total = own.reduce((n, r) => n + r.n, 0);
    const lateRows = own.filter(isLate);
    const late = lateRows.reduce((n, r) => n + r.n, 0);
    const percent = (late * 100) / total;
    const [first] = own;
    const low = lowerEnd(late, total);
    if (!first || total < least || low <= sharePercent) return [];
    const title = names.procedure(first.procedure);
    return [
      {
        check: 'late-entry' as const,
        unit: first.unit,
        about: first.procedure,
        procedure: first.procedure,
        found: `「${title}」共登记${total}条，其中${late}条的录入日晚于发生日${graceDays}个工作日以上，占${short(percent)}%（按条数估计不低于${short(low)}%）。`,
        observed: `${short(percent)}%`,
        threshold: `${sharePercent}%`,
        keys: [...new Set(lateRows.flatMap((r) => r.keys))].slice(0, mostKeys),
        weight: percent,
      },
    ];
  });
}

/** A file as the evidence of an act. */
export interface FileUse {
  readonly key: string;
  readonly unit: string;
  readonly procedure: string;
  readonly act: string;
  readonly on: string;
  readonly recordedOn: string;
  readonly sha256: string;
  /** The day on which the platform first had the file. */
  readonly firstSeen: string;
  /** Told to be used elsewhere too. */
  readonly declared: boolean;
}

/** 材料晚于事实: the act is told of one day, its evidence was first in the platform long after. */
export function afterTheFact(
  uses: readonly FileUse[],
  rule: { readonly workingDays: number; readonly daysBetween: WorkingDays },
  names: Names,
): readonly Suspected[] {
  const late = uses.filter((u) => u.firstSeen > u.on && rule.daysBetween(u.on, u.firstSeen) > rule.workingDays);
  return [...groupBy(late, (u) => `${u.unit} ${u.procedure}`).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const keys = [...new Set(own.map((u) => u.key))];
    const longest = Math.max(...own.map((u) => rule.daysBetween(u.on, u.firstSeen)));
    return [
      {
        check: 'after-fact' as const,
        unit: first.unit,
        about: first.procedure,
        procedure: first.procedure,
        found: `「${names.procedure(first.procedure)}」有${keys.length}件的材料，首次进入平台之日晚于所证事项发生日${rule.workingDays}个工作日以上，最长${longest}个工作日。`,
        observed: `${longest}个工作日`,
        threshold: `${rule.workingDays}个工作日`,
        keys: keys.slice(0, mostKeys),
        weight: longest,
      },
    ];
  });
}

/** Matters that name each other may share a paper: joined into one. */
function separate(keys: readonly string[], links: ReadonlySet<string>): number {
  const root = new Map(keys.map((key) => [key, key]));
  const find = (key: string): string => {
    const up = root.get(key) ?? key;
    return up === key ? key : find(up);
  };
  for (const a of keys) for (const b of keys) if (links.has(`${a} ${b}`)) root.set(find(a), find(b));
  return new Set(keys.map(find)).size;
}

/**
 * 同一材料多处使用: the same file, sign for sign, stands for matters that do not name each other, and nobody said so. What very
 * many units hand in alike is a common text, and nobody is asked about it.
 */
export function reusedFiles(
  uses: readonly FileUse[],
  links: ReadonlySet<string>,
  rule: { readonly least: number; readonly common: number },
  names: Names,
): readonly Suspected[] {
  const undeclared = uses.filter((u) => !u.declared);
  return [...groupBy(undeclared, (u) => u.sha256).values()].flatMap((same) => {
    const all = [...new Set(same.map((u) => u.key))];
    const n = all.length < rule.least ? all.length : separate(all, links);
    if (n < rule.least || new Set(same.map((u) => u.unit)).size > rule.common) return [];
    return [...groupBy(same, (u) => u.unit).values()].flatMap((own) => {
      const [first] = own;
      if (!first) return [];
      const keys = [...new Set(own.map((u) => u.key))];
      const elsewhere = all.length - keys.length;
      const kinds = [...new Set(own.map((u) => `「${names.procedure(u.procedure)}」`))].join('');
      const also = elsewhere > 0 ? `，另用于其他单位的${elsewhere}件` : '';
      return [
        {
          check: 'reused-file' as const,
          unit: first.unit,
          about: first.sha256.slice(0, 16),
          procedure: first.procedure,
          found: `同一份材料（校验码${first.sha256.slice(0, 8)}）作为${kinds}${keys.length}件事项的材料${also}，事项之间没有关联，也没有注明重复使用。`,
          observed: `${n}件`,
          threshold: `${rule.least}件`,
          keys: keys.slice(0, mostKeys),
          weight: n,
        },
      ];
    });
  });
}

/** Matters that one account opened in one second. */
export interface SecondRow {
  readonly unit: string;
  readonly procedure: string;
  readonly second: string;
  readonly n: number;
  readonly keys: readonly string[];
}

/** 同一秒登记: more matters in a second than anybody types. Taking in a table does that too: hence a question. */
export const sameSecond = (rows: readonly SecondRow[], rule: { readonly least: number }, names: Names): readonly Suspected[] =>
  [
    ...groupBy(
      rows.filter((r) => r.n >= rule.least),
      (r) => `${r.unit} ${r.procedure}`,
    ).values(),
  ].flatMap((own) => {
    const [first] = [...own].sort((a, b) => b.n - a.n);
    if (!first) return [];
    const at = first.second.slice(0, 19).replace('T', ' ');
    const more = own.length > 1 ? `；这样的时刻共${own.length}个` : '';
    return [
      {
        check: 'same-second' as const,
        unit: first.unit,
        about: first.procedure,
        procedure: first.procedure,
        found: `${at}同一账号登记「${names.procedure(first.procedure)}」${first.n}件${more}。是否为批量导入，请说明。`,
        observed: `${first.n}件`,
        threshold: `${rule.least}件`,
        keys: own.flatMap((r) => r.keys).slice(0, mostKeys),
        weight: first.n,
      },
    ];
  });

/** A record whose days cannot be in this order, or one of several of the same people. */
export interface OddRecord {
  readonly unit: string;
  readonly procedure: string;
  readonly keys: readonly string[];
  /** What is odd, in words, without any value of a person. */
  readonly why: string;
}

const gathered = (check: CheckId, rows: readonly OddRecord[], threshold: string, names: Names, said: string): readonly Suspected[] =>
  [...groupBy(rows, (r) => `${r.unit} ${r.procedure}`).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const keys = [...new Set(own.flatMap((r) => r.keys))];
    const whys = [...new Set(own.map((r) => r.why))];
    return [
      {
        check,
        unit: first.unit,
        about: first.procedure,
        procedure: first.procedure,
        found: `「${names.procedure(first.procedure)}」有${keys.length}件${said}：${whys.slice(0, 3).join('；')}${whys.length > 3 ? '等' : ''}。`,
        observed: `${keys.length}件`,
        threshold,
        keys: keys.slice(0, mostKeys),
        weight: keys.length,
      },
    ];
  });

/** 日期不可能. */
export const impossibleOrder = (rows: readonly OddRecord[], names: Names): readonly Suspected[] =>
  gathered('impossible-date', rows, '0件', names, '日期先后不合');

/** 相同当事人重复. */
export const repeatedParties = (rows: readonly OddRecord[], within: number, names: Names): readonly Suspected[] =>
  gathered('parties', rows, `${within}日内`, names, '登记了相同的当事人');
