import { type Basis, daysBetween, dueOf, type GuardView, isList, type Party, printDate, type Refusal, refusal } from '#kernel';
import {
  localReconsiderationPractice,
  platformDefaults,
  reconsiderationApplication,
  reconsiderationExtension,
  reconsiderationHearingMembers,
  reconsiderationInvestigators,
  reconsiderationLaw,
  reconsiderationLongest,
  reconsiderationLongestRealEstate,
  reconsiderationSummaryAmount,
  reconsiderationSuspension,
} from '#law';
import { kinds } from './words.ts';

type PartyRow = { readonly party?: Party };

/** The values these guards read. */
export interface Values {
  readonly title?: string;
  readonly applicants?: readonly PartyRow[];
  readonly thirdParties?: readonly PartyRow[];
  readonly agents?: readonly PartyRow[];
  readonly organ?: string;
  readonly institution?: string;
  readonly claims?: string;
  readonly facts?: string;
  readonly madeOn?: string;
  readonly knownOn?: string;
  readonly realEstate?: boolean;
  readonly delayReason?: string;
  readonly otherRemedy?: string;
  readonly severalActs?: boolean;
  readonly conditions?: readonly string[];
  readonly fee?: number;
  readonly refusalGround?: string;
  readonly competentOrgan?: string;
  readonly oldLawGround?: string;
  readonly major?: boolean;
  readonly heard?: boolean;
  readonly collegial?: boolean;
  readonly track?: string;
  readonly summaryGround?: string;
  readonly disputedAmount?: number;
  readonly panel?: readonly { readonly seat?: string }[];
  readonly respondentHead?: boolean;
  readonly absentReason?: string;
  readonly investigators?: number;
  readonly suspendGround?: string;
  readonly adverse?: boolean;
  readonly decidedOn?: string;
  readonly service?: readonly { readonly to?: string }[];
  readonly publishedText?: string;
}
export type View = GuardView<Values>;
type Verdict = Refusal | undefined;

const partyRows = (rows: unknown): readonly PartyRow[] => (isList(rows as never) ? (rows as readonly PartyRow[]) : []);
const people = ({ applicants, thirdParties, agents }: Values): readonly Party[] =>
  [applicants, thirdParties, agents].flatMap((rows) => partyRows(rows).flatMap((row) => row.party ?? []));

/** The matter is read in lists and, once published, by everybody: no name of a person may stand in its title. */
export function titleWithoutNames({ values }: View): Verdict {
  const named = people(values).some(({ kind, name }) => kind === 'person' && (values.title ?? '').includes(name));
  if (!named) return undefined;
  return refusal('name-in-title', '申请事项不得写自然人姓名', {
    remedy: '请只写对哪个单位的什么行为不服',
    basis: platformDefaults('脱敏'),
    field: 'title',
  });
}

/** A government has its case handled by a unit under it, any other organ by itself. */
export function institutionOfOrgan({ values, unitKind }: View): Verdict {
  const { organ = '', institution = '' } = values;
  const city = unitKind(organ) === 'city' && unitKind(institution) === 'department';
  if (city || organ === institution) return undefined;
  return refusal('institution-mismatch', '行政复议机构与行政复议机关不一致', {
    remedy: '市政府的案件由其司法行政部门收办，其他机关的案件由该机关收办',
    basis: platformDefaults('复议机构与复议机关的对应'),
    field: 'institution',
  });
}

/** One application, one act. */
export const singleAct =
  (basis: Basis) =>
  ({ values }: View): Verdict =>
    values.severalActs === true
      ? refusal('several-acts', '对两个以上行政行为不服的，应当分别申请', {
          remedy: '请就每个行为分别提出申请',
          basis,
          field: 'severalActs',
        })
      : undefined;

/** What was done is known after it was done. */
export const knownAfterMade = ({ values }: View): Verdict =>
  values.madeOn !== undefined && values.knownOn !== undefined && values.madeOn > values.knownOn
    ? refusal('date-order', '「知道该行为的日期」不得早于「行为作出日期」', {
        remedy: '请核对两个日期',
        basis: platformDefaults('日期次序'),
        field: 'knownOn',
      })
    : undefined;

