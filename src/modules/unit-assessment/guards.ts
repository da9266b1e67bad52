import { type Guard, printDate, type Refusal, refusal, same } from '#kernel';
import { henanAssessmentScheme, onsiteCeiling, onsiteFloor, onsiteShare, platformDefaults, statisticsLaw2009, supplementTimes } from '#law';
import type { AssessmentValues } from './fields.ts';

type G = Guard<AssessmentValues>;
const basis = platformDefaults('依法行政考核的程序');
const cents = (n: number | undefined): number => Math.round((n ?? 0) * 100);
const codes = (rows: readonly { readonly indicator?: string }[] | undefined): readonly string[] =>
  (rows ?? []).map((row) => row.indicator ?? '');

/** An assessment belongs to a cycle that is under way, and covers its period. */
export const ofCycle: G = ({ values, linked }) => {
  const cycle = linked('cycle');
  if (cycle?.state !== 'under-way') {
    return refusal('cycle-closed', '该年度考核不在自查自评阶段', { remedy: '请先在考核年度中开始自查自评', basis, field: 'cycle' });
  }
  const { year, periodFrom, periodTo } = cycle.values;
  if (year === values.year && periodFrom === values.periodFrom && periodTo === values.periodTo) return undefined;
  return refusal('period-differs', '考核期与考核年度的不同', { remedy: '请按公布的方案填写', basis, field: 'periodTo' });
};

/** Every item once, none beyond its weight, and a paper for every point claimed. */
export const selfSound: G = ({ values }) => {
  const { evidenceItems = [], selfItems = [], evidence = [] } = values;
  const weights = new Map(evidenceItems.map((row) => [row.indicator, row.weight ?? 0]));
  const proved = new Set(codes(evidence));
  const found: Refusal[] = [];
  const wrong = (code: string, said: string, remedy: string, field: string) => {
    found.push(refusal(code, said, { remedy, basis, field }));
  };
  const own = new Set(codes(selfItems));
  if (own.size !== selfItems.length || own.size !== weights.size || [...own].some((one) => !weights.has(one))) {
    wrong('self-incomplete', `须举证的指标${weights.size}项，已自评${own.size}项`, '每项都要有自评分、说明和证据', 'selfItems');
  }
  for (const { indicator = '', selfScore = 0 } of selfItems) {
    const weight = weights.get(indicator) ?? 0;
    if (selfScore > weight) wrong('self-over', `${indicator}自评分不得超过该项分值${weight}`, '请核对自评分', 'selfItems');
    if (selfScore > 0 && !proved.has(indicator)) wrong('evidence-missing', `${indicator}没有证据`, '请附上证据，或者自评零分', 'evidence');
  }
  return found;
};

/** The other items that the same paper is to prove. */
const otherUses = (evidence: NonNullable<AssessmentValues['evidence']>, indicator: string | undefined, sha256: string | undefined) =>
  evidence.flatMap((row) => (sha256 !== undefined && row.paper?.sha256 === sha256 && row.indicator !== indicator ? [row.indicator] : []));

/** Evidence was formed in the period; one paper for several items is said to be so. */
export const evidenceSound: G = ({ values }) => {
  const { evidence = [], periodFrom = '', periodTo = '' } = values;
  const found: Refusal[] = [];
  for (const { indicator, signedOn = '', paper, reused } of evidence) {
    if (signedOn < periodFrom || signedOn > periodTo) {
      const remedy = `考核期为${printDate(periodFrom)}至${printDate(periodTo)}`;
      found.push(refusal('evidence-outside', `${indicator}的证据形成于考核期外`, { remedy, basis, field: 'evidence' }));
    }
    const others = otherUses(evidence, indicator, paper?.sha256);
    if (others.length > 0 && reused !== true) {
      const remedy = '请声明同一材料用于几项';
      found.push(refusal('evidence-reused', `${indicator}的证据也用于${others.join('、')}`, { remedy, basis, field: 'evidence' }));
    }
  }
  return found;
};

/** In points of the weight after that of items that do not apply was spread. */
export const counted = (score: number, weight: number, counts = weight): number =>
  weight === 0 ? 0 : Math.round((cents(score) * cents(counts)) / cents(weight)) / 100;

