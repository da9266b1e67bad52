import { type Figure, printRefusal, type Refusal } from '#kernel';
import { type Args, readArgs, Usage } from './args.ts';
import { assess } from './assess.ts';
import type { Console, Door } from './door.ts';

type Command = (argv: readonly string[], door: Door, console: Console) => Promise<number>;
export interface Declared {
  readonly use: string;
  readonly run: Command;
}

const isRefusal = (answer: object): answer is Refusal => 'remedy' in answer && 'code' in answer;

function refuse(console: Console, refusal: Refusal): number {
  console.note(printRefusal(refusal));
  return 1;
}

const yearOf = (args: Args): number => args.whole('year', { min: 1949, max: 2199 }) ?? missing('--year');
const missing = (what: string): never => {
  throw new Usage(`缺少 ${what}`);
};

function unitOf(args: Args, door: Door): string {
  if (door.unitName(door.cityCode) === undefined) throw new Usage('平台还没有单位名册。正式使用请先 zs setup，看演示请先 npm start');
  const code = args.text('unit') ?? door.cityCode;
  if (door.unitName(code) === undefined) throw new Usage(`单位名册中没有 ${code.slice(0, 40)}`);
  return code;
}

/** 12,345 with its unit, or a dash where there is nothing to divide. */
const printFigure = (f: Figure): string => {
  const value = f.value === null ? '—' : f.value.toLocaleString('zh-CN', { maximumFractionDigits: 6 });
  const parts = f.denominator === undefined ? '' : `  (${f.numerator} ÷ ${f.denominator})`;
  return `${f.title.padEnd(24, ' ')}  ${value} ${f.unit}${parts}  [${f.id}]`;
};

const figures: Command = async (argv, door, console) => {
  const args = readArgs(argv, { year: 'text', unit: 'text', json: 'flag' });
  const list = await door.figures({ year: yearOf(args), unit: unitOf(args, door) });
  if (args.flag('json')) console.out(JSON.stringify(list, null, 2));
  else for (const figure of list) console.out(printFigure(figure));
  return 0;
};

const trace: Command = async (argv, door, console) => {
  const args = readArgs(argv, { year: 'text', unit: 'text', limit: 'text', json: 'flag' });
  const id = args.words[0] ?? missing('数字的编号，如 zs trace mediation-case.concluded --year 2019');
  const limit = args.whole('limit', { min: 1, max: 10_000_000 }) ?? 10_000_000;
  const answer = await door.trace(id, { year: yearOf(args), unit: unitOf(args, door), limit });
  if (isRefusal(answer)) return refuse(console, answer);
  if (args.flag('json')) {
    console.out(JSON.stringify({ figure: answer.figure, count: answer.records.length, records: answer.records }, null, 2));
    return 0;
  }
  console.out(printFigure(answer.figure));
  for (const r of answer.records) console.out(`${r.on}  ${r.number ?? r.key}  ${r.title}  ${r.unit}`);
  return 0;
};

interface Written {
  readonly files: readonly string[];
  readonly notes: readonly string[];
  readonly refused: readonly string[];
}

function tellWritten(console: Console, { files, notes, refused }: Written): number {
  for (const line of [...refused, ...notes]) console.note(line);
  for (const file of files) console.out(file);
  return refused.length > 0 ? 1 : 0;
}

const report: Command = async (argv, door, console) => {
  const args = readArgs(argv, { year: 'text', unit: 'text', out: 'text', system: 'text', quarter: 'text' });
  if (args.words[0] === 'bulletin') return bulletin(args, door, console);
  if (args.words[0] !== 'annual')
    throw new Usage(
      '用法：zs report annual --year 2019 --out 目录\n或者：zs report bulletin --system 事项类型 --quarter 2019Q4 --out 目录',
    );
  const out = args.text('out') ?? missing('--out 目录');
  return tellWritten(console, await door.annualReport({ year: yearOf(args), unit: unitOf(args, door), out }));
};