/** The day on which the application came in: a corrected one keeps it. */
const receivedOn = ({ matter, on }: View): string => matter?.openedOn ?? on;

/** Within the time for applying, or with a proper reason. */
export const inTime =
  (basis: Basis) =>
  (view: View): Verdict => {
    const { values, calendar, inForce } = view;
    if (values.knownOn === undefined || values.delayReason !== undefined) return undefined;
    const { due } = dueOf(calendar, { start: values.knownOn, limit: inForce(reconsiderationApplication, values.knownOn) });
    const received = receivedOn(view);
    if (received <= due) return undefined;
    return refusal('too-late', `已超过申请期限${daysBetween(due, received)}日`, {
      remedy: '如有不可抗力或者其他正当理由，请写明',
      basis,
      field: 'delayReason',
    });
  };

/** However late the applicant learned of it, there is an end. */
export function notTooOld(view: View): Verdict {
  const { values, calendar, inForce } = view;
  if (values.madeOn === undefined) return undefined;
  const limit = inForce(values.realEstate === true ? reconsiderationLongestRealEstate : reconsiderationLongest);
  const { due } = dueOf(calendar, { start: values.madeOn, limit });
  if (receivedOn(view) <= due) return undefined;
  return refusal('too-old', `自行为作出已超过${limit.n}年，不予受理`, {
    remedy: '请办理「不予受理」，并告知理由',
    basis: reconsiderationLaw('第21条'),
    field: 'madeOn',
  });
}

/** Neither before a court nor already reconsidered. */
export const notElsewhere =
  (basis: Basis) =>
  ({ values }: View): Verdict => {
    if (values.otherRemedy === undefined || values.otherRemedy === 'none') return undefined;
    const done = values.otherRemedy === 'litigation' ? '起诉' : '申请复议';
    return refusal('elsewhere', `同一行为已${done}，不予受理`, { remedy: '请办理「不予受理」，并告知理由', basis, field: 'otherRemedy' });
  };

/** Who, what is asked and why: what is missing is told at once. */
export const complete =
  (basis: Basis) =>
  ({ values }: View): Verdict => {
    const missing = [
      [values.applicants, '申请人'],
      [values.claims, '复议请求'],
      [values.facts, '事实和理由'],
      [values.knownOn, '知道该行为的日期'],
    ].flatMap(([held, title]) => (held === undefined ? [String(title)] : []));
    if (missing.length === 0) return undefined;
    return refusal('incomplete', `申请材料不齐全：${missing.join('、')}`, { remedy: '请办理「通知补正」，一次写全', basis });
  };

/** Accepted only where each condition is met. */
export const conditionsMet =
  (basis: Basis) =>
  ({ values }: View): Verdict => {
    const met: readonly string[] = values.conditions ?? [];
    const open = Object.entries(kinds.condition).flatMap(([id, title]) => (met.includes(id) ? [] : [title]));
    if (open.length === 0) return undefined;
    return refusal('conditions-unmet', `不符合受理条件：${open.join('；')}`, {
      remedy: '请通知补正、转送有权机关，或者办理「不予受理」',
      basis,
      field: 'conditions',
    });
  };

/** Reconsideration costs the applicant nothing. */
export const freeOfCharge =
  (basis: Basis) =>
  ({ values }: View): Verdict =>
    (values.fee ?? 0) > 0 ? refusal('fee-charged', '行政复议不收取任何费用', { remedy: '请退还所收费用', basis, field: 'fee' }) : undefined;

/** Received before the law was revised means accepted under the old one; later only with the reason on record. */
export const oldLawHolds =
  (newLawFrom: string) =>
  ({ values, on }: View): Verdict =>
    on < newLawFrom || values.oldLawGround !== undefined
      ? undefined
      : refusal('new-law', `${printDate(newLawFrom)}以后受理的案件适用修订后的行政复议法`, {
          remedy: '请办理「改按修订后的法登记」；收到之日即已受理的，写明适用修订前的法的说明',
          basis: reconsiderationLaw('施行日期', 'recalled'),
          field: 'oldLawGround',
        });

