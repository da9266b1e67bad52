import { describe, expect, test } from 'vitest';
import { type Procedure, play, view } from '#kernel';
import { cityCalendar } from '#law';
import { agreed, combine, counted, needsThird, unitAssessment } from '#modules/unit-assessment';
import {
  computed,
  coverage,
  cycle,
  draft,
  evidence,
  far,
  filled,
  first,
  item,
  key,
  material,
  merged,
  moderated,
  objected,
  objection,
  onsite,
  opened,
  opening,
  paper,
  published,
  reply,
  result,
  reviewed,
  reviewing,
  sampled,
  scored,
  second,
  selfDone,
  selfItems,
  signing,
  third,
  told,
  toScore,
} from './fixtures.test-helper.ts';

describe('自查自评', () => {
  test('在考核年度自评阶段开始，考核期与方案一致；考核期满二十个工作日报送', () => {
    opened().expect({ state: 'self-assessing', due: { self: '2019-12-27' }, publicly: { unit: undefined } });
    opened()
      .given(cycle, { procedure: 'assessment-cycle', state: 'announced', values: {} })
      .do('open', opening)
      .expect({ refused: 'wrong-state' });
    const fresh = () => play(unitAssessment, { calendar: cityCalendar, policies: [] }).on('2019-12-02').as('organizer');
    coverage
      .watch(fresh())
      .given(cycle, { procedure: 'assessment-cycle', state: 'announced', values: {} })
      .do('open', opening)
      .expect({ refused: 'cycle-closed' });
    coverage
      .watch(fresh())
      .given(cycle, {
        procedure: 'assessment-cycle',
        state: 'under-way',
        values: { year: 2019, periodFrom: '2019-01-01', periodTo: '2019-12-31' },
      })
      .do('open', opening)
      .expect({ refused: 'period-differs' });
  });

  test('每项自评分不超过分值，有说明有证据', () => {
    filled()
      .do('prepare-self', { ...selfDone, selfItems: selfItems.slice(1) })
      .expect({ refused: 'self-incomplete' });
    filled()
      .do('prepare-self', { ...selfDone, selfItems: [{ ...selfItems[0], selfScore: 4.5 }, selfItems[1]] })
      .expect({ refused: 'self-over' });
    filled()
      .do('prepare-self', { ...selfDone, evidence: evidence.slice(1) })
      .expect({ refused: 'evidence-missing' });
  });

  test('证据形成于考核期内；一份材料证明几项的逐项声明', () => {
    filled()
      .do('prepare-self', { ...selfDone, evidence: [{ ...evidence[0], signedOn: '2019-12-03' }, evidence[1]] })
      .expect({ refused: 'evidence-outside' });
    const twice = evidence.map((row) => ({ ...row, paper }));
    filled()
      .do('prepare-self', { ...selfDone, evidence: twice })
      .expect({ refused: 'evidence-reused' });
    filled()
      .do('prepare-self', { ...selfDone, evidence: twice.map((row) => ({ ...row, reused: true })) })
      .expect({ state: 'self-assessing' });
  });

  test('自评总分由各项相加；系统取数的不能改，只能写明异议作比对', () => {
    filled()
      .do('prepare-self', { ...selfDone, selfTotal: 88 })
      .expect({ refused: 'self-total-wrong' });
    const disputes = [{ indicator: '2.1.1', claimed: 82, why: '两件已报备，登记有误' }];
    filled()
      .do('prepare-self', { ...selfDone, disputes, selfTotal: 89 })
      .expect({ state: 'self-assessing' });
    filled()
      .do('prepare-self', { ...selfDone, disputes: [{ ...disputes[0], indicator: '9.9' }], selfTotal: 89 })
      .expect({ refused: 'dispute-unknown' });
    filled().do('prefill', { computed }).expect({ refused: 'not-competent' });
    expect(counted(4, 4, 5)).toBe(5);
    expect(counted(1, 3)).toBe(1);
  });

  test('单位负责人签字并作真实性承诺，填写的人不得自己签', () => {
    const ready = () => filled().do('prepare-self', selfDone).on('2019-12-11');
    ready()
      .as('signatory')
      .do('submit-self', { ...signing, pledge: false })
      .expect({ refused: 'no-pledge' });
    filled().as('signatory').do('prepare-self', selfDone).do('submit-self', signing).expect({ refused: 'self-review' });
    ready()
      .as('signatory')
      .do('submit-self', signing)
      .expect({ state: 'material-review', due: { self: 'stopped', review: '2020-01-09' } });
  });

  test('期满未报的，自评项记零分，只计系统取数的指标', () => {
    opened()
      .on('2019-12-28')
      .as('clock')
      .do('self-lapse')
      .expect({ state: 'self-overdue' })
      .as('organizer')
      .do('proceed-objective')
      .expect({ state: 'onsite-pending', values: { selfTotal: 0 } });
  });
});

