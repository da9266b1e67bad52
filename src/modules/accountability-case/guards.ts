import { addMonths, dueOf, type Guard, type GuardView, type Limit, type Norm, printDate, type Refusal, refusal } from '#kernel';
import {
  cityFaultMeasures,
  civilServantLaw,
  civilServantSanctions,
  henanEnforcementRegulation,
  personnelAppealApplication,
  personnelDirectAppeal,
  personnelReviewApplication,
  platformDefaults,
  publicOfficialSanctions,
  sanctionMonths,
} from '#law';
import { authorityKinds, type FaultValues, measureClass, measureOrder, measures } from './fields.ts';

type View = GuardView<FaultValues>;
type Verdict = Refusal | undefined;
type FaultGuard = Guard<FaultValues>;

const titleOf = (measure: string | undefined): string => (measures as Readonly<Record<string, string>>)[measure ?? ''] ?? '';

const named = (values: FaultValues, text: string | undefined): boolean =>
  values.respondent?.kind === 'person' && (text ?? '').includes(values.respondent.name);

/** What stands in lists names nobody. The refusal does not repeat the name. */
export function subjectNamesNobody({ values }: View): Verdict {
  if (!named(values, values.subject)) return undefined;
  return refusal('name-in-subject', '事由不得写被追究人姓名', {
    remedy: '请只写过错的事项',
    basis: platformDefaults('个人信息'),
    field: 'subject',
  });
}

/** What is published says post and surname, not who. */
export function publicNamesNobody({ values }: View): Verdict {
  if (!named(values, `${values.publicTitle ?? ''}\n${values.publicText ?? ''}`)) return undefined;
  return refusal('name-in-public', '被追究人姓名不在公开范围', {
    remedy: '请去掉姓名，只写职务和姓氏',
    basis: platformDefaults('典型通报'),
    field: 'publicText',
  });
}

/** Two at least, and none with ties. */
export function checkersFit({ values }: View): readonly Refusal[] {
  const rows = values.checkers ?? [];
  const basis = publicOfficialSanctions('第43条、回避的规定（比照）', 'recalled');
  const found: Refusal[] = [];
  if (new Set(rows.map((row) => row.name)).size < 2) {
    const remedy = '请指定两名以上人员';
    found.push(refusal('checkers-few', '初核、调查应当由两人以上进行', { remedy, basis: platformDefaults('初核人数'), field: 'checkers' }));
  }
  if (rows.some((row) => row.related === true)) {
    const remedy = '请另行指定人员';
    const said = '调查人员与被追究人有近亲属、直接隶属等关系的，应当回避';
    found.push(refusal('recusal', said, { remedy, basis, field: 'checkers' }));
  }
  return found;
}

const power: Readonly<Record<ReturnType<typeof measureClass>, readonly (keyof typeof authorityKinds)[]>> = {
  organizational: ['appointing'],
  agency: ['government'],
  person: ['own-body', 'legal-office'],
  sanction: ['appointing'],
};

/** A measure is within the power of whoever gives it, and fits whom it is given to. */
function within(values: FaultValues, measure: string | undefined, field: string): readonly Refusal[] {
  if (measure === undefined) return [];
  const basis = henanEnforcementRegulation('第46条');
  const found: Refusal[] = [];
  const kind = measureClass(measure);
  const authority = values.authorityKind;
  const own = measure === 'revoke-qualification' ? ['legal-office'] : power[kind];
  if (authority !== undefined && !own.some((one) => one === authority)) {
    const remedy = `应由${own.map((one) => (authorityKinds as Readonly<Record<string, string>>)[one]).join('或者')}决定`;
    found.push(refusal('no-power', `${authorityKinds[authority]}无权作出「${titleOf(measure)}」`, { remedy, basis, field }));
  }
  if ((kind === 'agency') !== (values.respondentType === 'agency')) {
    const remedy = '单位适用责令改正、通报批评、取消评先资格；个人适用其他处理';
    found.push(refusal('measure-respondent', `「${titleOf(measure)}」不适用于这类对象`, { remedy, basis, field }));
  }
  return found;
}