/** Who is sent away is told where to go. */
export const toldWhere =
  (basis: Basis) =>
  ({ values }: View): Verdict =>
    values.refusalGround !== 'jurisdiction' || values.competentOrgan !== undefined
      ? undefined
      : refusal('no-direction', '不属于本机关管辖的，应当告知有权受理的机关', {
          remedy: '请写明应向哪个机关提出',
          basis,
          field: 'competentOrgan',
        });

/** What is missing is told once. */
export const correctedOnce =
  (basis: Basis) =>
  ({ did }: View): Verdict =>
    did('notify-correction') === undefined
      ? undefined
      : refusal('correction-once', '须补正的材料应当一次告知', { remedy: '请按现有材料决定是否受理', basis });

/** The simplified branch is for what the law names, never for a major case. */
export function summaryFits({ values, inForce }: View): Verdict {
  const { summaryGround, disputedAmount = Number.POSITIVE_INFINITY, major } = values;
  const small = summaryGround !== 'amount' || disputedAmount <= inForce(reconsiderationSummaryAmount);
  if (small && major !== true) return undefined;
  return refusal('summary-unfit', '本案不符合简易程序条件', {
    remedy: major === true ? '重大、疑难、复杂案件适用普通程序' : `款额应在${inForce(reconsiderationSummaryAmount)}元以下`,
    basis: reconsiderationLaw('第53条'),
    field: 'summaryGround',
  });
}

/** Without hearing the parties only a simplified case may be examined. */
export const onlySummary = ({ values }: View): Verdict =>
  values.track === 'summary'
    ? undefined
    : refusal('views-not-heard', '普通程序应当听取当事人意见', { remedy: '请办理「听取意见」', basis: reconsiderationLaw('第49条') });

/** One who presides, members, one who records; and the head of the respondent or why not. */
export function panelSits({ values, inForce }: View): Verdict {
  const seats = (values.panel ?? []).map((row) => row.seat);
  const n = (seat: string) => seats.filter((held) => held === seat).length;
  const least = inForce(reconsiderationHearingMembers);
  if (n('presiding') === 1 && n('member') >= least && n('recorder') >= 1) return undefined;
  return refusal('panel-incomplete', '听证人员不符合规定', {
    remedy: `应有主持人一名、听证员${least}名以上、记录员一名`,
    basis: reconsiderationLaw('第50条'),
    field: 'panel',
  });
}

/** The head of the respondent comes to the hearing, or says why not. */
export const headAttends = ({ values }: View): Verdict =>
  values.respondentHead === true || values.absentReason !== undefined
    ? undefined
    : refusal('head-absent', '被申请人的负责人应当参加听证', {
        remedy: '不能参加的，写明理由并委托相应的工作人员参加',
        basis: reconsiderationLaw('第51条'),
        field: 'absentReason',
      });

/** Nobody investigates alone. */
export const enoughInvestigators =
  (basis: Basis) =>
  ({ values, inForce }: View): Verdict =>
    (values.investigators ?? 0) >= inForce(reconsiderationInvestigators)
      ? undefined
      : refusal('investigators-few', '调查取证人员不得少于两人', { remedy: '请增派人员', basis, field: 'investigators' });

/** The city hears every major case together, whatever else the law asks. */
export const majorTogether = ({ values }: View): Verdict =>
  values.major !== true || values.collegial === true
    ? undefined
    : refusal('major-not-together', '重大、疑难、复杂案件应当集体会审或者听证', {
        remedy: '请先办理「集体会审」或者「听证」',
        basis: localReconsiderationPractice('集体会审、听证审理'),
      });

/** A major case has its hearing. */
export const majorHeard = ({ values }: View): Verdict =>
  values.major !== true || values.heard === true
    ? undefined
    : refusal('major-unheard', '重大、疑难、复杂案件应当组织听证', { remedy: '请先办理「听证」', basis: reconsiderationLaw('第50条') });

