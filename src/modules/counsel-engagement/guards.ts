import { addMonths, type CivilDate, type GuardView, printDate, type Refusal, refusal, type ValuesOf } from '#kernel';
import { counselPracticeYears, counselTerm, counselUnits, legalCounselOpinion, platformDefaults } from '#law';
import { type fields, kindsAt, levels } from './fields.ts';

type View = GuardView<ValuesOf<typeof fields>>;
type Verdict = Refusal | undefined;

const setting = platformDefaults('法律顾问聘任');

/** The level is what the register says of the unit: coverage is counted by it. */
export function levelFits({ values, unitKind }: View): Verdict {
  const { level = '' } = values;
  if (kindsAt[level]?.includes(unitKind(values.unit ?? '') ?? '')) return undefined;
  return refusal('level-unit', `聘任单位不是${levels[level as keyof typeof levels] ?? '这一层级的单位'}`, {
    remedy: '请按单位名册核对层级',
    basis: legalCounselOpinion('设立范围'),
    field: 'level',
  });
}

/** Years of practice of a lawyer, no penalty, not too many units already. */
export function fitToServe({ values, inForce }: View): readonly Refusal[] {
  const found: Refusal[] = [];
  const least = inForce(counselPracticeYears);
  if (values.counselKind === 'lawyer' && (values.practiceYears ?? 0) < least) {
    const more = { remedy: '请另行提名', basis: counselPracticeYears.values.at(-1)?.basis, field: 'practiceYears' };
    found.push(refusal('practice-years', `受聘律师应当执业满${least}年`, more));
  }
  if (values.noPenalty !== true)
    found.push(refusal('penalty', '受过处分、处罚的不得提名', { remedy: '请另行提名', basis: setting, field: 'noPenalty' }));
  const most = inForce(counselUnits);
  if ((values.heldUnits ?? 0) >= most) {
    const more = { remedy: '请另行提名', basis: counselUnits.values.at(-1)?.basis, field: 'heldUnits' };
    found.push(refusal('too-many-units', `该顾问已受聘 ${values.heldUnits ?? 0} 个单位，超过上限 ${most}`, more));
  }
  return found;
}

/** Nobody is engaged with a conflict of interest. */
export function noConflict({ values }: View): Verdict {
  if (values.conflictDeclared === true) return undefined;
  return refusal('conflict', '没有作出无利益冲突的声明，不得聘任', {
    remedy: '请由拟聘人声明，有冲突的另行遴选',
    basis: setting,
    field: 'conflictDeclared',
  });
}

function termRefusal(from: CivilDate, values: View['values'], years: number): Verdict {
  const to = values.termTo ?? '';
  if (to <= from) return refusal('term-order', '聘期届满日应晚于起始日', { remedy: '请核对聘期', basis: setting, field: 'termTo' });
  const longest = addMonths(from, years * 12);
  if (to <= longest) return undefined;
  return refusal('term-length', `一届聘期不超过${years}年`, {
    remedy: `聘期届满日至迟为${printDate(longest)}`,
    basis: counselTerm.values.at(-1)?.basis,
    field: 'termTo',
  });
}

/** One term is no longer than the longest allowed. */
export const termFits = ({ values, on, inForce }: View): Verdict =>
  termRefusal(values.renewedFrom ?? values.termFrom ?? on, values, inForce(counselTerm).n);

/** The next term follows the one that ends, and only after an appraisal that was passed. */
export function renewable(view: View): Verdict {
  const { values, matter, on } = view;
  const passed = values.appraisalGrade === 'excellent' || values.appraisalGrade === 'qualified';
  if (!passed || (values.appraisalYear ?? 0) < Number(on.slice(0, 4)) - 1) {
    const more = { remedy: '请先办理年度考核', basis: setting, field: 'termTo' };
    return refusal('not-appraised', '届满前考核合格的方可续聘', more);
  }
  const ended = String(matter?.values.termTo ?? '');
  if ((values.renewedFrom ?? '') > ended) return undefined;
  return refusal('term-overlap', '续聘的聘期应自上一聘期届满后起算', {
    remedy: `上一聘期至${printDate(ended)}`,
    basis: setting,
    field: 'renewedFrom',
  });
}

/** A shared engagement covers a unit only by a written designation, within the shared term, from a unit over it. */
export function sharedInForce({ values, linked }: View): Verdict {
  const shared = linked('sharedBy');
  const to = String(shared?.values.termTo ?? '');
  if (shared?.state === 'active' && shared.values.method !== 'shared' && (values.termTo ?? '') <= to) return undefined;
  const remedy = shared ? `统聘的聘任应当在聘，指定不得超过其聘期（至${printDate(to)}）` : '请选择上级的聘任';
  return refusal('shared-term', '书面指定超出了统聘的范围', { remedy, basis: setting, field: 'sharedBy' });
}

/** A term runs to the end of its last day. */
export const termOver = ({ values, on }: View): Verdict =>
  on > (values.termTo ?? '')
    ? undefined
    : refusal('term-runs', '聘期尚未届满', { remedy: `聘期至${printDate(values.termTo ?? on)}`, basis: setting });

/** Each year is appraised once, when it comes to its end or after. */
export function yearFits({ values, matter, on }: View): Verdict {
  const year = values.appraisalYear ?? 0;
  if (matter?.values.appraisalYear === year)
    return refusal('appraised', `${year}年度已经考核`, { remedy: '请核对考核年度', basis: setting, field: 'appraisalYear' });
  if (year <= Number(on.slice(0, 4))) return undefined;
  return refusal('appraisal-year', '不得考核尚未开始的年度', { remedy: '请核对考核年度', basis: setting, field: 'appraisalYear' });
}

/** Whoever failed the appraisal is not dismissed by the platform; the ground must be true, though. */
export function groundHolds({ values }: View): Verdict {
  if (values.terminateGround !== 'appraisal' || values.appraisalGrade === 'unqualified') return undefined;
  return refusal('ground-appraisal', '没有不合格的考核记录', { remedy: '请核对解聘情形', basis: setting, field: 'terminateGround' });
}
