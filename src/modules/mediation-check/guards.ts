import { type Guard, type GuardView, type LinkedMatter, listOf, printDate, type Refusal, refusal } from '#kernel';
import { platformDefaults, sampleConfidence, sampleFloor } from '#law';
import type { CheckValues } from './fields.ts';
import { wilson } from './interval.ts';

type G = Guard<CheckValues>;
type View = GuardView<CheckValues>;
const basis = platformDefaults('调解真实性抽查');

/** A period that is over, in its order, and a sample that is not too small to say anything. */
export const planSound: G = ({ values, on, inForce }) => {
  const { periodFrom = '', periodTo = '', plannedSize = 0 } = values;
  const found: Refusal[] = [];
  if (periodFrom > periodTo) {
    found.push(refusal('period-order', '抽查期间的起止颠倒', { remedy: '请核对期间', basis, field: 'periodTo' }));
  }
  if (periodTo >= on) {
    const remedy = `请在${printDate(periodTo)}之后抽查`;
    found.push(refusal('period-open', '抽查期间尚未结束', { remedy, basis, field: 'periodTo' }));
  }
  const least = inForce(sampleFloor);
  if (plannedSize < least) {
    found.push(refusal('sample-small', `样本不得少于${least}件`, { remedy: '请加大计划样本量', basis, field: 'plannedSize' }));
  }
  return found;
};

const concluded = (one: LinkedMatter): boolean => one.values.result === 'success' || one.values.result === 'failed';

/** As many as planned, or all there are; each once; each of people's mediation, concluded, and begun by the end of the period. */
export const sampleSound: G = (view: View) => {
  const { values, linkedAll } = view;
  const { sample = [], plannedSize = 0, population = 0, reportedSuccesses = 0, periodTo = '' } = values;
  const wrong = (said: string, remedy: string, field = 'sample') => refusal('sample-wrong', said, { remedy, basis, field });
  const due = Math.min(plannedSize, population);
  if (sample.length !== due) return wrong(`样本应为${due}件，现有${sample.length}件`, '请按种子重新抽样');
  if (new Set(sample).size !== sample.length) return wrong('样本中有重复的案件', '请按种子重新抽样');
  if (reportedSuccesses > population) return wrong('登记成功的件数多于办结件数', '请核对台账', 'reportedSuccesses');
  const misfit = linkedAll('sample').find((one) => !concluded(one) || one.values.kind !== 'people' || one.openedOn > periodTo);
  return misfit === undefined ? undefined : wrong('样本中有不在抽查范围的案件', '只抽取期间办结的人民调解案件');
};

/** Calls are made to cases of the sample, each case once. */
export const callsInSample: G = ({ values }) => {
  const called = (values.calls ?? []).map((call) => String(call.case));
  const drawn = new Set<string>(values.sample ?? []);
  const code = 'call-outside';
  if (called.some((one) => !drawn.has(one))) {
    return refusal(code, '回访记录中有未被抽中的案件', { remedy: '不得以其他案件替换样本', basis, field: 'calls' });
  }
  if (new Set(called).size === called.length) return undefined;
  return refusal(code, '同一案件回访记录重复', { remedy: '每件保留一条最后的结果', basis, field: 'calls' });
};

/** What the calls come to. */
export function tallyOf(values: CheckValues, z: number) {
  const results = (values.calls ?? []).map((call) => call.result);
  const reached = results.filter((result) => result !== 'unreachable').length;
  const confirmed = results.filter((result) => result === 'agreed').length;
  const { rate = 0, low: rateLow = 0, high: rateHigh = 0 } = wilson(confirmed, reached, z) ?? {};
  return { reached, confirmed, rate, rateLow, rateHigh };
}

const titles = {
  reached: '联系上的',
  confirmed: '当事人确认成功的',
  rate: '确认成功率',
  rateLow: '置信区间下限',
  rateHigh: '置信区间上限',
} as const;

/** Every case of the sample was called, and the numbers written down are those of the calls. */
export const resultRight: G = ({ values, inForce }) => {
  const missing = (values.sample ?? []).length - (values.calls ?? []).length;
  if (missing > 0) {
    return refusal('calls-missing', `还有${missing}件没有回访记录`, {
      remedy: '联系不上的也要登记结果',
      basis,
      field: 'calls',
    });
  }
  const right = tallyOf(values, inForce(sampleConfidence));
  return listOf<keyof typeof titles>(Object.keys(titles) as (keyof typeof titles)[]).flatMap((id) =>
    values[id] === right[id]
      ? []
      : [refusal('result-wrong', `「${titles[id]}」与回访记录不符`, { remedy: `按回访记录应为${right[id]}`, basis, field: id })],
  );
};

/** The reported rate lies above what the sample bears: that is a finding, and a finding is written down. */
export const gapExplained: G = ({ values }) => {
  const { population = 0, reportedSuccesses = 0, rateHigh = 0, findings = [] } = values;
  const reported = population > 0 ? (reportedSuccesses * 100) / population : 0;
  if (reported <= rateHigh || findings.length > 0) return undefined;
  return refusal('gap-unexplained', `登记的成功率高于置信区间上限${rateHigh}%，未写明问题`, {
    remedy: '请逐件写明不真实或者有疑问的案件',
    basis,
    field: 'findings',
  });
};