export const proposalWithin: FaultGuard = ({ values }) => within(values, values.proposed, 'proposed');
export const decisionWithin: FaultGuard = ({ values }) => within(values, values.measure, 'measure');

/** The unit named can be what it is named as. */
export function unitFits({ values, unitKind }: View): Verdict {
  const kind = unitKind(values.decidingUnit ?? '') ?? '';
  const wrong =
    (values.authorityKind === 'government' && !['city', 'county', 'zone', 'department'].includes(kind)) ||
    (values.authorityKind === 'own-body' && values.decidingUnit !== values.respondentUnit);
  if (!wrong) return undefined;
  return refusal('deciding-unit', '「决定机关」与所选的有权机关不符', {
    remedy: '本级政府、上级机关应选政府或者上级部门；本机关应选被追究人所在单位',
    basis: henanEnforcementRegulation('第46条'),
    field: 'decidingUnit',
  });
}

/** Told, heard, checked: then decided. */
export function heardFirst({ matter, did }: View): Verdict {
  if (matter?.state === 'legality-checked') return undefined;
  if (matter?.state === 'pleaded' && did('notify'))
    return refusal('legality-missing', '处理决定尚未经合法性审核', { remedy: '请送法制机构审核', basis: cityFaultMeasures('审核') });
  return refusal('not-heard', '未履行告知和听取陈述申辩程序', {
    remedy: '请先告知事实、依据、拟处理和陈述申辩的权利，并听取申辩',
    basis: civilServantLaw('第63条'),
  });
}

const heavier = (a: string | undefined, b: string | undefined): boolean => measureOrder.indexOf(a ?? '') > measureOrder.indexOf(b ?? '');

/** Nobody fares worse for having spoken. */
export function notHeavier({ values }: View): Verdict {
  if (!heavier(values.measure, values.proposed)) return undefined;
  return refusal('heavier', '不得因申辩加重处理', {
    remedy: `拟给予的处理为「${titleOf(values.proposed)}」；事实有变化的，退回调查后重新告知`,
    basis: civilServantLaw('第63条'),
    field: 'measure',
  });
}

/** Nor for having asked for a review. */
export function lighter({ values, matter }: View): Verdict {
  if (heavier(String(matter?.values.measure), values.measure)) return undefined;
  return refusal('not-lighter', '变更后的处理应当轻于原处理', {
    remedy: '维持的请办理「维持」；不得因复核、申诉加重处理',
    basis: civilServantLaw('第96条'),
    field: 'measure',
  });
}

/** One act, one sanction. */
export function notTwice({ values }: View): Verdict {
  if (values.supervisionOutcome !== 'sanctioned' || measureClass(values.measure) !== 'sanction') return undefined;
  return refusal('twice', '监察机关已作政务处分，不再给予处分', {
    remedy: '可以给予其他处理，或者归档',
    basis: civilServantLaw('第61条'),
    field: 'measure',
  });
}

/** A sanction comes in time or not at all. */
export function sanctionInTime({ values, clock, on }: View): Verdict {
  const held = clock('sanction');
  if (measureClass(values.measure) !== 'sanction' || held?.due === undefined || on <= held.due) return undefined;
  return refusal('sanction-late', held.extension ? '已超处分决定最长期限' : '已超处分决定期限', {
    remedy: held.extension ? '不得再给予处分' : '案情复杂的，先办理「延长处分决定期限」',
    basis: civilServantSanctions('第44条'),
    field: 'measure',
  });
}

/** What has no period takes none; a sanction that is changed into such ends with the change. */
function withoutPeriod({ values, matter, on }: View): Verdict {
  const basis = civilServantSanctions('第7条');
  const ran = matter?.values.effectiveTo !== undefined;
  if (ran && values.effectiveTo !== on) {
    const remedy = `期满日期填变更之日，即${printDate(on)}`;
    return refusal('period-ends', '原处分期间至变更之日终止', { remedy, basis, field: 'effectiveTo' });
  }
  if (ran || (values.months === undefined && values.effectiveTo === undefined)) return undefined;
  const said = `「${titleOf(values.measure)}」没有处分期间`;
  return refusal('no-period', said, { remedy: '请去掉期间和期满日期', basis, field: 'months' });
}

