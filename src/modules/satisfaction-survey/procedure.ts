import {
  choice,
  count,
  date,
  file,
  type Guard,
  longText,
  number,
  procedure,
  type Refusal,
  refusal,
  stock,
  sum,
  text,
  unit,
  type ValuesOf,
} from '#kernel';
import { henanAssessmentScheme, platformDefaults, surveyFloorCounty, surveyFloorDepartment } from '#law';
import { staff } from '#vocabulary';

const basis = platformDefaults('满意度调查不记名，一码一答');

const fields = {
  title: text('调查名称', { ...staff, min: 4, max: 80 }),
  unit: unit('被评价单位', staff),
  year: number('年度', { ...staff, min: 2016, max: 2100 }),
  channel: choice('调查方式', { platform: '本平台扫码答卷', agency: '第三方民调机构' }, staff),
  agency: text('民调机构', { ...staff, max: 80, when: { field: 'channel', in: ['agency'] } }),
  openFrom: date('答卷起', { ...staff, future: true }),
  openTo: date('答卷止', { ...staff, future: true }),
  issued: number('本批发码数', { ...staff, unit: '个', min: 1, max: 5000 }),
  sampleSize: number('有效样本', { ...staff, unit: '份', max: 1_000_000 }),
  score: number('满意度', { ...staff, unit: '分', digits: 2, max: 100 }),
  scoreLow: number('置信区间下限', { ...staff, unit: '分', digits: 2, max: 100 }),
  scoreHigh: number('置信区间上限', { ...staff, unit: '分', digits: 2, max: 100 }),
  reportFile: file('调查报告', { ...staff, when: { field: 'channel', in: ['agency'] } }),
  cancelReason: longText('作废理由', { ...staff, max: 300 }),
} as const;

type G = Guard<ValuesOf<typeof fields>>;

const periodSound: G = ({ values: { openFrom = '', openTo = '' } }) =>
  openFrom <= openTo ? undefined : refusal('period-order', '答卷的起止颠倒', { remedy: '请核对起止日期', basis, field: 'openTo' });

const only =
  (channel: 'platform' | 'agency', remedy: string): G =>
  ({ values }) =>
    values.channel === channel ? undefined : refusal('other-channel', '这一步不用于本调查方式', { remedy, basis });

/** Too few answers say nothing; a number without its interval says too much. */
const sampleSound: G = ({ values, inForce, unitKind }) => {
  const { sampleSize = 0, score = 0, scoreLow = 0, scoreHigh = 0 } = values;
  const isTerritory = ['county', 'zone'].includes(unitKind(values.unit ?? '') ?? '');
  const least = inForce(isTerritory ? surveyFloorCounty : surveyFloorDepartment);
  const found: Refusal[] = [];
  if (sampleSize < least) {
    const remedy = '请补充调查；样本不足的不公布满意度';
    found.push(refusal('sample-small', `有效样本${sampleSize}低于下限${least}`, { remedy, basis, field: 'sampleSize' }));
  }
  if (scoreLow > score || score > scoreHigh) {
    found.push(refusal('interval-wrong', '满意度不在置信区间以内', { remedy: '请核对调查报告', basis, field: 'score' }));
  }
  return found;
};

const result = ['sampleSize', 'score', 'scoreLow', 'scoreHigh'] as const;

/**
 * 满意度调查 of one unit. Answers are never kept one by one: each only adds to tallies, so that nobody can find out who
 * answered what. A survey of the platform itself is counted by the platform; nobody types its result.
 */
export const satisfactionSurvey = procedure({
  id: 'satisfaction-survey',
  version: 1,
  title: '满意度调查',
  group: '依法行政考核',
  basis: henanAssessmentScheme('社会评议'),
  roles: { organizer: { title: '考核办经办', relation: 'office', office: 'assessment', duties: ['clerk', 'reviewer'] } },
  fields,
  shows: { title: 'title', list: ['title', 'unit', 'channel', 'sampleSize', 'score'] },
  states: {
    answering: { title: '答卷中' },
    closed: { title: '已结束', final: true },
    cancelled: { title: '已作废', final: true },
  },
  publicIn: [],
  acts: {
    open: {
      title: '开始调查',
      basis,
      by: 'organizer',
      to: 'answering',
      needs: ['title', 'unit', 'year', 'channel', 'openFrom', 'openTo'],
      asks: ['agency'],
      guard: periodSound,
    },
    'issue-codes': {
      title: '发放答卷码',
      basis,
      by: 'organizer',
      from: 'answering',
      needs: ['issued'],
      guard: only('platform', '委托民调机构的，由机构组织答卷'),
      awaited: [],
    },
    'close-by-count': {
      title: '结束并统计',
      basis,
      by: 'clock',
      from: 'answering',
      to: 'closed',
      needs: result,
      guard: [only('platform', '委托民调机构的，请登记调查报告'), sampleSound],
    },
    'close-by-report': {
      title: '登记民调报告',
      basis,
      by: 'organizer',
      from: 'answering',
      to: 'closed',
      needs: [...result, 'reportFile'],
      guard: [only('agency', '本平台答卷的，由平台统计'), sampleSound],
    },
    cancel: {
      title: '作废',
      basis,
      by: 'organizer',
      from: 'answering',
      to: 'cancelled',
      needs: ['cancelReason'],
      awaited: [],
    },
  },
  deadlines: {
    answers: {
      title: '答卷',
      basis,
      kind: 'at-most',
      starts: 'open',
      until: 'openTo',
      stops: ['close-by-count', 'close-by-report', 'cancel'],
    },
  },
  serials: {},
  metrics: {
    surveys: count({
      title: '满意度调查',
      definition: '期内结束的满意度调查次数',
      unit: '次',
      acts: ['close-by-count', 'close-by-report'],
      by: ['channel'],
    }),
    answers: sum({
      title: '满意度有效样本',
      definition: '期内结束的满意度调查的有效样本数',
      unit: '份',
      acts: ['close-by-count', 'close-by-report'],
      field: 'sampleSize',
    }),
    running: stock({ title: '进行中的满意度调查', definition: '期末尚未结束的满意度调查', unit: '次', states: 'answering' }),
  },
});
