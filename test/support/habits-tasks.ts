/** What a careful official writes of tasks: parts make up the whole, reports are those of the task. */
import { addDays } from '#kernel';
import { type Desk, type Given, put } from './desk.ts';

const criterion = { text: '标准', measure: 'evidence' };

/** A part is what the break-down of its parent says; a task in place of another is like it. */
function likeAnother(given: Given, { linked }: Desk): void {
  const parent = given.replaces === undefined ? linked(given.parent) : undefined;
  const row = (parent?.values.parts as readonly Given[] | undefined)?.[0];
  if (parent && row) {
    put(given, 'taskNo', `${String(parent.values.taskNo)}-01`);
    put(given, 'issuer', parent.unit);
    for (const [field, from] of [
      ['leadUnit', 'unit'],
      ['weight', 'weight'],
      ['dueOn', 'dueOn'],
    ] as const)
      put(given, field, row[from]);
    put(given, 'startOn', addDays(String(row.dueOn), -300));
  }
  const old = linked(given.replaces)?.values;
  if (!old) return;
  for (const field of ['issuer', 'weight', 'startOn', 'dueOn', 'level']) put(given, field, old[field]);
  put(given, 'leadUnit', old.reassignTo);
  if (old.parent === undefined) delete given.parent;
  else given.parent = old.parent;
}

/** Tasks end within the year, parts weigh a hundred, evidence stands for each criterion. */
export function tasked(given: Given, desk: Desk): void {
  const { procedure, on, held, chance } = desk;
  if (procedure.id !== 'supervision-task') return;
  put(given, 'criteria', [criterion, criterion]);
  put(given, 'startOn', addDays(on, -250));
  put(given, 'dueOn', held.newDueOn ?? addDays(on, 300));
  put(given, 'taskNo', `RW-2019-FZ-${String(chance.whole(1000, 9999))}`);
  delete given.plan;
  delete given.assistUnits;
  likeAnother(given, desk);
  const part = { title: '落实一项工作', unit: '411722', weight: 100, dueOn: held.dueOn ?? on, covers: '1、2', isKey: false };
  put(given, 'parts', [part]);
  put(given, 'newDueOn', addDays(String(held.dueOn ?? on), 20));
  put(
    given,
    'proofs',
    [1, 2].map((n) => ({ ...((given.proofs as readonly Given[] | undefined)?.[0] ?? {}), criterion: n })),
  );
}

/** A report is of a task under way, of the quarter before. */
export function reported(given: Given, { procedure, on, linked }: Desk): void {
  if (procedure.id !== 'progress-report') return;
  const task = linked(given.task)?.values;
  const quarter = Math.ceil(Number(on.slice(5, 7)) / 3) - 1;
  const year = Number(on.slice(0, 4)) - (quarter === 0 ? 1 : 0);
  const [q, cycle] = [quarter || 4, task?.cycle ?? 'quarter'];
  const period = cycle === 'month' ? `${year}-${String(q * 3).padStart(2, '0')}` : `${year}-Q${q}`;
  const end = `${year}-${['03-31', '06-30', '09-30', '12-31'][q - 1]}`;
  const like = {
    unit: task?.leadUnit,
    superior: task?.issuer,
    cycle,
    period,
    periodEnd: end,
    reportNo: `${String(task?.taskNo)}/${period}`,
  };
  for (const [field, value] of Object.entries(like)) put(given, field, value);
  put(given, 'pct', 50);
  delete given.evidence;
}
