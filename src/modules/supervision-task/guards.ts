import { type Basis, type GuardView, printDate, type Refusal, refusal } from '#kernel';
import { citySupervisionNotice, governmentInspectionRegulation, platformDefaults, taskExtensions } from '#law';

interface Criterion {
  readonly text?: string;
  readonly measure?: string;
  readonly figure?: string;
  readonly target?: number;
}
interface Part {
  readonly title?: string;
  readonly unit?: string;
  readonly weight?: number;
  readonly dueOn?: string;
  readonly covers?: string;
}
interface Proof {
  readonly criterion?: number;
  readonly value?: number;
  readonly target?: number;
}

/** The values these guards read. */
interface Values {
  readonly taskNo?: string;
  readonly title?: string;
  readonly source?: string;
  readonly decidedBy?: string;
  readonly level?: string;
  readonly parent?: string;
  readonly issuer?: string;
  readonly leadUnit?: string;
  readonly assistUnits?: readonly { readonly unit?: string }[];
  readonly weight?: number;
  readonly startOn?: string;
  readonly dueOn?: string;
  readonly criteria?: readonly Criterion[];
  readonly plan?: readonly { readonly on?: string; readonly pct?: number }[];
  readonly approvalRecord?: string;
  readonly reassignTo?: string;
  readonly replaces?: string;
  readonly parts?: readonly Part[];
  readonly figureProofs?: readonly Proof[];
  readonly newDueOn?: string;
  readonly proofs?: readonly Proof[];
}
type View = GuardView<Values>;
type Verdict = Refusal | undefined;

const rule: Basis = platformDefaults('督导任务');
const no = (code: string, text: string, remedy: string, field?: string): Refusal => refusal(code, text, { remedy, basis: rule, field });

/** A task begins before it ends, and within the task it is a part of. */
export function datesFit({ values, linked }: View): Verdict {
  const { startOn = '', dueOn = '' } = values;
  if (dueOn <= startOn) return no('due-before-start', '完成时限应晚于开始日期', '请改正日期', 'dueOn');
  const above = linked('parent')?.values.dueOn;
  if (typeof above !== 'string' || dueOn <= above) return undefined;
  return no('part-after-parent', `子任务时限不得晚于母任务时限（${printDate(above)}）`, '请提前子任务的时限', 'dueOn');
}

/** The plan rises, and ends with the whole on the due date. */
export function planRises({ values }: View): Verdict {
  const { plan, dueOn } = values;
  if (!plan) return undefined;
  const sinks = plan.some(
    (point, i) => i > 0 && ((point.pct ?? 0) < (plan[i - 1]?.pct ?? 0) || (point.on ?? '') <= (plan[i - 1]?.on ?? '')),
  );
  const last = plan.at(-1);
  if (!sinks && last?.pct === 100 && last.on === dueOn) return undefined;
  return no('plan-shape', '计划进度应逐期不减，并在完成时限当日达到100%', '请改正计划进度', 'plan');
}

/** Somebody is asked to help, each once, and not the one who leads. */
export function helpersDiffer({ values }: View): Verdict {
  const units = (values.assistUnits ?? []).map((row) => row.unit);
  if (!units.includes(values.leadUnit) && new Set(units).size === units.length) return undefined;
  return no('assist-unit', '协办单位不得含责任单位，也不得重复', '请改正协办单位', 'assistUnits');
}

/** Only what the government decided or its head approved is handed down. */
export function approvalOnRecord({ values, on }: View): Verdict {
  if (values.approvalRecord !== undefined || values.decidedBy !== undefined) return undefined;
  const basis =
    on >= (governmentInspectionRegulation.instrument.from ?? '')
      ? governmentInspectionRegulation('第11条')
      : citySupervisionNotice('督查事项的批准');
  const more = { remedy: '请填写政府决定的文号或者行政首长批示的日期', basis, field: 'approvalRecord' };
  return refusal('not-approved', '督查事项须有政府决定或行政首长批准', more);
}

/** A part is what the break-down of its parent says it is. */
export function asBrokenDown({ values, linked }: View): Verdict {
  const parent = linked('parent');
  const { taskNo = '' } = values;
  if (parent?.state !== 'in-progress') return no('parent-not-split', '母任务尚未分解', '请先办理母任务的分解', 'parent');
  const at = Number(taskNo.slice(-2));
  const row = ((parent.values.parts ?? []) as readonly Part[])[at - 1];
  const same = taskNo === `${String(parent.values.taskNo)}-${taskNo.slice(-2)}` && parent.unit === values.issuer;
  const agrees = row?.unit === values.leadUnit && row?.weight === values.weight && row?.dueOn === values.dueOn;
  if (same && agrees) return undefined;
  return no('not-as-split', '子任务与母任务的分解方案不一致', '编号、交办单位、责任单位、权重和时限应与分解方案相同', 'parent');
}

/** The level of a part is the one below its parent's. */
export const underLevel =
  (above: string) =>
  ({ linked }: View): Verdict =>
    linked('parent')?.values.level === above
      ? undefined
      : no('level-wrong', '任务层级与母任务不相衔接', '市级任务分解到县区和部门，县区和部门任务分解到乡镇街道', 'parent');

/** What takes the place of a task that was given to the wrong unit. */
export function asReassigned({ values, linked }: View): Verdict {
  const old = linked('replaces');
  const was = old?.values ?? {};
  const same = was.weight === values.weight && was.dueOn === values.dueOn && was.parent === values.parent && was.level === values.level;
  if (old?.state === 'reassigned' && was.reassignTo === values.leadUnit && was.issuer === values.issuer && same) return undefined;
  return no('not-as-reassigned', '与改派前的任务不一致', '责任单位应为改派单位，母任务、层级、权重和时限不变', 'replaces');
}

