import {
  type Basis,
  type CivilDate,
  daysBetween,
  dueOf,
  type Guard,
  type GuardView,
  isList,
  type Json,
  printDate,
  type Refusal,
  refusal,
} from '#kernel';
import {
  administrativeLitigationInterpretation,
  administrativeLitigationLaw,
  headAppearanceRules,
  headKinds,
  headNotice,
  litigationResponseOpinion54,
  mustAppear,
  performance,
  platformDefaults,
} from '#law';
import { type CaseValues, fields, lostOutcomes } from './fields.ts';

type View = GuardView<CaseValues>;
type Verdict = Refusal | undefined;
type CaseGuard = Guard<CaseValues>;

/** Before the rules of 2020 the judicial interpretation stood alone. */
const appearance = (on: CivilDate, before: string, since: string): Basis =>
  on < (headAppearanceRules.instrument.from ?? '') ? administrativeLitigationInterpretation(before) : headAppearanceRules(since);

const kindsOf: Readonly<Record<string, readonly string[]>> = {
  city: ['city-government'],
  county: ['county-government', 'district-government', 'county-department'],
  zone: ['district-government', 'county-department'],
  department: ['department'],
  township: ['township'],
  street: ['township'],
};

/** The kind of defendant is that of the unit in the register. */
export function kindFits({ values, unitKind }: View): Verdict {
  const kinds = kindsOf[unitKind(values.defendant ?? '') ?? ''] ?? [];
  if (values.defendantKind !== undefined && kinds.includes(values.defendantKind)) return undefined;
  const titles = fields.defendantKind.spec.options as Readonly<Record<string, string>>;
  return refusal('defendant-kind', '「被告类型」与被诉机关不符', {
    remedy: `应为${kinds.map((k) => titles[k]).join('或者')}`,
    basis: administrativeLitigationLaw('第26条'),
    field: 'defendantKind',
  });
}

/** The description goes into lists: no party's name in it. */
export function namesLeftOut({ values }: View): Verdict {
  const named = (values.plaintiffs ?? []).some(({ party }) => party?.kind === 'person' && (values.subject ?? '').includes(party.name));
  if (!named) return undefined;
  return refusal('name-in-subject', '案件简述不得写当事人姓名', {
    remedy: '请只写被诉行为的事由',
    basis: platformDefaults('脱敏'),
    field: 'subject',
  });
}

/** The copy comes after the filing, and not after today. */
export function servedInOrder({ values, on }: View): Verdict {
  const { filedOn = '', servedOn = '' } = values;
  if (filedOn <= servedOn && servedOn <= on) return undefined;
  return refusal('served-order', '「收到副本日期」应在立案之后、登记之前', {
    remedy: '请核对立案、收到和登记的日期',
    basis: administrativeLitigationLaw('第67条'),
    field: 'servedOn',
  });
}

/** A later instance follows an earlier one of the same organ. */
export function follows({ values, linked }: View): Verdict {
  const basis = platformDefaults('审级衔接');
  const before = linked('previous');
  if (before && before.unit !== values.defendant) {
    const remedy = '请选择本机关上一审级的案件';
    return refusal('other-organ', '所选上一审级案件的被诉机关不是本机关', { remedy, basis, field: 'previous' });
  }
  if (before || values.previousNo !== undefined) return undefined;
  const remedy = '请选择上一审级案件，没有登记的写明案号';
  return refusal('no-previous', '没有写明上一审级', { remedy, basis, field: 'previous' });
}

/** The first instance is not heard before the defence is in or its time has run out. */
export function defenceDone({ values, matter }: View): Verdict {
  if (values.instance !== 'first' || matter?.state !== 'preparing') return undefined;
  return refusal('defence-open', '一审尚未答辩', { remedy: '请先提交答辩状和证据', basis: administrativeLitigationLaw('第67条') });
}

/** No hearing in the past. */
export function hearingAhead({ values, on }: View): Verdict {
  if ((values.hearingOn ?? '') >= on) return undefined;
  return refusal('hearing-past', '开庭日期不得早于登记之日', {
    remedy: '请核对开庭日期；补登的，发生日期填收到开庭通知之日',
    basis: platformDefaults('开庭登记'),
    field: 'hearingOn',
  });
}

const among = (list: Json, value: string | undefined): boolean => isList(list) && value !== undefined && list.includes(value);

/** Which cases a head must appear in is said by the rules of the day. */
export function groundInForce({ values, inForce, on }: View): Verdict {
  if (values.mustAppear === 'none' || among(inForce(mustAppear), values.mustAppear)) return undefined;
  return refusal('ground-not-in-force', '所选情形不在当时规定的应当出庭情形之内', {
    remedy: '请按开庭登记之日施行的规定选择',
    basis: appearance(on, '第129条', '第4条'),
    field: 'mustAppear',
  });
}

