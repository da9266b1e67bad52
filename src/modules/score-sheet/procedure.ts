import { count, duration, halfUp, procedure, share, stock } from '#kernel';
import { henanAssessmentScheme, platformDefaults, rating } from '#law';
import { fields } from './fields.ts';
import * as guard from './guards.ts';

const basis = platformDefaults('材料评分两人背靠背');

/**
 * 材料评分表: the points one rater gives to the material of one unit. It belongs to the rater's own unit and its points are
 * sealed; the raters of one assessment sit in different units, so none can see what another gave.
 */
export const scoreSheet = procedure({
  id: 'score-sheet',
  version: 1,
  title: '材料评分表',
  group: '依法行政考核',
  basis: henanAssessmentScheme('书面评审'),
  roles: {
    organizer: { title: '考核办经办', relation: 'office', office: 'assessment', duties: ['clerk', 'reviewer'] },
    rater: { title: '评分人', relation: 'own', duties: ['rater'] },
  },
  fields,
  shows: { title: 'title', list: ['title', 'assessedUnit', 'raterUnit', 'seat'] },
  owner: 'raterUnit',
  states: {
    assigned: { title: '待接受' },
    scoring: { title: '评分中' },
    submitted: { title: '已交分，待合议', settled: true },
    used: { title: '已合议', final: true },
    recused: { title: '已回避', final: true },
    cancelled: { title: '已改派', final: true },
  },
  publicIn: [],
  acts: {
    assign: {
      title: '派出评分',
      basis,
      by: 'organizer',
      to: 'assigned',
      needs: ['title', 'assessment', 'assessedUnit', 'raterUnit', 'seat', 'items'],
      asks: ['others'],
      guard: [guard.ratedByOthers, guard.itemsSound, guard.seatsApart],
    },
    accept: {
      title: '接受评分',
      basis: platformDefaults('评分人回避'),
      by: 'rater',
      from: 'assigned',
      to: 'scoring',
      needs: ['noInterest'],
      guard: [guard.withoutInterest, guard.ratedByOthers],
    },
    recuse: {
      title: '申请回避',
      basis: platformDefaults('评分人回避'),
      by: 'rater',
      from: ['assigned', 'scoring'],
      to: 'recused',
      needs: ['recusalReason'],
      awaited: [],
    },
    submit: {
      title: '交分',
      basis,
      by: 'rater',
      from: 'scoring',
      to: 'submitted',
      needs: ['scores'],
      asks: ['lateReason'],
      lateReason: 'lateReason',
      guard: guard.scoresSound,
    },
    cancel: {
      title: '改派他人',
      basis,
      by: 'organizer',
      from: ['assigned', 'scoring'],
      to: 'cancelled',
      needs: ['cancelReason'],
      awaited: [],
    },
    use: { title: '合议取用', basis, by: 'clock', from: 'submitted', to: 'used' },
  },
  deadlines: {
    rating: { title: '评分', basis, kind: 'at-most', starts: 'assign', within: rating, stops: ['submit', 'recuse', 'cancel'] },
  },
  serials: {},
  metrics: {
    assigned: count({ title: '派出的评分', definition: '期内派出的材料评分表份数', unit: '份', acts: 'assign', by: ['seat'] }),
    submitted: count({ title: '交回的评分', definition: '期内交分的评分表份数', unit: '份', acts: 'submit', by: ['seat'] }),
    'submitted-in-time': count({
      title: '按期交回的评分',
      definition: '期内在评分期限内交分的评分表份数',
      unit: '份',
      acts: 'submit',
      inTime: 'rating',
    }),
    'in-time-rate': share({
      title: '评分按期率',
      definition: '按期交回的评分表份数÷交回的评分表份数',
      of: 'submitted-in-time',
      over: 'submitted',
      rounding: halfUp(2),
    }),
    recusals: count({ title: '评分人回避', definition: '期内评分人申请回避的次数', unit: '次', acts: 'recuse' }),
    days: duration({
      title: '评分平均用时',
      definition: '从派出到交分的工作日数的平均值',
      unit: '个工作日',
      clock: 'rating',
      acts: 'submit',
      at: 'mean',
      rounding: halfUp(1),
    }),
    pending: stock({ title: '未交的评分', definition: '期末已派出、尚未交分的评分表份数', unit: '份', states: ['assigned', 'scoring'] }),
  },
});
