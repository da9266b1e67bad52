import { addDays, type Basis, type GuardView, printDate, type Refusal, refusal } from '#kernel';
import { platformDefaults } from '#law';
import { endOfPeriod } from './period.ts';

interface Evidence {
  readonly criterion?: number;
  readonly signedOn?: string;
}

/** The values these guards read. */
interface Values {
  readonly task?: string;
  readonly unit?: string;
  readonly superior?: string;
  readonly cycle?: string;
  readonly reportNo?: string;
  readonly period?: string;
  readonly periodEnd?: string;
  readonly pct?: number;
  readonly regressNote?: string;
  readonly evidence?: readonly Evidence[];
}
type View = GuardView<Values>;
type Verdict = Refusal | undefined;

const rule: Basis = platformDefaults('进度填报');
const no = (code: string, text: string, remedy: string, field?: string): Refusal => refusal(code, text, { remedy, basis: rule, field });

/** A report is of a task that its unit carries out itself, under the task's own number and rhythm. */
export function ofOwnTask({ values, linked }: View): Verdict {
  const task = linked('task');
  const of = task?.values ?? {};
  if (of.parts !== undefined) return no('task-in-parts', '已分解的任务进度由子任务汇总，不另填报', '请填报子任务的进度', 'task');
  const same = of.leadUnit === values.unit && of.issuer === values.superior && of.cycle === values.cycle;
  const named = values.reportNo === `${String(of.taskNo)}/${values.period ?? ''}`;
  if (same && named) return undefined;
  return no('not-of-task', '填报与所属任务不一致', '填报单位、审核单位、填报周期和编号应与任务相同', 'task');
}

/** Nobody reports on what is not under way. */
export function taskUnderWay({ linked }: View): Verdict {
  const state = linked('task')?.state ?? '';
  if (['in-progress', 'extension-pending', 'completion-review', 'completion-checked', 'rectifying'].includes(state)) return undefined;
  return no('task-not-under-way', '任务没有在办理，不需填报', '请核对任务的状态', 'task');
}

/** The period is a month or a quarter that is over, within the task's time. */
export function periodOver({ values, linked, on }: View): Verdict {
  const { period = '', cycle, periodEnd } = values;
  const end = endOfPeriod(period, cycle);
  if (end === undefined || end !== periodEnd)
    return no('period-shape', '所属期与填报周期不符', '按月的写作2019-03，按季的写作2019-Q1', 'period');
  if (on <= end) return no('period-open', '所属期尚未结束', `${printDate(addDays(end, 1))}起填报`, 'period');
  const start = linked('task')?.values.startOn;
  if (typeof start === 'string' && end < start) return no('period-before', '所属期早于任务开始日期', '请核对所属期', 'period');
  return undefined;
}

/** Progress that falls back is explained. */
export function fallExplained({ values, linked }: View): Verdict {
  const was = Number(linked('task')?.values.progress ?? 0);
  const { pct = 0, regressNote } = values;
  if (pct >= was || regressNote !== undefined) return undefined;
  return no('progress-fell', `进度由${was}%降为${pct}%，请说明原因`, '填写进度倒退的原因后提交', 'regressNote');
}

/** Nothing proves a period that was made after it. */
export function evidenceInPeriod({ values }: View): Verdict {
  const late = (values.evidence ?? []).some((one) => (one.signedOn ?? '') > (values.periodEnd ?? ''));
  return late
    ? no('evidence-date', '证据日期超出填报期', `证据应形成于${printDate(values.periodEnd ?? '')}或者以前`, 'evidence')
    : undefined;
}

/** The whole is claimed only with evidence for each criterion; what figures prove needs none. */
export function wholeProved({ values, linked }: View): Verdict {
  if (values.pct !== 100) return undefined;
  const criteria = (linked('task')?.values.criteria ?? []) as readonly { readonly measure?: string }[];
  const shown = new Set((values.evidence ?? []).map((one) => one.criterion));
  const open = criteria.flatMap((one, i) => (one.measure === 'figure' || shown.has(i + 1) ? [] : [i + 1]));
  if (open.length === 0) return undefined;
  return no('whole-unproved', '申报完成必须为每条完成标准附证据', `完成标准${open.join('、')}还没有证据`, 'evidence');
}

const isBehind = ({ values, linked }: View): boolean => String(linked('task')?.values.progressPeriod ?? '') > (values.period ?? '');

/** A later period was accepted already: this one must not turn progress back. */
export function newestPeriod(view: View): Verdict {
  return isBehind(view) ? no('later-accepted', '已有后期填报通过审核', '请办理「补报存档」，进度不变') : undefined;
}
export function olderPeriod(view: View): Verdict {
  return isBehind(view) ? undefined : no('not-behind', '没有更晚的填报通过审核', '请办理「审核通过」');
}