/** The claim against the computed points is only for comparison; the total is what the rows add up to. */
export function selfTotalOf(values: Pick<AssessmentValues, 'evidenceItems' | 'selfItems' | 'computed' | 'disputes'>): number {
  const { evidenceItems = [], selfItems = [], computed = [], disputes = [] } = values;
  const own = new Map(computed.map((row) => [row.indicator, row.score ?? 0]));
  const items = new Map(evidenceItems.map((row) => [row.indicator, row]));
  const claimed = disputes.map((row) => cents(row.claimed) - cents(own.get(row.indicator)));
  const self = selfItems.map((row) => {
    const { weight = 0, counts } = items.get(row.indicator) ?? {};
    return cents(counted(row.selfScore ?? 0, weight, counts));
  });
  return [...claimed, ...self, ...[...own.values()].map(cents)].reduce((a, b) => a + b, 0) / 100;
}

export const selfTotalRight: G = ({ values }) => {
  const { computed = [], disputes = [], selfTotal } = values;
  const own = new Set(codes(computed));
  if (disputes.some((row) => !own.has(row.indicator ?? ''))) {
    const remedy = '只能就系统取数的指标提出';
    return refusal('dispute-unknown', '对系统取数的异议列了别的指标', { remedy, basis, field: 'disputes' });
  }
  const right = selfTotalOf(values);
  if (cents(right) === cents(selfTotal)) return undefined;
  return refusal('self-total-wrong', '自评总分与各项之和不符', { remedy: `应为${right}`, basis, field: 'selfTotal' });
};

export const pledged: G = ({ values }) =>
  values.pledge === true
    ? undefined
    : refusal('no-pledge', '没有真实性承诺，不得提交', {
        remedy: '请单位负责人作出承诺并签字',
        basis: statisticsLaw2009('第6条'),
        field: 'pledge',
      });

export const supplementLeft: G = ({ matter, inForce }) => {
  const times = matter?.history.filter((step) => step.act === 'request-supplement').length ?? 0;
  return times < inForce(supplementTimes)
    ? undefined
    : refusal('supplement-used', '已经要求补充过材料', { remedy: '请按现有材料评分', basis });
};

/** As many records as the rule says, drawn after the seed was told. */
export const sampleSound: G = ({ values, linked, inForce }) => {
  const { population = 0, sample = [] } = values;
  if (linked('cycle')?.values.seed === undefined) {
    return refusal('no-seed', '抽样种子尚未公布', { remedy: '请先在考核年度中公布种子', basis });
  }
  const share = Math.ceil((population * inForce(onsiteShare)) / 100);
  const due = Math.min(population, Math.max(inForce(onsiteFloor), Math.min(share, inForce(onsiteCeiling))));
  const distinct = new Set(sample.map((row) => row.record)).size;
  if (sample.length === due && distinct === due) return undefined;
  return refusal('sample-wrong', `抽查清单应为${due}件，现有${distinct}件`, { remedy: '请由平台按种子重新抽样', basis, field: 'sample' });
};

/** Drawn records were checked; each finding is signed or its refusal noted; every change rests on one. */
export const findingsDone: G = ({ values, linkedAll, matter }) => {
  const found: Refusal[] = [];
  const findings = linkedAll('findings');
  if (findings.length === 0 && (values.sample ?? []).length > 0) {
    const remedy = '请两名核查人核查后登记核查记录';
    found.push(refusal('finding-missing', '抽中的记录还没有核查', { remedy, basis, field: 'findings' }));
  }
  if (findings.some((one) => !['signed', 'unsigned'].includes(one.state) || !String(one.values.assessment).endsWith(matter?.id ?? ''))) {
    const remedy = '请两名核查人和被考核单位签字后再结束';
    found.push(refusal('finding-unsigned', '有核查记录没有双方签字', { remedy, basis, field: 'findings' }));
  }
  const cost = new Set(
    findings.flatMap((one) => {
      const rows = one.values.rows;
      return Array.isArray(rows) ? rows.filter((row) => Number(row?.points) > 0).map((row) => String(row?.indicator)) : [];
    }),
  );
  const loose = codes(values.onsite).find((one) => !cost.has(one));
  if (loose !== undefined) {
    const remedy = '请填写扣分依据和对应记录';
    found.push(refusal('onsite-loose', `${loose}的改定没有核查记录`, { remedy, basis, field: 'onsite' }));
  }
  return found;
};