/** Notice or advice of the court goes to the chief at once. */
export function headTold({ values }: View): Verdict {
  if (values.mustAppear === 'none' || values.reportedToHead === true) return undefined;
  return refusal('head-not-told', '负责人应当出庭的案件，须及时报告主要负责人', {
    remedy: '请报告主要负责人后登记',
    basis: litigationResponseOpinion54('负责人出庭的要求'),
    field: 'reportedToHead',
  });
}

/** Another head is named before the hearing, in place of one named before. */
export function beforeHearing({ values, on, did }: View): Verdict {
  if (did('plan-appearance') && on < (values.hearingOn ?? '')) return undefined;
  return refusal('replace-late', '更换出庭负责人应在开庭前提出', {
    remedy: '没有安排过的，请办理「安排出庭」；已开庭的，按实际出庭人员登记',
    basis: platformDefaults('更换出庭负责人'),
  });
}

/** What happened in court happened on the day of the hearing. */
export function onHearingDay({ values, on }: View): Verdict {
  if (values.hearingOn === undefined || values.hearingOn === on) return undefined;
  return refusal('hearing-day', '出庭情况的发生日期应为开庭当日', {
    remedy: `发生日期请填${printDate(values.hearingOn)}；改期的，先办理「改期开庭」`,
    basis: platformDefaults('出庭登记'),
    field: 'on',
  });
}

/** The head of another organ, of a lower one above all, does not stand for the defendant. */
export function ownHead({ values, matter, on }: View): Verdict {
  if (values.headUnit === matter?.unit) return undefined;
  return refusal('subordinate-head', '下级行政机关的负责人不能作为被诉行政机关负责人出庭', {
    remedy: '应由被诉机关的正职、副职或者参与分管的负责人出庭',
    basis: appearance(on, '第128条', '第2条'),
    field: 'headUnit',
  });
}

const kindCounts =
  (field: 'headKind' | 'secondHeadKind'): CaseGuard =>
  ({ values, inForce, on }) =>
    among(inForce(headKinds), values[field])
      ? undefined
      : refusal('head-kind', '该人员不属当时规定的行政机关负责人', {
          remedy: '参与分管的副职级负责人自2020年7月1日起列入',
          basis: appearance(on, '第128条', '第2条'),
          field,
        });
export const headCounts = kindCounts('headKind');
export const secondHeadCounts = kindCounts('secondHeadKind');

/** One person, one hearing, one count. */
export function anotherPerson({ values, matter }: View): readonly Refusal[] {
  const basis = platformDefaults('出庭人次');
  const last = matter?.history.findLast((step) => ['appear-head', 'appear-another-head'].includes(step.act));
  const found: Refusal[] = [];
  if (last?.act === 'appear-another-head' || values.headAttended !== true) {
    const remedy = '须有一名负责人已登记出庭，且同庭只补登一名';
    found.push(refusal('another-head-twice', '本次开庭不能再登记同庭负责人', { remedy, basis }));
  }
  if (values.secondHead === values.head) {
    const remedy = '请填写另一名负责人';
    found.push(refusal('same-person', '同一庭审同一人只计一次', { remedy, basis, field: 'secondHead' }));
  }
  return found;
}

/** Somebody of the organ goes: never a lawyer alone. */
export function notLawyerAlone({ values }: View): readonly Refusal[] {
  const kinds = (values.staffers ?? []).map((row) => row.kind);
  const basis = administrativeLitigationInterpretation('第128条');
  const found: Refusal[] = [];
  if (kinds.includes('subordinate-head')) {
    const remedy = '下级机关的人员不能代替；请委托本机关相应的工作人员';
    found.push(refusal('subordinate-staff', '下级行政机关的负责人不能代替被诉机关出庭', { remedy, basis, field: 'staffers' }));
  }
  if (!kinds.some((kind) => kind === 'staff' || kind === 'legal-staff')) {
    const remedy = '请登记出庭的工作人员；确实仅有律师出庭的，办理「登记未依法出庭」';
    const said = '行政机关不能出庭的，应当委托工作人员，不得仅委托律师出庭';
    found.push(refusal('lawyer-only', said, { remedy, basis, field: 'staffers' }));
  }
  return found;
}

/** Who must appear and cannot says why in writing, under seal or by the chief's hand. */
export function statementGiven({ values }: View): readonly Refusal[] {
  if (values.mustAppear === 'none') return [];
  const basis = administrativeLitigationInterpretation('第129条');
  const found: Refusal[] = [];
  if (values.absenceGround === 'not-required') {
    const remedy = '请选择不能出庭的正当事由';
    found.push(refusal('absence-ground', '本案负责人应当出庭', { remedy, basis, field: 'absenceGround' }));
  }
  if (values.absenceStatement === undefined || values.absenceSigned === undefined) {
    const remedy = '请上传情况说明和证明，加盖印章或者由主要负责人签字';
    found.push(refusal('absence-unproved', '请填写不能出庭的理由并上传证明', { remedy, basis, field: 'absenceStatement' }));
  }
  return found;
}

