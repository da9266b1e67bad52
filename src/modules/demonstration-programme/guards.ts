import { type Basis, type GuardView, type Json, type Refusal, refusal } from '#kernel';
import { demonstrationProgrammeMeasures, platformDefaults, programmeApproval, programmeOrganisers } from '#law';
import type { ProgrammeValues } from './fields.ts';

type View = GuardView<ProgrammeValues>;
type Verdict = Refusal | undefined;

const rule = demonstrationProgrammeMeasures('第3条、第4条');
/** What is relayed from above was approved above. */
const ownProgramme = ({ values }: View): boolean => values.tier === 'city' || values.tier === 'county';

/** From 2022-04-20 only party committees and governments of city and county may run one, and only with approval. */
export function organiserFits(view: View): Verdict {
  const { values, unitKind, inForce } = view;
  if (!ownProgramme(view) || values.organiser === undefined) return undefined;
  const may = inForce(programmeOrganisers) as Json as readonly string[];
  const kind = unitKind(values.organiser) ?? '';
  if (may.includes(kind)) return undefined;
  return refusal('level-may-not', '该层级机关不得开展创建示范活动', {
    remedy: '由市、县党委和政府经批准后开展；年度考核、目标考核不属创建示范活动，另行办理',
    basis: rule,
    field: 'organiser',
  });
}

export function approvalGiven(view: View): Verdict {
  if (!ownProgramme(view) || !view.inForce(programmeApproval) || view.values.approvalNo !== undefined) return undefined;
  const remedy = '未经批准的不得开展';
  return refusal('approval-missing', '请填写批准开展创建示范活动的文号', { remedy, basis: rule, field: 'approvalNo' });
}

/** The rule of 2022 says so; before it the platform did not let it be either. */
export function noCharges({ values, on }: View): Verdict {
  if (values.charges !== true) return undefined;
  const basis: Basis = on >= (rule.instrument.from ?? '') ? rule : platformDefaults('创建活动不收费');
  return refusal('charges', '创建活动不得收费，不得指定培训', { remedy: '请取消收费和指定培训', basis, field: 'charges' });
}

export function windowInOrder({ values }: View): Verdict {
  const { applyFrom, applyTo } = values;
  if (applyFrom === undefined || applyTo === undefined || applyFrom <= applyTo) return undefined;
  const remedy = '请核对申报起止日期';
  return refusal('window-order', '「申报截止日期」不得早于「申报开始日期」', {
    remedy,
    basis: platformDefaults('日期次序'),
    field: 'applyTo',
  });
}

export function quotasInOrder({ values }: View): Verdict {
  const { quota, recommendQuota } = values;
  if (quota === undefined || recommendQuota === undefined || quota <= recommendQuota) return undefined;
  return refusal('quota-order', '命名名额不得多于推荐名额', {
    remedy: '请核对名额',
    basis: platformDefaults('创建名额'),
    field: 'quota',
  });
}

/** The official points are not published: nobody makes them up. */
export function noInventedPoints({ values }: View): Verdict {
  if (values.scoring !== 'points' || values.criteriaEdition === undefined || values.criteriaEdition === 'own') return undefined;
  return refusal('points-unknown', '国家指标体系的分值没有公布，不得自行设定', {
    remedy: '评价方式请选「只评达标、未达标」',
    basis: platformDefaults('国家指标分值'),
    field: 'scoring',
  });
}

const times = ({ matter }: View, act: string): number => (matter?.history ?? []).filter((step) => step.act === act).length;

export function recommendationLeft(view: View): Verdict {
  const { recommendQuota } = view.values;
  if (recommendQuota === undefined || times(view, 'note-recommendation') < recommendQuota) return undefined;
  return refusal('recommendations-full', '推荐名额已满', { remedy: '不再推荐', basis: platformDefaults('创建名额') });
}

export function namingLeft(view: View): Verdict {
  const { quota } = view.values;
  if (quota === undefined || times(view, 'note-naming') < quota) return undefined;
  return refusal('namings-full', '命名名额已满', { remedy: '不再命名；须增加名额的，先办理批准', basis: platformDefaults('创建名额') });
}
