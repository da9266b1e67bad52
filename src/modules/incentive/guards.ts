import { dueOf, type GuardView, printDate, type Refusal, refusal } from '#kernel';
import { civilServantLaw, incentiveObjection, platformDefaults } from '#law';
import { bodies, type IncentiveKind, type IncentiveValues, incentiveKinds } from './fields.ts';

type View = GuardView<IncentiveValues>;
type Verdict = Refusal | undefined;

/** Whose decision each kind takes. A measure of the city is no sanction of the law: it is proposed, decided, carried out. */
const competent: Readonly<Record<IncentiveKind, keyof typeof bodies>> = {
  'merit-citation': 'reward-authority',
  'material-reward': 'government',
  'public-criticism': 'government',
  'no-excellent-rating': 'personnel-authority',
  'public-self-criticism': 'government',
  interview: 'government',
  'accountability-referral': 'government',
};

const secret: readonly string[] = ['interview', 'accountability-referral'];

/** The body named is the one whose decision it is, and the unit can be that body. */
export function bodyFits({ values, unitKind }: View): Verdict {
  const { kind, body, decidingUnit } = values;
  if (kind === undefined || body === undefined) return undefined;
  const own = competent[kind];
  const basis = kind === 'merit-citation' ? civilServantLaw('第51条、第53条') : platformDefaults('奖惩的决定机关');
  if (body !== own)
    return refusal('body', `「${incentiveKinds[kind]}」应由${bodies[own]}决定`, { remedy: '请改正决定机关', basis, field: 'body' });
  const at = unitKind(decidingUnit ?? '') ?? '';
  if (own !== 'government' || ['city', 'county', 'zone'].includes(at)) return undefined;
  return refusal('deciding-unit', `「${incentiveKinds[kind]}」的决定由政府作出`, {
    remedy: '请选择市、县政府',
    basis,
    field: 'decidingUnit',
  });
}

/** Self-criticism in the media rests on a published result in which the unit came last. */
export function resultStands({ values, linked }: View): Verdict {
  const result = linked('result');
  if (result === undefined) return undefined;
  const basis = platformDefaults('奖惩的依据');
  if (result.values.unit !== values.unit)
    return refusal('other-unit', '所依据的单位考评不是该单位的', { remedy: '请选择该单位的考评结果', basis, field: 'result' });
  if (result.state === 'published' || result.state === 'confirmed') return undefined;
  return refusal('result-open', '所依据的考评结果尚未确认', { remedy: '得分确认后再提出', basis, field: 'result' });
}

/** Nothing is carried out that was not decided, nor while an objection may still come or is not answered. */
export function objectionOver({ on, clock, did, matter }: View): Verdict {
  const notified = did('notify');
  const basis = platformDefaults('奖惩异议的期限');
  if (!notified) return refusal('not-notified', '奖惩决定尚未告知对象单位', { remedy: '请先告知', basis });
  if (did('review-uphold') || did('waive-objection')) return undefined;
  const due = clock('objection')?.due;
  if (due === undefined || on > due || matter?.values.kind === undefined) return undefined;
  if (['merit-citation', 'material-reward'].includes(String(matter.values.kind))) return undefined;
  return refusal('objection-open', `对象单位在${printDate(due)}前可以提出异议`, {
    remedy: '异议期满，或者对象单位书面表示无异议后执行',
    basis,
  });
}

export function objectionInTime({ matter, on, inForce, calendar }: View): Verdict {
  const told = matter?.history.findLast((s) => s.act === 'notify')?.on;
  if (told === undefined) return undefined;
  const { due } = dueOf(calendar, { start: told, limit: inForce(incentiveObjection, told) });
  if (on <= due) return undefined;
  return refusal('objection-late', `异议期限已于${printDate(due)}届满`, {
    remedy: '可以依照有关规定申请复核、申诉',
    basis: platformDefaults('奖惩异议的期限'),
  });
}

/** The entry into the appraisal table is of the unit and year of the decision. */
export function appraisalFits({ values, linked }: View): Verdict {
  if (values.kind !== 'no-excellent-rating') return undefined;
  const table = linked('appraisal');
  if (table?.values.unit === values.unit && table?.values.year === values.year) return undefined;
  return refusal('appraisal', '所选年度考核不是该单位考评年度的', {
    remedy: '请选择该单位考评年度的班子成员年度考核',
    basis: platformDefaults('不得评优的执行'),
    field: 'appraisal',
  });
}

export function mayBePublic({ values }: View): Verdict {
  if (!secret.includes(String(values.kind))) return undefined;
  return refusal('not-public', '约谈和移送不予公开', { remedy: '请办理归档', basis: platformDefaults('奖惩的公开') });
}
