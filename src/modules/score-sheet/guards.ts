import { type Guard, type GuardView, type Refusal, refusal } from '#kernel';
import { henanAssessmentScheme, platformDefaults } from '#law';
import type { SheetValues } from './fields.ts';

type G = Guard<SheetValues>;
const basis = platformDefaults('材料评分两人背靠背');

const recused = (field: string): Refusal =>
  refusal('rater-recused', '评分人应当回避', {
    remedy: '请改由被考核单位及其下级单位以外的人评分',
    basis: platformDefaults('评分人回避'),
    field,
  });

/** A rater is of another unit than the one rated; of a county, also of none of its townships, whose codes begin with its own. */
export const ratedByOthers: G = ({ values, matter }: GuardView<SheetValues>) => {
  const { assessedUnit = '', raterUnit = '' } = values;
  const within = matter?.unitPath.includes(`/${assessedUnit}/`) ?? false;
  const under = /^\d+$/.test(assessedUnit) && raterUnit.startsWith(assessedUnit);
  return raterUnit === assessedUnit || under || within ? recused('raterUnit') : undefined;
};

/** The sheet is about the unit whose assessment it names; every item once. */
export const itemsSound: G = ({ values, linked }) => {
  const found: Refusal[] = [];
  if (linked('assessment')?.unit !== values.assessedUnit) {
    found.push(refusal('sheet-misfit', '被考核单位与所评考核不符', { remedy: '请从该单位的考核中派出评分', basis, field: 'assessedUnit' }));
  }
  const codes = (values.items ?? []).map((row) => row.indicator);
  if (new Set(codes).size !== codes.length) {
    found.push(refusal('items-twice', '应评指标有重复', { remedy: '每项指标只列一次', basis, field: 'items' }));
  }
  return found;
};

const before = { first: 0, second: 1, third: 2 } as const;

/** The second rater sits in another unit than the first, the third in another than both: so none of them can see another's sheet. */
export const seatsApart: G = ({ values, linkedAll }) => {
  const others = linkedAll('others');
  const least = before[values.seat ?? 'first'];
  if (others.length < least) {
    const remedy = least === 1 ? '请选择第一评分人的评分表' : '请选择前两名评分人的评分表';
    return refusal('others-missing', '没有写明同一考核的其他评分表', { remedy, basis, field: 'others' });
  }
  if (others.some((one) => one.values.assessment !== values.assessment)) {
    return refusal('others-foreign', '其他评分表不是同一考核的', { remedy: '请从同一考核中选择', basis, field: 'others' });
  }
  if (others.every((one) => one.unit !== values.raterUnit)) return undefined;
  return refusal('same-unit', '同一单位已有人评分，不能互不可见', { remedy: '请改由另一单位的人评分', basis, field: 'raterUnit' });
};

export const withoutInterest: G = ({ values }) => (values.noInterest === true ? undefined : recused('noInterest'));

/** Every item once, none beyond its weight, and a reason for every point taken. */
export const scoresSound: G = ({ values }) => {
  const { items = [], scores = [] } = values;
  const weights = new Map(items.map((row) => [row.indicator, row.weight ?? 0]));
  const wrong = (code: string, said: string, remedy: string) => refusal(code, said, { remedy, basis, field: 'scores' });
  const found: Refusal[] = [];
  const given = new Set(scores.map((row) => row.indicator));
  if (given.size !== scores.length || scores.length !== items.length || [...given].some((code) => !weights.has(code))) {
    found.push(wrong('scores-incomplete', `应评${items.length}项，现评${given.size}项`, '每项指标评一次，不多不少'));
  }
  for (const { indicator, score = 0, reason } of scores) {
    const weight = weights.get(indicator) ?? 0;
    if (score > weight) found.push(wrong('score-over', `${indicator}的得分超过分值`, `不得超过${weight}分`));
    if (score >= weight || reason) continue;
    const more = { remedy: '请填写扣分依据和对应记录', basis: henanAssessmentScheme('书面评审'), field: 'scores' };
    found.push(refusal('reason-missing', `${indicator}扣分没有写明理由`, more));
  }
  return found;
};