/** A computed indicator is set right by setting its records right; people change only what people rate. */
export const onlyRated =
  (field: 'onsite' | 'adjustments' | 'ruling'): G =>
  ({ values }) => {
    const rated = new Map((values.evidenceItems ?? []).map((row) => [row.indicator, row.weight ?? 0]));
    return (values[field] ?? []).flatMap(({ indicator, to = 0 }) => {
      const weight = rated.get(indicator);
      if (weight === undefined) {
        const more = { remedy: '记录有误的，先更正原始记录，再重新取数', basis: statisticsLaw2009('第6条'), field };
        return [refusal('computed-fixed', `${indicator}由系统记录计算，不得改定`, more)];
      }
      return to <= weight ? [] : [refusal('change-over', `${indicator}超过分值${weight}`, { remedy: '请核对得分', basis, field })];
    });
  };

/** The survey is of this unit, and is over. */
export const surveyOver: G = ({ values, linked, unitKind }) => {
  const survey = linked('survey');
  if (survey === undefined && !['county', 'zone', 'department'].includes(unitKind(values.unit ?? '') ?? '')) return undefined;
  if (survey?.state === 'closed' && survey.values.unit === values.unit && survey.values.year === values.year) return undefined;
  return refusal('no-survey', '满意度调查尚未结束', { remedy: '请在有效样本达到下限后结束调查', basis, field: 'survey' });
};

/** After people changed something, the engine works the result out anew before it is told. */
export const asWorkedOut: G = ({ values, did }) => {
  const last = Math.max(did('moderate')?.seq ?? 0, did('amend')?.seq ?? 0, did('correct')?.seq ?? 0);
  const worked = Math.max(did('score')?.seq ?? 0, did('rescore')?.seq ?? 0);
  if (worked < last) return refusal('not-rescored', '调整以后还没有重新计分', { remedy: '请由平台重新计分', basis });
  const right = same(values.items, values.draftItems) && values.total === values.draftTotal && values.grade === values.draftGrade;
  if (!right) return refusal('result-differs', '告知的得分与计分结果不符', { remedy: '请按平台计分结果告知', basis, field: 'items' });
  const bare = (values.items ?? []).find((row) => (row.score ?? 0) < (row.weight ?? 0) && !row.why);
  if (!bare) return undefined;
  return refusal('no-basis', `${bare.indicator}扣分没有依据`, { remedy: '请填写扣分依据和对应记录', basis, field: 'items' });
};

/** Named items only, and each only once in all. */
export const objectionSound: G = ({ values, matter }) => {
  const known = new Set(codes(values.items));
  const before = matter?.values.objections;
  const old = new Set(Array.isArray(before) ? before.map((row) => String(row?.indicator)) : []);
  const own = codes(values.objections);
  const unknown = own.find((one) => !known.has(one));
  const again = own.find((one) => old.has(one));
  const wrong = (code: string, said: string, remedy: string) =>
    refusal(code, said, { remedy, basis: henanAssessmentScheme('书面反馈'), field: 'objections' });
  if (unknown !== undefined) return wrong('objection-unknown', `${unknown}不在告知的得分中`, '请指明告知书所列的指标');
  if (again !== undefined) return wrong('objection-twice', `${again}已经答复过`, '同一事项不重复提出');
  return undefined;
};

/** Whoever decides on an objection did not rate. */
export const arbiterApart: G = ({ values, linkedAll }) => {
  const raters = linkedAll('sheets').map((one) => one.unit);
  if (values.reviewUnit !== values.unit && !raters.includes(values.reviewUnit ?? '')) return undefined;
  const remedy = '请指定没有参加评分、也不是被考核单位的单位';
  return refusal('arbiter-rated', '复核单位参加过评分', { remedy, basis, field: 'reviewUnit' });
};

/** A ruling changes items that were objected to, or the records behind them were set right. */
export const rulingSound: G = ({ values }) => {
  const asked = new Set(codes(values.objections));
  const ruled = codes(values.ruling);
  const beyond = ruled.find((one) => !asked.has(one));
  if (beyond !== undefined) {
    return refusal('ruling-beyond', `${beyond}没有人提出异议`, { remedy: '只就异议所指的指标改定', basis, field: 'ruling' });
  }
  if (ruled.length > 0 || values.recordsCorrected === true) return undefined;
  return refusal('ruling-empty', '没有改定的内容', { remedy: '请写明改定的指标，或者办理「维持」', basis, field: 'ruling' });
};