describe('材料审查', () => {
  test('补充材料只许一次，三个工作日', () => {
    const asked = () => reviewing().on('2019-12-12').do('request-supplement', { supplementAsked: '补报公布网址' });
    asked().expect({ state: 'supplementing', due: { supplement: '2019-12-17', review: 'paused' } });
    const back = asked().on('2019-12-13').as('filler').do('supplement', { supplementNote: '网址附后' });
    back
      .expect({ state: 'material-review' })
      .as('organizer')
      .do('request-supplement', { supplementAsked: '再补' })
      .expect({ refused: 'supplement-used' });
    asked().on('2019-12-18').as('clock').do('supplement-lapse').expect({ state: 'material-review' });
  });

  test('审查二十个工作日，可以延长十个工作日', () => {
    reviewing()
      .on('2020-01-08')
      .as('chief')
      .do('extend-review', { extensionReason: '评分人回避改派' })
      .expect({ due: { review: '2020-01-22' } });
  });

  test('每项两名评分人，来自不同单位；合议得分由评分表算出', () => {
    reviewed().expect({ state: 'onsite-pending', due: { review: 'stopped' } });
    reviewing()
      .do('complete-review', { sheets: [key(11)], material })
      .expect({ refused: 'one-rater' });
    const late = { ...second, more: { ...second.more, state: 'scoring' } };
    reviewing([first, late]).do('complete-review', merged).expect({ refused: 'sheet-open' });
    const foreign = { ...second, more: { ...second.more, values: { ...second.more.values, assessment: key(99) } } };
    reviewing([first, foreign]).do('complete-review', merged).expect({ refused: 'sheet-foreign' });
    reviewing([first, { ...second, more: { ...second.more, unit: '411700-D05' } }])
      .do('complete-review', merged)
      .expect({ refused: 'same-unit' });
    reviewing()
      .do('complete-review', { ...merged, material: [{ ...material[0], score: 4 }, material[1]] })
      .expect({ refused: 'material-differs' });
  });

  test('分歧超过分值百分之二十的由第三人评分，取中位数', () => {
    reviewing([first, far]).do('complete-review', merged).expect({ refused: 'third-rater' });
    reviewing([first, far, third])
      .do('complete-review', {
        sheets: [key(11), key(12), key(13)],
        material: [{ indicator: '1.1.2', first: 3.5, second: 2, third: 3.2, score: 3.2 }, material[1]],
      })
      .expect({ state: 'onsite-pending' });
    expect(needsThird(3, 2.2, 4, 20)).toBe(false);
    expect(needsThird(3, 2.19, 4, 20)).toBe(true);
    expect(agreed(1, 2)).toBe(1.5);
    expect(agreed(1, 4, 2)).toBe(2);
    expect(combine([{ indicator: 'x', weight: 1 }], [], 20)).toEqual({
      rows: [{ indicator: 'x', first: 0, second: 0, score: 0 }],
      open: [],
    });
  });

  test('告知以前被考核单位看不到合议分数', () => {
    const { matter } = scored();
    if (!matter) throw new Error('no matter');
    const seen = (roles: readonly string[]) =>
      view(unitAssessment as unknown as Procedure, matter, { kind: 'official', roles, inScope: true })?.values;
    expect(seen(['signatory', 'filler'])).not.toHaveProperty('draftTotal');
    expect(seen(['signatory', 'filler'])).not.toHaveProperty('material');
    expect(seen(['signatory', 'filler'])).not.toHaveProperty('sheets');
    expect(seen(['organizer'])).toHaveProperty('draftTotal', 86.25);
  });
});

