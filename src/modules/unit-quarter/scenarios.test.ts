import { describe, expect, test } from 'vitest';
import { type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { unitQuarter } from './procedure.ts';

const seen = covered(unitQuarter);
const law = { calendar: cityCalendar, policies: [] };
const paper = { sha256: 'a'.repeat(64), name: '材料.pdf', size: 10, type: 'application/pdf' };
const key = (n: number) => `411700/${'0'.repeat(8)}-0000-7000-8000-00000000000${n}`;
const own = '411700-D14';
const common = { direction: 'higherBetter', target: 100, floor: 60, ownerTitle: '主要负责人' };
const indicators = [
  {
    ...common,
    code: 'GX-1',
    name: '整改销号',
    category: 'common',
    field: 'law',
    weight: 20,
    scoring: 'linear',
    dataSource: 'systemMetric',
    metricRef: 'rectification.cross-off-rate',
  },
  {
    ...common,
    code: 'ZN-1',
    name: '投资完成',
    category: 'function',
    field: 'other',
    weight: 30,
    scoring: 'linear',
    dataSource: 'statisticalBureau',
  },
  {
    ...common,
    code: 'ZN-2',
    name: '重点工作',
    category: 'function',
    field: 'other',
    weight: 50,
    scoring: 'manual',
    dataSource: 'selfReport',
  },
];
const figures = [{ code: 'GX-1', metric: 'rectification.cross-off-rate', value: 90, numerator: 9, denominator: 10, asOf: 1200 }];
const reported = ['ZN-1', 'ZN-2'].map((code) => ({ code, value: 88, caliber: '当季累计', evidence: paper }));
const entry = {
  title: '2019年第一季度考评',
  round: key(1),
  pledge: key(2),
  unit: own,
  group: 'economic',
  year: 2019,
  quarter: '1',
  indicators,
  reportBy: '2019-04-10',
};
const sample = [{ unit: own }];
const round = { procedure: 'quarterly-review', state: 'self-report', values: { year: 2019, quarter: '1', reportBy: '2019-04-10', sample } };
const pledge = { procedure: 'responsibility-pledge', state: 'effective', unit: own, values: { unit: own, year: 2019, indicators } };

const start = (more: { round?: object; pledge?: object } = {}): Play =>
  seen
    .watch(play(unitQuarter, law))
    .given(key(1), { ...round, ...more.round })
    .given(key(2), { ...pledge, values: { ...pledge.values, ...more.pledge } })
    .on('2019-04-01')
    .as('evaluator');
const opened = (values: object = {}) => start().do('open-unit', { ...entry, ...values });
const figured = () => opened().on('2019-04-02').as('clock').do('take-figures', { figures });
const told = () => figured().on('2019-04-08').as('reporter').do('submit-self', { reported });
const points = (n: number) => [{ code: 'ZN-2', points: n, reason: '按材料' }];
const first = () =>
  told()
    .on('2019-04-15')
    .as('evaluator')
    .do('score-first', { scoresFirst: points(45) });
const second = (n = 43) =>
  first()
    .as('evaluator#2')
    .do('score-second', { scoresSecond: points(n) });
const part = { weight: 0, actual: '90%', lost: 0, why: '按比例', source: 'systemMetric', scoring: 'linear' };
const result = {
  scores: [
    { ...part, code: 'GX-1', name: '整改销号', weight: 20, points: 15, lost: 5 },
    { ...part, code: 'ZN-1', name: '投资完成', weight: 30, points: 21, lost: 9, source: 'statisticalBureau' },
    { ...part, code: 'ZN-2', name: '重点工作', weight: 50, points: 44, lost: 6, source: 'selfReport', scoring: 'manual' },
  ],
  indicatorScore: 80,
  bonus: 1.5,
  deduction: 0,
  creditScore: 1.5,
  total: 81.5,
  grade: 'good',
};
const scored = (values: object = {}) =>
  second()
    .as('clock')
    .do('settle', { ...result, ...values });
const notified = () => scored().on('2019-04-18').as('evaluator#3').do('notify');
const objected = () =>
  notified().on('2019-04-22').as('unit-head').do('object', { objection: '投资完成数应含四月初补报的两个项目。', objectionCodes: 'ZN-1' });

describe('列入考评', () => {
  test('轮次在自评期内、年度季度截止日期一致、责任书是该单位本年度生效的', () => {
    opened().expect({ state: 'self-report', due: { self: '2019-04-10' } });
    start({ round: { state: 'checking' } })
      .do('open-unit', entry)
      .expect({ refused: 'round-closed' });
    opened({ quarter: '2' }).expect({ refused: 'round-differs' });
    start()
      .given(key(2), { ...pledge, unitPath: '411700/411722/411722001/' })
      .do('open-unit', entry)
      .expect({ refused: 'other-government' });
    opened({ reportBy: '2019-04-09' }).expect({ refused: 'window-differs' });
    opened({ indicators: indicators.slice(1) }).expect({ refused: 'indicators-differ' });
    start({ pledge: { year: 2018 } })
      .do('open-unit', entry)
      .expect({ refused: 'pledge-differs' });
  });
});

describe('季度自评', () => {
  test('平台取数由平台办理，任何人不得手填', () => {
    opened().as('reporter').do('take-figures', { figures }).expect({ refused: 'not-competent' });
    opened()
      .as('clock')
      .do('take-figures', { figures: [{ ...figures[0], code: 'ZN-1' }] })
      .expect({ refused: 'figures-differ' });
    figured()
      .as('reporter')
      .do('submit-self', { reported: [...reported, { ...reported[0], code: 'GX-1' }] })
      .expect({ refused: 'system-value' });
  });
  test('其他指标每项都有值、口径和证据', () => {
    figured()
      .as('reporter')
      .do('submit-self', { reported: reported.slice(1) })
      .expect({ refused: 'report-incomplete' });
    figured()
      .as('reporter')
      .do('submit-self', { reported: [...reported, { ...reported[0], code: 'ZN-9' }] })
      .expect({ refused: 'code-unknown' });
    figured()
      .as('reporter')
      .do('submit-self', { reported: [{ code: 'ZN-1', value: 88, caliber: '当季' }, reported[1]] })
      .expect({ refused: 'row-missing' });
    opened().as('reporter').do('submit-self', { reported }).expect({ refused: 'figures-missing' });
    told().expect({ state: 'data-check' });
  });
  test('书面延期一次三个工作日（平台缺省）', () => {
    const p = figured().as('chief');
    p.do('extend-self', { extensionReason: '系统故障', extensionPaper: paper, reportBy: '2019-04-16' }).expect({
      refused: 'extension-long',
    });
    p.do('extend-self', { extensionReason: '系统故障', extensionPaper: paper, reportBy: '2019-04-15' }).expect({
      due: { self: '2019-04-15' },
    });
    p.do('extend-self', { extensionReason: '系统故障', extensionPaper: paper, reportBy: '2019-04-16' }).expect({
      refused: 'extended-already',
    });
  });
  test('逾期锁定；解锁只对一个单位，留下理由和新的截止日期', () => {
    const p = figured()
      .on('2019-04-11')
      .as('clock')
      .do('mark-missing')
      .expect({ state: 'data-check', values: { unreported: true } });
    p.as('chief').do('unlock', { unlockReason: '网络中断，已核实', reportBy: '2019-04-10' }).expect({ refused: 'window-past' });
    p.do('unlock', { unlockReason: '网络中断，已核实', reportBy: '2019-04-12' }).expect({
      state: 'self-report',
      values: { unreported: false },
      due: { self: '2019-04-12' },
    });
    p.do('exclude', { excludeReason: '单位撤并' }).expect({ state: 'excluded' });
  });
});

describe('核查和评分', () => {
  test('异常的由单位说明，附原始凭证；现场核查有记录', () => {
    told()
      .as('evaluator')
      .do('flag-anomaly', { anomaly: '较上季增长一倍' })
      .as('reporter')
      .do('clarify', { clarification: '两个项目在本季集中开工。', vouchers: [paper] })
      .as('evaluator')
      .do('start-onsite', { onsiteReason: 'random', onsitePeople: [{ name: '核查甲' }] })
      .do('record-onsite', { onsiteRecord: '与台账一致', falsified: false })
      .expect({ state: 'data-check' });
  });
  test('随机核查的单位由抽取决定，不由人指定', () => {
    const visit = (list: object) => {
      const values = { ...round.values, ...list };
      return told()
        .given(key(1), { ...round, values })
        .as('evaluator');
    };
    const people = { onsitePeople: [{ name: '核查甲' }] };
    const random = { onsiteReason: 'random', ...people };
    visit({ sample: [{ unit: '411700-D99' }] })
      .do('start-onsite', random)
      .expect({ refused: 'not-drawn' });
    visit({ sample: undefined }).do('start-onsite', random).expect({ refused: 'not-drawn' });
    visit({ sample: undefined })
      .do('start-onsite', { onsiteReason: 'anomaly', ...people })
      .expect({ state: 'onsite' });
  });
  test('两名评分人不是同一人，逐项评分，不高于权重', () => {
    told().as('evaluator').do('score-first', { scoresFirst: [] }).expect({ refused: 'list-length' });
    told()
      .as('evaluator')
      .do('score-first', { scoresFirst: [{ code: 'ZN-1', points: 3, reason: '误' }] })
      .expect({ refused: 'scores-incomplete' });
    told()
      .as('evaluator')
      .do('score-first', { scoresFirst: points(51) })
      .expect({ refused: 'score-high' });
    first()
      .do('score-second', { scoresSecond: points(43) })
      .expect({ refused: 'self-review' });
  });
  test('分差超过五分（平台缺省）须第三人评分', () => {
    second()
      .as('evaluator#3')
      .do('score-third', { scoresThird: points(44) })
      .expect({ refused: 'third-needless' });
    second(39).as('clock').do('settle', result).expect({ refused: 'third-missing' });
    second(39)
      .as('evaluator#3')
      .do('score-third', { scoresThird: points(44) })
      .as('clock')
      .do('settle', result)
      .expect({ state: 'scored' });
  });
  test('得分由平台汇总，合计不符的拒绝；一票否决的等次最高为一般', () => {
    scored({ total: 82 }).expect({ refused: 'sum' });
    scored({ vetoHits: ['veto'] }).expect({ refused: 'veto-grade' });
    scored({ vetoHits: ['veto'], grade: 'fair' }).expect({ state: 'scored' });
  });
});

describe('告知、异议、通报', () => {
  test('五个工作日内可以提出异议（平台缺省），期满视为无异议', () => {
    notified()
      .expect({ state: 'notified', due: { objection: '2019-04-25' } })
      .on('2019-04-26')
      .as('clock')
      .do('deem-accepted')
      .expect({ state: 'confirmed' });
    notified().as('unit-head').do('accept-score').expect({ state: 'confirmed' });
  });
  test('异议由没有评过分的人在十个工作日内答复（平台缺省），可以延长', () => {
    objected().expect({ state: 'reviewing', due: { answer: '2019-05-07' } });
    objected()
      .as('chief')
      .do('extend-answer', { extensionReason: '需向统计部门核实' })
      .expect({ due: { answer: '2019-05-14' } });
    objected().as('evaluator').do('uphold', { answer: '口径为当季入库项目' }).expect({ refused: 'self-review' });
    objected().as('evaluator#4').do('uphold', { answer: '口径为当季入库项目' }).expect({ state: 'confirmed' });
    objected().on('2019-05-08').as('evaluator#4').do('uphold', { answer: '口径为当季入库项目' }).expect({ refused: 'late-reason' });
  });
  test('异议成立的改分，由平台重新汇总', () => {
    const p = objected()
      .as('evaluator#4')
      .do('change', { answer: '两个项目计入', adjusted: [{ code: 'ZN-1', points: 24, reason: '计入' }] });
    p.expect({ state: 'changed' }).as('clock').do('resettle', result).expect({ state: 'confirmed' });
  });
  test('有名次的才通报；通报后公开总分、名次、等次，不公开自评和异议', () => {
    const p = objected().as('evaluator#4').do('uphold', { answer: '口径为当季入库项目' });
    p.as('clock').do('publish').expect({ refused: 'not-ranked' });
    p.do('take-rank', { rank: 9, groupSize: 8, tied: false }).expect({ refused: 'rank' });
    p.do('take-rank', { rank: 2, groupSize: 8, tied: false }).do('publish');
    p.expect({
      state: 'published',
      publicly: { total: 81.5, rank: 2, grade: 'good', objection: undefined, reported: undefined, scores: undefined },
    });
  });
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = [
    ...[
      'round-closed',
      'round-differs',
      'window-differs',
      'pledge-differs',
      'indicators-differ',
      'figures-differ',
      'system-value',
      'report-incomplete',
    ],
    ...['code-unknown', 'figures-missing', 'extension-long', 'extended-already', 'window-past', 'scores-incomplete', 'score-high'],
    ...['third-needless', 'third-missing', 'sum', 'veto-grade', 'self-review', 'late-reason', 'rank', 'not-ranked'],
    'not-drawn',
    'other-government',
  ];
  expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