/** A sanction lasts as long as the regulation says. */
export function periodFits(view: View): Verdict {
  const { values, inForce, on } = view;
  const { measure, months, effectiveFrom, effectiveTo } = values;
  const basis = civilServantSanctions('第7条');
  const n = (inForce(sanctionMonths) as Readonly<Record<string, number>>)[measure ?? ''];
  if (effectiveFrom !== undefined && effectiveFrom < on)
    return refusal('effective-early', '生效日期不得早于决定之日', { remedy: `至早为${printDate(on)}`, basis, field: 'effectiveFrom' });
  if (n === undefined) return withoutPeriod(view);
  const due = effectiveFrom === undefined ? undefined : addMonths(effectiveFrom, n);
  if (months === String(n) && effectiveTo === due && due !== undefined) return undefined;
  const remedy = due === undefined ? '请填写生效日期' : `期满日期为${printDate(due)}`;
  return refusal('period', `「${titleOf(measure)}」处分期间应为${n}个月`, { remedy, basis, field: 'months' });
}

/** The right to complain ends with its time, counted from the day the decision was served or the review given. */
const inTimeFor =
  (norm: Norm<Limit>, from: (view: View) => string | undefined, provision: string): FaultGuard =>
  (view) => {
    const start = from(view);
    if (start === undefined) return undefined;
    const limit = view.inForce(norm, start);
    const { due } = dueOf(view.calendar, { start, limit });
    if (view.on <= due) return undefined;
    return refusal('application-late', '申请、申诉的期限已届满', {
      remedy: `期限至${printDate(due)}`,
      basis: civilServantLaw(provision),
      field: 'on',
    });
  };
const servedOn = ({ values }: View) => values.servedOn;
export const reviewInTime = inTimeFor(personnelReviewApplication, servedOn, '第95条');
export const directAppealInTime = inTimeFor(personnelDirectAppeal, servedOn, '第95条');
export const appealInTime = inTimeFor(personnelAppealApplication, ({ did }) => (did('review-amend') ?? did('review-uphold'))?.on, '第95条');

/** Served after it was decided. */
export function servedInOrder({ values, on, did }: View): Verdict {
  const day = values.servedOn ?? '';
  if (day >= (did('decide')?.on ?? '') && day <= on) return undefined;
  return refusal('served-order', '送达日期应在决定之后、登记之前', {
    remedy: '请核对送达日期',
    basis: civilServantLaw('第63条'),
    field: 'servedOn',
  });
}

/** A sanction is lifted when its time is over: by whoever has the power, never by the calendar. */
export function periodOver({ values, on }: View): Verdict {
  if (values.effectiveTo !== undefined && on >= values.effectiveTo) return undefined;
  return refusal('period-running', values.effectiveTo === undefined ? '没有处分期间，不需解除' : '处分期间未满', {
    remedy: values.effectiveTo === undefined ? '请办理归档' : `期满之日为${printDate(values.effectiveTo)}`,
    basis: civilServantLaw('第65条'),
  });
}

/** What stands is carried out before the file is closed. */
export function carriedOut({ matter, did }: View): Verdict {
  const open = ['reviewed', 'appeal-decided'].includes(matter?.state ?? '') && !did('execute');
  if (!open) return undefined;
  return refusal('not-executed', '处理决定尚未执行', { remedy: '请先办理执行', basis: cityFaultMeasures('执行') });
}

/** A running sanction is not archived. */
export function noneRunning({ values, matter, on }: View): Verdict {
  if (matter?.state === 'lifted' || matter?.state === 'rehabilitated') return undefined;
  if (values.effectiveTo === undefined || on >= values.effectiveTo) return undefined;
  return refusal('sanction-running', '处分期间未满，不能归档', {
    remedy: '期满后先办理解除',
    basis: civilServantLaw('第64条'),
  });
}
