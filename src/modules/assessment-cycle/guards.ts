import { type Guard, printDate, type Refusal, refusal, same } from '#kernel';
import { henanAssessmentScheme, platformDefaults, schemeAnnouncement } from '#law';
import type { CycleValues } from './fields.ts';

type G = Guard<CycleValues>;
const basis = platformDefaults('考核的组织和公布');

export const periodSound: G = ({ values: { periodFrom = '', periodTo = '', year } }) => {
  if (periodFrom <= periodTo && periodTo.startsWith(`${year}-`)) return undefined;
  return refusal('period-order', '考核期与考核年度不符', {
    remedy: '考核期止应在考核年度以内，且不早于考核期起',
    basis,
    field: 'periodTo',
  });
};

/** The scheme is told early in the year it measures; later only with the reason. */
export const announcedInTime: G = ({ values, on, inForce }) => {
  const last = `${values.year}-${inForce(schemeAnnouncement)}`;
  if (on <= last || values.lateReason) return undefined;
  return refusal('scheme-late', `考核方案应在${printDate(last)}前公布`, { remedy: '请填写超期原因后公布', basis, field: 'lateReason' });
};

export const schemeUnlocked: G = ({ values: { periodTo = '' }, on }) =>
  on <= periodTo
    ? undefined
    : refusal('scheme-locked', '指标体系已锁定', { remedy: '考核期末以后不得变更；需要调整的，在下一年度公布新版本', basis });

export const seedOnce: G = ({ did }) =>
  did('fix-seed') === undefined
    ? undefined
    : refusal('seed-fixed', '抽样种子已经公布', { remedy: '种子一经公布不得更换', basis, field: 'seed' });

export const periodOver: G = ({ values: { periodTo = '' }, on }) =>
  on > periodTo ? undefined : refusal('period-open', '考核期尚未结束', { remedy: `请在${printDate(periodTo)}之后开始自评`, basis });

/** Nobody's result is told or approved while somebody may still object. */
export const allFinalised: G = ({ linkedAll, matter }) => {
  const open = linkedAll('assessments').filter((one) => one.state !== 'finalised');
  const foreign = linkedAll('assessments').some((one) => matter && !String(one.values.cycle).endsWith(matter.id));
  const found: Refusal[] = [];
  if (open.length > 0) {
    const more = { remedy: '请待异议期满、异议答复后再办', basis: henanAssessmentScheme('书面反馈'), field: 'assessments' };
    found.push(refusal('objection-open', `异议期未满，不得公布：还有${open.length}个单位没有定分`, more));
  }
  if (foreign) found.push(refusal('other-cycle', '其中有别的年度的考核', { remedy: '请只列本年度的', basis, field: 'assessments' }));
  return found;
};

/** Every assessed unit once, and the places of a group as its totals have them: equal totals may share a place. */
export const rankingSound: G = ({ values, linkedAll }) => {
  const { proposal = [] } = values;
  const wrong = (said: string) => refusal('ranking-wrong', said, { remedy: '请由平台按定分重新排定', basis, field: 'proposal' });
  const final = new Map(linkedAll('assessments').map((one) => [one.unit, one.values]));
  if (proposal.length !== final.size || proposal.some((row) => !final.has(row.unit ?? ''))) return wrong('名次没有包括全部被考核单位');
  const differs = proposal.find((row) => {
    const held = final.get(row.unit ?? '');
    return held?.total !== row.total || held?.grade !== row.grade || held?.group !== row.group;
  });
  if (differs) return wrong(`${differs.unit}的总分或者等次与定分不符`);
  const upside = proposal.some((a) =>
    proposal.some((b) => a.group === b.group && (a.total ?? 0) > (b.total ?? 0) && (a.rank ?? 0) > (b.rank ?? 0)),
  );
  return upside ? wrong('有单位总分高而名次低') : undefined;
};

export const asApproved: G = ({ values }) =>
  same(values.ranking, values.proposal)
    ? undefined
    : refusal('ranking-changed', '公布的名次与批准的不同', { remedy: '请按批准的名次公布', basis, field: 'ranking' });