async function bulletin(args: Args, door: Door, console: Console): Promise<number> {
  const system = args.text('system') ?? missing('--system 事项类型');
  const quarter = args.text('quarter') ?? missing('--quarter 季度，如 2019Q4');
  if (!/^(19|20|21)\d{2}Q[1-4]$/.test(quarter)) throw new Usage('季度应写成 2019Q4');
  const answer = await door.bulletin({ system, quarter, out: args.text('out') ?? missing('--out 目录') });
  if (!answer) throw new Usage(`没有“${system.slice(0, 40)}”的季度通报`);
  return tellWritten(console, answer);
}

const burden: Command = async (argv, door, console) => {
  const args = readArgs(argv, { quarter: 'text', year: 'text', unit: 'text', json: 'flag' });
  const year = args.whole('year', { min: 1949, max: 2199 });
  const period = args.text('quarter') ?? (year === undefined ? missing('--quarter 季度，如 2019Q4') : String(year));
  const answer = await door.burden({ period, unit: unitOf(args, door) });
  if (!answer) throw new Usage('季度应写成 2019Q4');
  if (args.flag('json')) {
    console.out(JSON.stringify(answer, null, 2));
    return 0;
  }
  console.out(`填报用时约${Math.round(answer.minutes / 60)}小时：办理${answer.acts}次，填写${answer.values}项（按每类栏目的估计用时计算）`);
  for (const l of answer.levels) console.out(`  ${l.title}${l.units}个：共${l.minutes}分钟，居中的单位${l.median}分钟，最多${l.most}分钟`);
  console.out(`填了而没有再使用的栏目${answer.unused.length}个。`);
  for (const id of answer.unused.slice(0, 20)) console.out(`  ${id}`);
  return 0;
};

const verify: Command = async (argv, door, console) => {
  const args = readArgs(argv, { json: 'flag' });
  const answer = await door.verify((done, total) => console.progress('核验台账', done, total));
  if (args.flag('json')) console.out(JSON.stringify(answer, null, 2));
  else if (answer.ok) console.out(`台账完好：${answer.matters} 个事项，${answer.events} 条记录，前后相符。`);
  else
    console.out(
      `台账有误：${answer.problem?.what ?? ''}（${answer.problem?.region}/${answer.problem?.matter} 第${answer.problem?.seq}条）`,
    );
  return answer.ok ? 0 : 1;
};

const importFile: Command = async (argv, door, console) => {
  const args = readArgs(argv, { 'dry-run': 'flag', act: 'text' });
  const [procedure = missing('事项类型'), file = missing('文件')] = args.words;
  const answer = await door.importFile(procedure, file, { dryRun: args.flag('dry-run'), act: args.text('act') });
  if (isRefusal(answer)) return refuse(console, answer);
  console.out(`${args.flag('dry-run') ? '试运行：可导入' : '已导入'} ${answer.accepted} 行，不能导入 ${answer.refused} 行。`);
  for (const r of answer.refusals.slice(0, 20)) console.note(`第${r.row}行：${r.text}`);
  if (answer.errorFile) console.out(`不能导入的行和原因：${answer.errorFile}`);
  return answer.refused > 0 ? 1 : 0;
};

const exportFile: Command = async (argv, door, console) => {
  const args = readArgs(argv, { unit: 'text' });
  const [procedure = missing('事项类型'), file = missing('文件')] = args.words;
  const answer = await door.exportFile(procedure, file, { unit: unitOf(args, door) });
  if (isRefusal(answer)) return refuse(console, answer);
  console.out(`已导出 ${answer.rows} 行到 ${file}。`);
  return 0;
};

const backup: Command = async (argv, door, console) => {
  const [file = missing('文件')] = readArgs(argv, {}).words;
  const { events } = await door.backup(file);
  console.out(`已备份 ${events} 条记录到 ${file}。`);
  return 0;
};

const restore: Command = async (argv, door, console) => {
  const [file = missing('文件')] = readArgs(argv, {}).words;
  const { events } = await door.restore(file);
  console.out(`已恢复 ${events} 条记录。`);
  return 0;
};