/** A notice is late only when it was. */
export function noticeWasLate({ values, inForce }: View): Verdict {
  if (values.absenceGround !== 'late-notice') return undefined;
  const { n } = inForce(headNotice);
  const { noticeServedOn, hearingOn } = values;
  if (noticeServedOn !== undefined && hearingOn !== undefined && daysBetween(noticeServedOn, hearingOn) < n) return undefined;
  return refusal('notice-in-time', `出庭通知已在开庭${n}日前送达，或者没有登记送达日期`, {
    remedy: '请选择其他事由，或者核对通知送达日期',
    basis: headAppearanceRules('第5条'),
    field: 'absenceGround',
  });
}

const isFirst = (values: CaseValues): boolean => values.instance === 'first';

/** Which judgments may still be appealed from. */
export const atFirst: CaseGuard = ({ values }) =>
  isFirst(values)
    ? undefined
    : refusal('not-first-instance', '二审、再审裁判送达即生效', {
        remedy: '请办理相应的终审裁判登记',
        basis: administrativeLitigationLaw('第85条'),
      });
export const beyondFirst: CaseGuard = ({ values }) =>
  isFirst(values)
    ? refusal('first-instance', '一审裁判在上诉期满后生效，一审应当开庭', {
        remedy: '请按一审办理',
        basis: administrativeLitigationLaw('第85条、第86条'),
      })
    : undefined;

const outcomeAmong =
  (list: readonly string[], verdict: string): CaseGuard =>
  ({ values }) =>
    values.outcome !== undefined && list.includes(values.outcome)
      ? undefined
      : refusal('outcome-verdict', `所选裁判结果不计为${verdict}`, {
          remedy: '请按裁判主文选择结果和办理动作',
          basis: administrativeLitigationLaw('第69条至第78条'),
          field: 'outcome',
        });
export const isWon = outcomeAmong(['claim-dismissed'], '胜诉');
export const isLost = outcomeAmong(lostOutcomes, '败诉');
export const isRuling = outcomeAmong(['suit-dismissed'], '驳回起诉');

/** Nobody's judgment takes effect while it may be appealed from. */
export const appealOver =
  (deadline: string): CaseGuard =>
  ({ clock, on }) => {
    const due = clock(deadline)?.due;
    if (due === undefined || on > due) return undefined;
    return refusal('appeal-open', '上诉期限尚未届满', {
      remedy: `上诉期限至${printDate(due)}`,
      basis: administrativeLitigationLaw('第85条'),
    });
  };

export function appealInTime({ clock, on }: View): Verdict {
  const due = clock('appeal-lost')?.due;
  if (due === undefined || on <= due) return undefined;
  return refusal('appeal-late', '上诉期限已届满', {
    remedy: `期限至${printDate(due)}；裁判已生效的，应当履行，可以申请再审`,
    basis: administrativeLitigationLaw('第85条、第90条'),
  });
}

const verdictIs =
  (lost: boolean): CaseGuard =>
  ({ values }) =>
    (values.verdict === 'lost') === lost
      ? undefined
      : refusal('other-verdict', lost ? '本案不是败诉' : '本案为败诉', {
          remedy: '请办理与裁判结果相应的动作',
          basis: platformDefaults('胜败的认定'),
        });
export const wasLost = verdictIs(true);
export const wasNotLost = verdictIs(false);

/** A term is the judgment's; where it sets none, the platform's. */
export function termFits({ values, matter, calendar, inForce }: View): readonly Refusal[] {
  const basis = administrativeLitigationLaw('第94条、第95条');
  const found: Refusal[] = [];
  if (values.duty === 'none') {
    const remedy = '请办理「无履行内容」';
    found.push(refusal('nothing-due', '裁判没有履行内容', { remedy, basis, field: 'duty' }));
  }
  const start = matter?.history.findLast((step) => step.to === 'to-perform')?.on;
  if (values.termStated !== true && start !== undefined) {
    const { due } = dueOf(calendar, { start, limit: inForce(performance, start) });
    if ((values.performBy ?? '') > due) {
      const remedy = `裁判没有定期限的，至迟为${printDate(due)}`;
      found.push(refusal('term-long', '履行期限超过平台缺省期限', { remedy, basis: platformDefaults('履行期限'), field: 'performBy' }));
    }
  }
  return found;
}

export function nothingDue({ values }: View): Verdict {
  if (values.duty === undefined || values.duty === 'none') return undefined;
  return refusal('something-due', '裁判有履行内容', {
    remedy: '请办理「登记履行要求」',
    basis: administrativeLitigationLaw('第94条'),
    field: 'duty',
  });
}

/** A lost case is closed with its causes looked into and mended. */
export function lossAnalysed({ values, matter }: View): Verdict {
  if (values.verdict !== 'lost' || matter?.state === 'appealed' || values.analysis === 'filed') return undefined;
  return refusal('loss-not-analysed', '败诉案件须完成原因分析和整改', {
    remedy: values.analysis === 'returned' ? '请按退回理由重新报送' : '请先报送败诉分析',
    basis: platformDefaults('败诉整改'),
    field: 'lossAnalysis',
  });
}