describe('实地核查和计分', () => {
  test('按公布的种子抽取清单，件数按规则', () => {
    onsite().expect({ state: 'onsite' });
    opened([first, second], '')
      .as('clock')
      .do('prefill', { computed })
      .on('2019-12-10')
      .as('filler')
      .do('prepare-self', selfDone)
      .as('signatory')
      .do('submit-self', signing)
      .as('organizer')
      .do('complete-review', merged)
      .do('draw-sample', sampled)
      .expect({ refused: 'no-seed' });
    reviewed()
      .do('draw-sample', { ...sampled, sample: sampled.sample.slice(1) })
      .expect({ refused: 'sample-wrong' });
  });

  test('核查记录双方签字；改定须有核查记录，系统取数的不得改定', () => {
    onsite()
      .do('finish-onsite', { findings: [key(21)] })
      .expect({ refused: 'finding-unsigned' });
    onsite().do('finish-onsite').expect({ refused: 'finding-missing' });
    const change = { indicator: '7.2.1', to: 1.7, why: '一次学法没有签到', basis: '核查记录' };
    onsite()
      .do('finish-onsite', { findings: [key(20)], onsite: [change] })
      .expect({ state: 'survey-merge' });
    onsite()
      .do('finish-onsite', { findings: [key(20)], onsite: [{ ...change, indicator: '1.1.2' }] })
      .expect({ refused: 'onsite-loose' });
    onsite()
      .do('finish-onsite', { findings: [key(20)], onsite: [{ ...change, to: 2.5 }] })
      .expect({ refused: 'change-over' });
    scored()
      .as('chief')
      .do('moderate', { moderationNote: '调整', adjustments: [{ ...change, indicator: '2.1.1' }] })
      .expect({ refused: 'computed-fixed' });
  });

  test('满意度调查结束后由系统计分；复核的人没有参加合议', () => {
    onsite()
      .do('finish-onsite', { findings: [key(20)] })
      .as('clock')
      .do('score', draft)
      .expect({ refused: 'no-survey' });
    toScore().do('score', draft).expect({ refused: 'not-competent' });
    moderated().expect({ state: 'moderated' });
  });

  test('调整以后重新计分才告知，告知的与计分结果一致，扣分有依据', () => {
    const changed = () =>
      scored()
        .as('chief')
        .do('moderate', { moderationNote: '证据有效', adjustments: [{ indicator: '1.1.2', to: 3.6, why: '证据有效', basis: '附件一' }] });
    changed().as('organizer').do('notify', result).expect({ refused: 'not-rescored' });
    changed().as('clock').do('rescore', draft).as('organizer').do('notify', result).expect({ state: 'objection-open' });
    moderated()
      .as('clock')
      .do('rescore', draft)
      .as('organizer')
      .do('notify', { ...result, total: 90 })
      .expect({ refused: 'result-differs' });
    const { why: _none, ...bare } = item;
    toScore()
      .as('clock')
      .do('score', { ...draft, draftItems: [bare] })
      .as('chief')
      .do('moderate', { moderationNote: '无' })
      .as('clock')
      .do('rescore', { ...draft, draftItems: [bare] })
      .as('organizer')
      .do('notify', { ...result, items: [bare] })
      .expect({ refused: 'no-basis' });
  });
});