const seed: Command = async (argv, door, console) => {
  const args = readArgs(argv, { year: 'text', scale: 'text' });
  const ask = { year: yearOf(args), scale: args.whole('scale', { min: 1, max: 30 }) ?? 1 };
  const made = await door.seed(ask, (done, total) => console.progress('载入演示年度', done, total));
  console.out(`已载入 ${made.matters} 个事项、${made.events} 条记录（均为模拟）。`);
  return 0;
};

const daily: Command = async (argv, door, console) => {
  readArgs(argv, {});
  const { acts, root } = await door.daily();
  console.out(`按期自动办理 ${acts} 项；前一日总印：${root}`);
  return 0;
};

const password: Command = async (argv, door, console) => {
  const [account = missing('账号')] = readArgs(argv, {}).words;
  const issued = await door.issuePassword(account);
  if (issued === undefined) {
    console.note(`没有 ${account.slice(0, 40)} 这个账号。请核对后再试。`);
    return 1;
  }
  console.out(`${account} 的临时密码：${issued}`);
  console.out('首次登录须更换；其所有设备已退出登录。');
  return 0;
};

const mostTroubles = 50;

const setup: Command = async (argv, door, console) => {
  const args = readArgs(argv, { city: 'text', name: 'text', units: 'text' });
  const code = args.text('city')?.trim() ?? missing('--city 区划代码，如 zs setup --city 411700 --name 驻马店市');
  const name = args.text('name')?.trim() ?? missing('--name 市的名称，如 zs setup --city 411700 --name 驻马店市');
  const answer = await door.setUp({ code, name, units: args.text('units') });
  if (isRefusal(answer)) return refuse(console, answer);
  if ('troubles' in answer) {
    const { troubles } = answer;
    for (const { row, text } of troubles.slice(0, mostTroubles)) console.note(`${row === null ? '全表' : `第${row}行`}：${text}。`);
    if (troubles.length > mostTroubles) console.note(`还有${troubles.length - mostTroubles}处。`);
    console.note('单位表有误，什么也没有设立。请改好后再试。');
    return 1;
  }
  console.out(`已设立${name}：${answer.units} 个单位。`);
  console.out('三名管理员的账号和临时密码（只显示这一次，首次登录须更换）：');
  for (const p of answer.people) console.out(`  ${p.account.padEnd(8)} ${p.password}  ${p.title}`);
  console.out('请交给三个不同的人：系统管理员设单位、账号和岗位，安全保密管理员授权，安全审计员查看操作痕迹。');
  return 0;
};

/** Every command that needs the platform, by name. */
export const commands: Readonly<Record<string, Declared>> = {
  figures: { use: 'zs figures --year 2019 [--unit 代码] [--json]', run: figures },
  trace: { use: 'zs trace 数字编号 --year 2019 [--unit 代码] [--limit N] [--json]', run: trace },
  report: { use: 'zs report annual --year 2019 --out 目录 | bulletin --system 事项类型 --quarter 2019Q4 --out 目录', run: report },
  assess: { use: 'zs assess --year 2019 [--scheme 编号] [--period 起..止] [--unit 代码] [--frozen] [--json]', run: assess },
  burden: { use: 'zs burden --quarter 2019Q4 | --year 2019 [--unit 代码] [--json]', run: burden },
  verify: { use: 'zs verify [--json]', run: verify },
  import: { use: 'zs import 事项类型 文件.xlsx|csv [--dry-run] [--act 动作]', run: importFile },
  export: { use: 'zs export 事项类型 文件.xlsx|csv [--unit 代码]', run: exportFile },
  backup: { use: 'zs backup 文件', run: backup },
  restore: { use: 'zs restore 文件', run: restore },
  seed: { use: 'zs seed --year 2019 [--scale N]', run: seed },
  daily: { use: 'zs daily', run: daily },
  setup: { use: 'zs setup --city 411700 --name 驻马店市 [--units 单位.csv|xlsx]', run: setup },
  password: { use: 'zs password 账号', run: password },
};