/** Longer once, never twice. */
export const extendedOnce =
  (basis: Basis) =>
  ({ did, inForce }: View): Verdict =>
    did('extend') === undefined
      ? undefined
      : refusal('extended-once', `延长只能一次且不超过${inForce(reconsiderationExtension).n}日`, {
          remedy: '请在延长后的期限内作出决定',
          basis,
        });

/** A simplified case is not made longer. */
export const notSummary = ({ values }: View): Verdict =>
  values.track === 'summary'
    ? refusal('summary-extension', '简易程序不得延长审理期限', {
        remedy: '需要延长的，先转为普通程序',
        basis: reconsiderationLaw('第62条'),
      })
    : undefined;

/** While time is left: an extension after the end mends nothing. */
export const beforeTheEnd =
  (basis: Basis) =>
  ({ clock, on }: View): Verdict => {
    const due = clock('decision')?.due;
    if (due === undefined || on <= due) return undefined;
    return refusal('extension-late', '审理期限已经届满，不能延长', { remedy: `审理期限至${printDate(due)}`, basis });
  };

/** Only for want of a party, and only when it has lasted. */
export const suspendedLong =
  (basis: Basis, ending: readonly string[]) =>
  ({ values, matter, on, calendar, inForce }: View): Verdict => {
    const start = matter?.suspendedOn;
    if (start === undefined || !ending.includes(values.suspendGround ?? '')) {
      return refusal('suspension-other', '本项中止事由不导致终止', { remedy: '原因消除后恢复审理', basis });
    }
    const { due } = dueOf(calendar, { start, limit: inForce(reconsiderationSuspension, start) });
    if (on > due) return undefined;
    return refusal('suspension-short', '中止未满法定期限，不能终止', { remedy: `中止至${printDate(due)}届满`, basis });
  };

/** A decision bears the day on which it was made. */
export const datedToday = ({ values, on }: View): Verdict =>
  values.decidedOn === on
    ? undefined
    : refusal('decided-on', '决定日期应为作出决定的当日', {
        remedy: `请填写${printDate(on)}`,
        basis: platformDefaults('复议决定日期'),
        field: 'decidedOn',
      });

/** Nobody is worse off for having asked. */
export const notWorse =
  (basis: Basis) =>
  ({ values }: View): Verdict =>
    values.adverse === true
      ? refusal('adverse', '不得作出对申请人更为不利的变更', {
          remedy: '请改正决定内容；第三人提出相反请求的除外',
          basis,
          field: 'adverse',
        })
      : undefined;

/** The decision is served on both sides. */
export const servedOnBoth =
  (basis: Basis) =>
  ({ values }: View): Verdict => {
    const served = new Set((values.service ?? []).map((row) => row.to));
    if (served.has('applicant') && served.has('respondent')) return undefined;
    return refusal('service-incomplete', '决定书应当送达申请人和被申请人', { remedy: '请补齐送达情况', basis, field: 'service' });
  };

const traces: readonly (readonly [title: string, shape: RegExp])[] = [
  ['身份证号码', /\d{17}[\dXx]/],
  ['电话', /(?<!\d)1[3-9]\d{9}(?!\d)/],
  ['账号', /(?<!\d)(?:\d{16,17}|\d{19})(?!\d)/],
];

/** What goes to everybody is read once more: no number, no address, no name of a person. */
export function masked({ values }: View): Verdict {
  const text = values.publishedText ?? '';
  const found = traces.flatMap(([title, shape]) => (shape.test(text) ? [title] : []));
  const persons = people(values).filter((p) => p.kind === 'person');
  if (persons.some(({ name }) => [...name].length > 1 && text.includes(name))) found.push('自然人姓名');
  if (people(values).some(({ address }) => address !== undefined && text.includes(address))) found.push('住址');
  if (found.length === 0) return undefined;
  return refusal('not-masked', `公开文本中仍有${[...new Set(found)].join('、')}`, {
    remedy: '请隐去后再提交；自然人写姓氏加“某”',
    basis: platformDefaults('脱敏'),
    field: 'publishedText',
  });
}