describe('告知和异议', () => {
  test('收到告知五个工作日内提出，指明条目；期满定分，也可以确认无异议', () => {
    told().expect({ due: { objection: '2020-01-03' } });
    told()
      .as('signatory')
      .do('object', { objections: [{ ...objection.objections[0], indicator: '9.9' }] })
      .expect({ refused: 'objection-unknown' });
    told().on('2020-01-04').as('clock').do('lapse').expect({ state: 'finalised' });
    told().as('signatory').do('confirm').expect({ state: 'finalised' });
  });

  test('由没有参加评分的单位复核，十个工作日内书面答复，可以延长五个工作日', () => {
    const asked = objected;
    asked().expect({ state: 'objection-review', due: { reply: '2020-01-14' } });
    asked()
      .as('board')
      .do('extend-reply', { extensionReason: '须调取案卷' })
      .expect({ due: { reply: '2020-01-20' } });
    asked().as('board').do('designate', { reviewUnit: '411700-D05' }).expect({ refused: 'arbiter-rated' });
    const named = () => asked().on('2019-12-31').as('board').do('designate', { reviewUnit: '411700-D01' }).on('2020-01-03').as('arbiter');
    named().do('uphold', { reply }).expect({ state: 'finalised' });
    named().on('2020-01-15').do('uphold', { reply }).expect({ refused: 'late-reason' });
    const ruling = [{ indicator: '1.1.2', to: 4, why: '异议成立' }];
    named().do('amend', { reply }).expect({ refused: 'ruling-empty' });
    named()
      .do('amend', { reply, ruling: [{ ...ruling[0], indicator: '7.2.1' }] })
      .expect({ refused: 'ruling-beyond' });
    named()
      .do('amend', { reply, ruling })
      .expect({ state: 'moderated' })
      .as('clock')
      .do('rescore', draft)
      .as('organizer')
      .do('notify', result)
      .as('signatory')
      .do('object', objection)
      .expect({ refused: 'objection-twice' });
    named().do('amend', { reply, recordsCorrected: true }).expect({ state: 'moderated' });
  });
});

describe('公布和整改', () => {
  test('公众只看到总分、等次，看不到逐项底稿和异议', () => {
    published().expect({
      state: 'published',
      publicly: { total: 86.25, grade: 'good', items: undefined, selfItems: undefined, objections: undefined },
    });
    published().as('clock').do('transfer').expect({ state: 'published' });
    published().as('organizer').do('archive').expect({ state: 'archived' });
  });

  test('整改三十日反馈，可以延长一次；销号的人不是下达的人，不实的退回', () => {
    const items = [{ indicator: '1.1.2', problem: '清单公布迟', demand: '建立同步公布制度' }];
    const issued = () => published().on('2020-01-09').as('organizer').do('issue-rectification', { rectificationItems: items });
    issued().expect({ state: 'rectifying', due: { rectification: '2020-02-10' } });
    issued()
      .as('chief')
      .do('extend-rectification', { extensionReason: '须修订制度' })
      .expect({ due: { rectification: '2020-03-09' } });
    const reported = () =>
      issued().on('2020-01-20').as('filler').do('report-rectification', { rectification: '制度已建立' }).expect({ state: 'rectified' });
    reported().as('organizer').do('cross-off', { crossOffNote: '已核查' }).expect({ refused: 'self-review' });
    reported().as('organizer#2').do('cross-off', { crossOffNote: '已核查' }).expect({ state: 'closed' });
    reported()
      .as('organizer#2')
      .do('reject-rectification', { rejectReason: '没有文件' })
      .expect({ state: 'rectifying', due: { rectification: '2020-02-19' } });
  });

  test('查实造假或者差错的更正公布，原版本保留', () => {
    published()
      .on('2020-03-02')
      .as('board')
      .do('correct', {
        correctionKind: 'fraud',
        correctionNote: '一份证据不实，该项记零分',
        adjustments: [{ indicator: '1.1.2', to: 0, why: '不实', basis: '核查' }],
      })
      .expect({ state: 'correcting' })
      .as('clock')
      .do('rescore', draft)
      .as('organizer')
      .do('publish-correction', result)
      .expect({ state: 'corrected', publicly: { correctionKind: 'fraud' } });
  });
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals =
    'cycle-closed period-differs self-incomplete self-over evidence-missing evidence-outside evidence-reused self-total-wrong dispute-unknown no-pledge supplement-used no-seed sample-wrong finding-unsigned finding-missing onsite-loose computed-fixed change-over no-survey not-rescored result-differs no-basis objection-unknown objection-twice arbiter-rated ruling-beyond ruling-empty one-rater sheet-open sheet-foreign same-unit third-rater material-differs late-reason self-review';
  expect(coverage.missing(refusals.split(' '))).toEqual({ acts: [], deadlines: [], refusals: [] });
});
