import type { Asker } from '#api';
import {
  columnsFor,
  columnsIn,
  type ExportAsk,
  fixedColumns,
  labelOf,
  listQuery,
  type Platform,
  presentRows,
  questionOf,
  type RowDto,
} from '#api';
import { safeCell } from '#cli';
import { type Field, isList, type Json, type Procedure, printValue } from '#kernel';
import type { ListQuestion } from '#store';
import type { Control, Outcome } from './queue.ts';
import { type Cell, SheetWriter } from './sheet-writer.ts';

/** Rows presented before the event loop gets a turn. */
const page = 100;

interface Plan {
  readonly platform: Platform;
  readonly procedure: Procedure;
  readonly columns: readonly string[];
  readonly question: ListQuestion;
}

const fixedCells: Readonly<Record<keyof typeof fixedColumns, (row: RowDto) => Cell>> = {
  '@number': (row) => row.number,
  '@unit': (row) => row.unit.name,
  '@opened': (row) => row.openedOn,
  '@closed': (row) => row.closedOn,
};
const isFixed = (id: string): id is keyof typeof fixedColumns => id in fixedColumns;

function planOf(platform: Platform, who: Asker, ask: ExportAsk): Plan {
  const procedure = platform.registry.latest(ask.procedure);
  if (!procedure) throw new Error('procedure');
  const { cursor: _cursor, at: _at, page: _page, ...search } = ask.search;
  const chosen = columnsIn(procedure, who.actor, search.cols);
  const declared = ['@unit', ...(procedure.shows.list ?? []), '@opened', '@closed'];
  const shown = chosen.length > 0 ? chosen : declared;
  const { title, number } = procedure.shows;
  const all = ['@number', '@unit', ...columnsFor(procedure, who.actor).filter((id) => id !== title && id !== number), '@opened', '@closed'];
  const columns = ask.columns === 'all' ? all : [...(shown.includes('@number') ? [] : ['@number']), ...shown];
  const question = questionOf(platform, procedure, who.actor, listQuery.parse({ ...search, cols: '' }));
  const shows = columns.filter((id) => !isFixed(id));
  return { platform, procedure, columns, question: { ...question, shows, limit: page, count: 'none' } };
}

const headerOf = ({ procedure }: Plan, id: string): string => (isFixed(id) ? fixedColumns[id] : (procedure.fields[id]?.title ?? id));

/** Names of the matters that a page's references point to, as far as the asker may know of them. */
async function namesOf({ platform, procedure, columns }: Plan, who: Asker, rows: readonly RowDto[]): Promise<ReadonlyMap<string, string>> {
  const fields = columns.filter((id) => procedure.fields[id]?.kind === 'reference');
  const keys = new Set(rows.flatMap((row) => fields.flatMap((id) => listOfTexts(row.values[id]))));
  if (keys.size === 0) return new Map();
  return new Map(presentRows(platform, await platform.store.rows([...keys]), who.actor).map((row) => [row.key, labelOf(row)]));
}

const listOfTexts = (value: Json | undefined): readonly string[] => (isList(value) ? value : [value]).filter((v) => typeof v === 'string');

function cellOf(plan: Plan, names: ReadonlyMap<string, string>, field: Field, value: Json | undefined): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && (field.kind === 'number' || field.kind === 'money')) return value;
  if (field.kind === 'reference')
    return safeCell(
      listOfTexts(value)
        .flatMap((key) => names.get(key) ?? '（看不到内容）')
        .join('；'),
    );
  if (field.kind === 'unit')
    return listOfTexts(value)
      .map((code) => plan.platform.units.get(code)?.name ?? code)
      .join('、');
  return safeCell(printValue(field, value));
}

function cellsOf(plan: Plan, names: ReadonlyMap<string, string>, row: RowDto): Cell[] {
  const middle = plan.columns.map((id): Cell => {
    if (isFixed(id)) return fixedCells[id](row);
    const field = plan.procedure.fields[id];
    return field ? cellOf(plan, names, field, row.values[id]) : null;
  });
  return [safeCell(row.title), ...middle, row.state.title, row.nextDueOn];
}

function notesOf({ platform, procedure }: Plan, who: Asker, ask: ExportAsk, total: number): string[][] {
  const conditions = Object.entries(ask.search).filter(([key]) => !['cols', 'cursor', 'page', 'at', 'view'].includes(key));
  return [
    ['事项', procedure.title],
    [
      '条件',
      conditions.length === 0 ? '全部' : conditions.map(([key, value]) => conditionInWords(platform, procedure, key, value)).join('；'),
    ],
    ['件数', String(total)],
    ['导出人', `${who.name}（${platform.units.get(who.actor.unit)?.name ?? ''}）`],
    ['导出日期', platform.today()],
    ['说明', '只含导出人职责范围内可以查看的内容；含内部信息，请按规定保管和使用。'],
    ...(platform.demonstration ? [['提示', '演示数据均为模拟。']] : []),
  ];
}

const plainWords: Readonly<Record<string, string>> = {
  q: '查找',
  from: '登记自',
  to: '登记至',
  closedFrom: '办结自',
  closedTo: '办结至',
};
const dueWords: Readonly<Record<string, string>> = { overdue: '已逾期', soon: '临近到期' };

/** A condition of the address as a person reads it. */
function conditionInWords(platform: Platform, procedure: Procedure, key: string, value: string): string {
  if (key === 'state')
    return `状态：${value
      .split(',')
      .map((id) => procedure.states[id]?.title ?? id)
      .join('、')}`;
  if (key === 'unit') return `单位：${platform.units.get(value)?.name ?? value}`;
  if (key === 'due') return `期限：${dueWords[value] ?? value}`;
  const [, id = '', op] = key.split('.');
  const field = procedure.fields[id];
  if (!field) return `${plainWords[key] ?? key}：${value}`;
  const printed = value.split(',').map((one) => (field.kind === 'unit' ? platform.units.get(one)?.name : field.spec.options?.[one]) ?? one);
  return `${field.title}${op === 'from' ? '自' : op === 'to' ? '至' : ''}：${printed.join('、')}`;
}

/** Writes a list as a workbook, page by page; every row has passed view() for the person who asked. */
export async function runExport(platform: Platform, who: Asker, ask: ExportAsk, file: string, control: Control): Promise<Outcome> {
  const plan = planOf(platform, who, ask);
  const { store } = platform;
  const total = await store.countAll(plan.question);
  control.progress(0, total);
  const headers = ['事项', ...plan.columns.map((id) => headerOf(plan, id)), '状态', '期限'];
  const writer = new SheetWriter({ kind: 'rows', file, headers, notes: notesOf(plan, who, ask, total) });
  let written = 0;
  try {
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { rows, next } = await store.list({ ...plan.question, ...(cursor && { cursor }) });
      const shown = presentRows(platform, rows, who.actor);
      const names = await namesOf(plan, who, shown);
      await writer.write(shown.map((row) => cellsOf(plan, names, row)));
      written += shown.length;
      control.progress(written, Math.max(total, written));
      cursor = next;
    }
    await writer.end();
  } finally {
    await writer.stop();
  }
  const detail = { rows: written };
  await store.audit({ region: platform.cityRegion, actor: who.id, at: platform.now(), what: 'export', subject: plan.procedure.id, detail });
  return { state: 'done', result: { note: `已导出 ${written.toLocaleString('zh-CN')} 件` } };
}
