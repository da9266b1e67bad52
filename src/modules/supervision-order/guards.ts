import { daysBetween, type GuardView, inForceOn, printDate, type Refusal, refusal } from '#kernel';
import { governmentInspectionRegulation, platformDefaults, repeatedInspection } from '#law';
import { type OrderValues, orderLevels } from './fields.ts';

type View = GuardView<OrderValues>;
type Verdict = Refusal | undefined;
type Level = keyof typeof orderLevels;

/** The number at the end of the ordinal that the platform gave. */
const nth = (ordinal: unknown): number => Number(String(ordinal ?? '').match(/(\d+)次$/)?.[1] ?? 0);

/** Only an order of one of these levels goes this way. */
export const levelIs =
  (...levels: readonly Level[]) =>
  ({ values, matter }: View): Verdict => {
    const level = (matter?.values.orderLevel ?? values.orderLevel) as Level | undefined;
    if (level !== undefined && levels.includes(level)) return undefined;
    const wanted = levels.map((one) => orderLevels[one]).join('、');
    return refusal('level', `这一步用于${wanted}的督办单`, {
      remedy: '督办单逐级升级：一级升二级，二级升三级挂牌',
      basis: platformDefaults('督办分级'),
    });
  };

/**
 * No second inspection of one kind on one unit within the window, unless it is said why. The platform numbers the orders
 * of a kind on a unit, so the one before cannot be left out.
 */
export function notRepeated({ values, linked, on, inForce }: View): Verdict {
  const n = nth(values.ordinal);
  if (n <= 1) return undefined;
  const before = linked('previous');
  const isBefore =
    before?.values.unit === values.unit && before?.values.category === values.category && nth(before?.values.ordinal) === n - 1;
  const law = governmentInspectionRegulation('第15条');
  const basis = inForceOn(law, on) ? law : platformDefaults('重复督查的核对');
  if (!before || !isBefore) {
    const remedy = `请选择本单位同类的第${n - 1}次督办单，以便核对间隔`;
    return refusal('previous-missing', `对该单位的同类督查已有${n - 1}次，须关联上一次`, {
      remedy,
      basis: platformDefaults('重复督查的核对'),
      field: 'previous',
    });
  }
  const limit = inForce(repeatedInspection);
  if (daysBetween(before.openedOn, on) > limit.n || values.repeatReason !== undefined) return undefined;
  return refusal('repeated', `疑似重复督查：上一次同类督查在${printDate(before.openedOn)}`, {
    remedy: '请合并办理，或者说明再次督查的理由',
    basis,
    field: 'repeatReason',
  });
}

/** Once for each time it was signed for, and before it is due. */
export function extendsOnce({ matter, on, clock }: View): Verdict {
  const basis = platformDefaults('督办单回复的延长');
  const signed = matter?.history.findLast((s) => ['sign', 'sign-listing', 'return-listing'].includes(s.act))?.seq ?? 0;
  if (matter?.history.some((s) => s.act === 'extend' && s.seq > signed))
    return refusal('extended-already', '本次督办已延长过一次', { remedy: '请按期回复', basis });
  const due = clock('reply')?.due;
  if (due === undefined || on <= due) return undefined;
  return refusal('extension-late', `回复期限已于${printDate(due)}届满，不得再延长`, { remedy: '请回复并说明逾期原因', basis });
}
