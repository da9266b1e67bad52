import { parseArgs } from 'node:util';
import { isCivilDate } from '#kernel';

/** Wrong use of a command: one sentence and exit 2. */
export class Usage extends Error {}

type Spec = Readonly<Record<string, 'text' | 'flag'>>;
export interface Args {
  readonly words: readonly string[];
  text(name: string): string | undefined;
  flag(name: string): boolean;
  whole(name: string, limits: { min: number; max: number }): number | undefined;
  date(name: string): string | undefined;
}

/** Reads the options a command knows; anything else is refused by name. */
export function readArgs(argv: readonly string[], spec: Spec): Args {
  const options = Object.fromEntries(
    Object.entries(spec).map(([k, v]) => [k, { type: v === 'flag' ? ('boolean' as const) : ('string' as const) }]),
  );
  const parsed = parse(argv, options);
  const text = (name: string): string | undefined => {
    const held = parsed.values[name];
    return typeof held === 'string' ? held : undefined;
  };
  return {
    words: parsed.positionals,
    text,
    flag: (name) => parsed.values[name] === true,
    whole: (name, { min, max }) => {
      const held = text(name);
      if (held === undefined) return undefined;
      const n = Number(held);
      if (!/^\d{1,9}$/.test(held) || n < min || n > max)
        throw new Usage(`--${name} 应为${min}至${max}的整数，不能是“${held.slice(0, 40)}”`);
      return n;
    },
    date: (name) => {
      const held = text(name);
      if (held === undefined || isCivilDate(held)) return held;
      throw new Usage(`--${name} 应为存在的日期，如 2024-02-08，不能是“${(held as string).slice(0, 40)}”`);
    },
  };
}

function parse(argv: readonly string[], options: Record<string, { type: 'boolean' | 'string' }>) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    const option = (error as Error).message.match(/'(-[^' ]*)/)?.[1] ?? '';
    const known = Object.keys(options).map((o) => `--${o}`);
    throw new Usage(`选项 ${option} 用得不对。可用：${known.join(' ') || '没有选项'}`);
  }
}
