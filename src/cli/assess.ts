import { isCivilDate } from '#kernel';
import type { Assessment, UnitScore } from '#reports';
import { type Args, readArgs, Usage } from './args.ts';
import type { Console, Door } from './door.ts';

function periodOf(text: string | undefined): { from: string; to: string } | undefined {
  if (text === undefined) return undefined;
  const [from = '', to = ''] = text.split('..');
  if (isCivilDate(from) && isCivilDate(to) && from <= to) return { from, to };
  throw new Usage('--period 应写成 2019-01-01..2019-06-30');
}

interface Printed {
  readonly title: string;
  readonly seal: string | null;
  readonly result: Assessment;
  readonly units: readonly UnitScore[];
  readonly items: boolean;
}

function print(console: Console, { title, seal, result, units, items }: Printed): void {
  console.out(`${title}（${result.period.from}至${result.period.to}）`);
  for (const u of units) {
    console.out(`${u.under ? `${u.under} ` : ''}${u.group}  ${u.rank || '—'}  ${u.name}  ${u.total}分  ${u.grade}`);
    for (const i of items ? u.items : []) console.out(`    ${i.code}  ${i.title}  ${i.points}/${i.weight}分  ${i.why}`);
  }
  if (seal !== null) console.out(`封存印：${seal}`);
}

function schemeOf(args: Args): string {
  const year = args.whole('year', { min: 1949, max: 2199 });
  const named = args.text('scheme');
  if (named === undefined && year === undefined) throw new Usage('缺少 --year，如 zs assess --year 2019');
  return named ?? `law-administration-${year}`;
}

/** `zs assess --year 2019 [--scheme id] [--period from..to] [--unit code] [--frozen] [--json]`. */
export async function assess(argv: readonly string[], door: Door, console: Console): Promise<number> {
  const args = readArgs(argv, { year: 'text', scheme: 'text', period: 'text', unit: 'text', frozen: 'flag', json: 'flag' });
  const scheme = schemeOf(args);
  const unit = args.text('unit');
  const answer = await door.assess({ scheme, frozen: args.flag('frozen'), period: periodOf(args.text('period')) });
  if (!answer) throw new Usage(`没有“${scheme.slice(0, 60)}”这个指标体系${args.flag('frozen') ? '的封存结果' : ''}`);
  const units = answer.result.units.filter((u) => unit === undefined || u.unit === unit);
  if (args.flag('json')) {
    console.out(JSON.stringify({ ...answer.result, title: answer.title, seal: answer.seal, units }, null, 2));
    return 0;
  }
  print(console, { ...answer, units, items: unit !== undefined });
  return 0;
}