/** Within the days for signing only. */
export function disputedInTime({ clock, on }: View): Verdict {
  const due = clock('sign-off')?.due;
  if (due === undefined || on <= due) return undefined;
  return no('dispute-late', `签收期限已于${printDate(due)}届满，不能再提出异议`, '请签收后办理；确需调整的，报上级负责人', 'on');
}

/** It goes to another unit. */
export function toAnother({ values }: View): Verdict {
  if (values.reassignTo !== values.leadUnit) return undefined;
  return no('same-unit', '改派单位与原责任单位相同', '请选择其他单位，或者维持分派', 'reassignTo');
}

const covered = (part: Part): readonly number[] => (part.covers ?? '').split(/[、,]/).map(Number);

/** The parts make up the whole: weights, dates, criteria. */
export function partsMakeWhole({ values }: View): readonly Refusal[] {
  const { parts = [], criteria = [], dueOn = '' } = values;
  const refusals: Refusal[] = [];
  const sum = parts.reduce((n, part) => n + Math.round((part.weight ?? 0) * 100), 0) / 100;
  if (sum !== 100) refusals.push(no('weights', `子任务权重合计为${sum}，应为100`, '请调整各子任务的权重', 'parts'));
  const late = parts.some((part) => (part.dueOn ?? '') > dueOn);
  if (late) refusals.push(no('part-after-parent', `子任务时限不得晚于母任务时限（${printDate(dueOn)}）`, '请提前子任务的时限', 'parts'));
  const reached = new Set(parts.flatMap(covered));
  const open = criteria.flatMap((_, i) => (reached.has(i + 1) ? [] : [i + 1]));
  if (open.length > 0)
    refusals.push(no('criteria-open', `完成标准${open.join('、')}没有子任务承担`, '请在分解方案中写明对应的完成标准', 'parts'));
  if ([...reached].some((n) => n < 1 || n > criteria.length))
    refusals.push(no('criterion-unknown', '对应完成标准的序号不存在', `母任务的完成标准共${criteria.length}条`, 'parts'));
  return refusals;
}

/** Asked for before the due date, once, for a later day within the parent's. */
export function extensionSound({ values, matter, on, inForce, linked }: View): Verdict {
  const { dueOn = '', newDueOn = '' } = values;
  const had = matter?.history.filter((step) => step.act === 'grant-extension').length ?? 0;
  if (had >= inForce(taskExtensions)) return no('extended-before', '同一任务的延期次数已满', '请按期完成；不能完成的，如实填报');
  if (on > dueOn) return no('extension-late', `完成时限已于${printDate(dueOn)}届满，不能再申请延期`, '请如实填报进度', 'on');
  if (newDueOn <= dueOn) return no('extension-date', '申请的时限应晚于原时限', `原时限为${printDate(dueOn)}`, 'newDueOn');
  const above = linked('parent')?.values.dueOn;
  if (typeof above !== 'string' || newDueOn <= above) return undefined;
  return no('part-after-parent', `子任务时限不得晚于母任务时限（${printDate(above)}）`, '请改正申请的时限', 'newDueOn');
}

/** What is granted is what was asked for. */
export function grantedAsAsked({ values }: View): Verdict {
  const { dueOn, newDueOn = '' } = values;
  return dueOn === newDueOn ? undefined : no('grant-differs', '批准的时限与申请不一致', `申请延至${printDate(newDueOn)}`, 'dueOn');
}

/** A task that was broken down is done when all its parts are: accepted or cancelled. */
export function partsDone({ values, matter }: View): Verdict {
  const { parts } = values;
  if (!parts) return undefined;
  const done = new Set(['part-accepted', 'part-cancelled']);
  const n = matter?.history.filter((step) => done.has(step.act)).length ?? 0;
  return n >= parts.length
    ? undefined
    : no('parts-open', `${parts.length}项子任务中还有${parts.length - n}项没有办结`, '请先办结全部子任务');
}

const isMet = (proofs: readonly Proof[] | undefined, n: number): boolean =>
  (proofs ?? []).some((p) => p.criterion === n && (p.target === undefined || (p.value ?? 0) >= p.target));

/** Every criterion is met: one of figures by the figure itself, every other by evidence. A task in parts is proved by its parts. */
export function everyCriterionProved({ values }: View): readonly Refusal[] {
  const { criteria = [], parts, proofs, figureProofs } = values;
  if (parts) return [];
  return criteria.flatMap((one, i) => {
    if (one.measure === 'figure') {
      if (isMet(figureProofs, i + 1)) return [];
      return [no('figure-short', `完成标准${i + 1}须由平台数据证明，尚未达到${one.target ?? ''}`, '数据达到后由平台证明，不需另报材料')];
    }
    return isMet(proofs, i + 1)
      ? []
      : [no('criterion-unproved', '申报完成必须为每条完成标准附证据', `完成标准${i + 1}还没有证据`, 'proofs')];
  });
}

/** The platform proposes completion only of what is proved by figures alone. */
export function figuresAlone({ values }: View): Verdict {
  const { criteria = [], figureProofs, parts } = values;
  if (!parts && criteria.every((one, i) => one.measure === 'figure' && isMet(figureProofs, i + 1))) return undefined;
  return no('figure-short', '平台数据尚未达到全部完成标准', '达到后再提请审核');
}

/** Townships carry out; they hand down no further. */
export function mayBeSplit({ values }: View): Verdict {
  return values.level === 'third' ? no('lowest-level', '乡镇街道任务不再分解', '请直接组织实施') : undefined;
}

/** The days for breaking a task down are made longer once. */
export function splitExtendedOnce({ did }: View): Verdict {
  return did('extend-decomposition') ? no('extended-before', '分解期限只能延长一次', '请按期分解') : undefined;
}
