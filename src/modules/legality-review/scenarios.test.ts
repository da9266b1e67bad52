import { describe, expect, test } from 'vitest';
import { check, decide, dueOf, type Play, play, workingDays } from '#kernel';
import { cityCalendar, reviewContractComplex } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { fairCompetitionReview, fairCompetitionSelfReview } from '../fair-competition-review/procedure.ts';
import { legalityReview } from './procedure.ts';

const seen = covered(legalityReview);
const law = { calendar: cityCalendar, policies: [] };
const start = (): Play => seen.watch(play(legalityReview, law));

const digest = (c: string) => c.repeat(64);
const text = (c: string) => ({
  textFile: { sha256: digest(c), name: 'text.pdf', size: 10, type: 'application/pdf' },
  textHash: digest(c),
});
const justice = '411700-D09';
const competition = '411700/01900000-0000-7000-8000-0000000000f1';
const item = {
  kind: 'executive-meeting-item',
  title: '关于公共停车场建设的议题',
  ...text('a'),
  bases: [{ title: '城市规划的有关规定', provision: '第五条' }],
  procedureStatement: '已征求有关部门意见',
  unitOpinion: '本单位法制机构认为合法',
  approvedBy: '局长',
};
const contract = {
  ...item,
  kind: 'major-contract',
  title: '产业园区投资合作合同',
  contractParty: { kind: 'organization', name: '虚构科技公司', idNumber: '91411700MA0000015N' },
  contractAmount: 12_000_000,
  contractCurrency: 'cny',
  contractTerm: '三年',
  contractType: 'procurement',
  investmentPromise: false,
};
const findings = {
  findingAuthority: 'pass',
  findingProcedure: 'pass',
  findingContent: 'pass',
  findingCompetition: 'na',
  findingNotes: '逐项审查',
};
const comments = [
  { clause: '第二条', issue: '期限不明', suggestion: '写明期限', basis: '公文处理的规定' },
  { clause: '第五条', issue: '用语不当', suggestion: '改为应当', basis: '公文处理的规定' },
];
const violations = [{ instrument: '招标投标的规定', provision: '第三条', explanation: '应招标而未招标' }];

/** A matter with a drafted opinion, on Monday 4 March 2019. */
function drafted(values: object = item, opinion: object = {}): Play {
  const p = start()
    .on('2019-03-04')
    .as('submitter')
    .do('submit', { ...values });
  p.as('intake').do('accept').as('chief').do('assign', { reviewerUnit: justice, reviewer: '主审一' });
  return p.as('reviewer').do('draft-opinion', { ...findings, ...opinion });
}
const issued = (act: string, opinion: object = {}, values: object = item): Play =>
  drafted(values, opinion).as('chief').do(act, { issuedOn: '2019-03-04' });

describe('送审与受理', () => {
  test('送审材料应当附依据、程序说明、本单位法制机构意见并由单位负责人签字', () => {
    const { bases: _bases, approvedBy: _approvedBy, ...bare } = item;
    const p = start().on('2019-03-04').as('submitter').do('submit', bare).expect({ refused: 'materials-incomplete' });
    expect(p.refusals[0]?.remedy).toBe('缺：依据清单、签字的单位负责人');
  });
  test('不得以征求意见代替合法性审查', () => {
    start()
      .as('submitter')
      .do('submit', { ...item, nature: 'comments' })
      .expect({ refused: 'substitute-review' });
  });
  test('审查针对同一文本，校验值须与文件一致', () => {
    start()
      .as('submitter')
      .do('submit', { ...item, textHash: digest('b') })
      .expect({ refused: 'text-hash' });
  });
  test('重大行政决策草案的审查时间不少于七个工作日（国务院令第713号第26条）', () => {
    const decision = { ...item, kind: 'major-decision', intendedMeetingOn: '2019-10-09' };
    const p = start().on('2019-09-25').as('submitter').do('submit', decision).expect({ refused: 'review-time' });
    expect(p.refusals[0]?.text).toBe('须保证至少 7 个工作日审查时间');
    expect(p.refusals[0]?.remedy).toBe('最早可上会日 2019年10月10日');
    p.do('submit', { ...decision, intendedMeetingOn: '2019-10-10' }).expect({ state: 'submitted' });
  });
  test('条例施行前的草案不适用七个工作日的下限', () => {
    const decision = { ...item, kind: 'major-decision', intendedMeetingOn: '2019-08-21' };
    start().on('2019-08-20').as('submitter').do('submit', decision).expect({ state: 'submitted' });
  });
  test('合同相对方是单位的，填写统一社会信用代码', () => {
    const party = { kind: 'organization', name: '虚构科技公司' };
    start()
      .as('submitter')
      .do('submit', { ...contract, contractParty: party })
      .expect({ refused: 'uscc-missing' });
  });
  test('标的额不足且不属特定类型的合同不是重大合同', () => {
    start()
      .as('submitter')
      .do('submit', { ...contract, contractAmount: 9_999_999 })
      .expect({ refused: 'not-major' });
    start()
      .as('submitter')
      .do('submit', { ...contract, contractAmount: 1, contractType: 'land-grant' })
      .expect({ state: 'submitted' });
  });
  test('审查编号按年和类别连续编排', () => {
    start()
      .on('2019-03-04')
      .as('submitter')
      .do('submit', item)
      .expect({ values: { reviewNo: '2019-常务会议议题-0001' } });
  });
  test('缺少的材料一次列全，退回只一次', () => {
    const p = start().on('2019-03-04').as('submitter').do('submit', item);
    p.as('intake').do('return-materials', { missingItems: '风险评估报告' }).expect({ state: 'returned' });
    p.as('submitter').do('resubmit', text('b')).expect({ state: 'submitted' });
    p.as('intake').do('return-materials', { missingItems: '专家论证意见' }).expect({ refused: 'missing-once' });
  });
  test('补充材料限三个工作日，补齐后重新计算审查期限', () => {
    const p = start().on('2019-03-01').as('submitter').do('submit', item);
    p.as('intake')
      .do('request-supplement', { missingItems: '专家论证意见' })
      .expect({ due: { supplement: '2019-03-06' } });
    p.on('2019-03-05')
      .as('submitter')
      .do('supplement')
      .expect({ state: 'submitted', due: { supplement: 'stopped' } });
    p.on('2019-03-06')
      .as('intake')
      .do('accept')
      .expect({ due: { review: '2019-03-11' } });
  });
  test('逾期未补的，退回', () => {
    const p = start().on('2019-03-01').as('submitter').do('submit', item);
    p.as('intake').do('request-supplement', { missingItems: '专家论证意见' });
    p.on('2019-03-07').as('clock').do('lapse').expect({ state: 'returned' });
    p.as('submitter').do('withdraw', { withdrawReason: '不再提请研究' }).expect({ state: 'withdrawn' });
  });
  test('内部人事和纯事务不属审查范围，说明理由不予受理', () => {
    const p = start().as('submitter').do('submit', item).as('intake');
    p.do('decline-out-of-scope', { declineReason: '纯事务' }).expect({ state: 'declined', values: { conclusion: 'out-of-scope' } });
  });
});

describe('审查', () => {
  test('审查期限按类别计：议题三日、纪要一日、规范性文件十五日、合同五日，均为工作日', () => {
    const due = (kind: string) => {
      const p = start()
        .on('2019-03-04')
        .as('submitter')
        .do('submit', { ...contract, kind });
      p.as('intake').do('accept');
      return (day: string) => p.expect({ due: { review: day } });
    };
    due('executive-meeting-item')('2019-03-07');
    due('executive-meeting-minutes')('2019-03-05');
    due('land-committee-item')('2019-03-07');
    due('planning-committee-item')('2019-03-07');
    due('normative-document')('2019-03-25');
    due('major-contract')('2019-03-11');
    due('framework-agreement')('2019-03-11');
    due('other-document')('2019-03-11');
  });
  test('疑难合同延长后的期限等于疑难合同的审查期限', () => {
    const p = start().on('2019-03-04').as('submitter').do('submit', contract).as('intake').do('accept');
    const { due } = dueOf(cityCalendar, { start: '2019-03-04', limit: reviewContractComplex.values[0]?.value ?? workingDays(1) });
    p.as('chief')
      .do('prolong', { prolongReason: '涉外条款复杂' })
      .expect({ due: { review: due } });
  });
  test('议题不能延长，也不等待对方文本', () => {
    const p = start().on('2019-03-04').as('submitter').do('submit', item).as('intake').do('accept');
    p.as('chief').do('prolong', { prolongReason: '工作较忙' }).expect({ refused: 'contract-only' });
    p.do('assign', { reviewerUnit: justice }).as('reviewer').do('await-text').expect({ refused: 'contract-only' });
  });
  test('等待对方文本期间停表', () => {
    const p = start().on('2019-03-04').as('submitter').do('submit', contract).as('intake').do('accept');
    p.as('chief').do('assign', { reviewerUnit: justice }).on('2019-03-05').as('reviewer').do('await-text');
    p.expect({ due: { review: 'paused' } })
      .on('2019-03-08')
      .as('submitter')
      .do('receive-text', text('c'));
    p.expect({ state: 'reviewing', due: { review: '2019-03-14' } });
  });
  test('送审单位的人员不得审查本单位送审的事项', () => {
    const p = start().on('2019-03-04').as('submitter').do('submit', item).as('intake').do('accept');
    p.as('chief').do('assign', { reviewerUnit: '411700-D01' }).expect({ refused: 'recusal' });
    expect(p.refusals[0]?.text).toBe('审查人员应当回避');
  });
  test('重大合同应当听取法律顾问意见', () => {
    const p = start().on('2019-03-04').as('submitter').do('submit', contract).as('intake').do('accept');
    p.as('chief')
      .do('assign', { reviewerUnit: justice })
      .as('reviewer')
      .do('draft-opinion', findings)
      .expect({ refused: 'counsel-missing' });
    p.do('consult-counsel', { counselQuestions: '违约责任是否对等' }).expect({ state: 'counselling' });
    const counselOpinions = [{ counsel: '法律顾问', form: 'written', on: '2019-03-04', opinion: '违约责任对等' }];
    p.do('receive-counsel', { counselOpinions }).do('draft-opinion', findings).expect({ state: 'drafted' });
  });
  test('意见分歧的征求部门意见，由该部门答复', () => {
    const p = start().on('2019-03-04').as('submitter').do('submit', item).as('intake').do('accept');
    p.as('chief').do('assign', { reviewerUnit: justice }).as('reviewer').do('consult-department', { consultedUnit: '411700-D05' });
    p.expect({ state: 'consulting' })
      .as('consulted')
      .do('receive-reply', { departmentReply: '没有不同意见' })
      .expect({ state: 'reviewing' });
  });
  test('审签人退回主审修改', () => {
    drafted().as('chief').do('send-back').expect({ state: 'reviewing' });
  });
  test('主审不得审签自己起草的意见', () => {
    const { matter } = drafted();
    const unit = { code: justice, kind: 'department', path: `411700/${justice}/`, region: '411700' };
    const offices = { offices: ['justice'], territory: '411700/' };
    const actor = {
      id: 'reviewer',
      name: '',
      kind: 'official',
      unit: justice,
      unitPath: unit.path,
      duties: ['chief'],
      ...offices,
    } as const;
    const world = { unit: () => unit, hasFile: () => true, linked: () => undefined, serial: () => 1 };
    const common = { newId: '', on: '2019-03-04', recordedAt: '2019-03-04T15:00:00+08:00', world, law };
    const values = { issuedOn: '2019-03-04' };
    const issue = (id: string) =>
      decide({ ...common, procedure: legalityReview, matter, act: 'issue-lawful', values, actor: { ...actor, id } });
    const own = issue('reviewer');
    expect(own.ok ? [] : own.refusals.map((r) => r.code)).toEqual(['self-review']);
    expect(issue('chief').ok).toBe(true);
  });
});

describe('结论', () => {
  test('四项均不违反的，出具合法的意见；送审单位反馈后归档', () => {
    const p = issued('issue-lawful').expect({ state: 'issued', values: { conclusion: 'lawful' }, due: { validity: '2019-09-04' } });
    p.expect({ due: { review: 'stopped', adoption: '2019-03-11' } });
    p.as('submitter').do('record-adoption').expect({ state: 'adopted' }).as('intake').do('archive').expect({ state: 'archived' });
  });
  test('有一项不通过，不能出具合法的意见', () => {
    issued('issue-lawful', { findingContent: 'fail' }).expect({ refused: 'finding-fails' });
  });
  test('意见的日期是审签当日', () => {
    drafted().as('chief').do('issue-lawful', { issuedOn: '2019-03-01' }).expect({ refused: 'issued-on' });
  });
  test('超期出具意见须说明原因', () => {
    const p = drafted().on('2019-03-11').as('chief').do('issue-lawful', { issuedOn: '2019-03-11' }).expect({ refused: 'late-reason' });
    p.do('issue-lawful', { issuedOn: '2019-03-11', lateReason: '材料较多' }).expect({ state: 'issued' });
  });
  test('合同含保底、回购、违规税费优惠的，提示修改，说明理由后可以出具', () => {
    const agreement = { ...contract, kind: 'framework-agreement' };
    const contractRisks = [{ clause: '第八条', type: 'buyback', basis: '国有资产管理的规定' }];
    const p = issued('issue-lawful', { contractRisks }, agreement).expect({ refused: 'contract-risk' });
    expect(p.refusals[0]?.text).toBe('条款第八条涉嫌违反国有资产管理的规定，须修改');
    p.do('issue-lawful', { issuedOn: '2019-03-04', riskCleared: '回购以净资产为限' }).expect({ state: 'issued' });
  });
  test('含招商承诺的，先完成公平竞争审查', () => {
    const agreement = { ...contract, kind: 'framework-agreement', investmentPromise: true, fairCompetition: competition };
    const open = start().given(competition, { procedure: 'fair-competition-review', state: 'self-reviewing' });
    const steps = (p: Play) => {
      p.on('2019-03-04').as('submitter').do('submit', agreement).as('intake').do('accept');
      p.as('chief').do('assign', { reviewerUnit: justice }).as('reviewer').do('draft-opinion', findings);
      return p.as('chief').do('issue-lawful', { issuedOn: '2019-03-04' });
    };
    steps(open).expect({ refused: 'fair-competition-missing' });
    steps(start().given(competition, { procedure: 'fair-competition-review', state: 'concluded' })).expect({ state: 'issued' });
  });
  test('修改后合法的，至少列一条修改意见', () => {
    issued('issue-after-revision').expect({ refused: 'field-missing' });
    issued('issue-after-revision', { comments }).expect({ state: 'issued', values: { conclusion: 'lawful-after-revision' } });
  });
  test('补充程序的，逐项销号后重新送审', () => {
    issued('issue-supplement-procedure', { missingSteps: [{ step: '风险评估', basis: '决策程序的规定' }] }).expect({
      refused: 'procedure-passes',
    });
    const opinion = { findingProcedure: 'fail', missingSteps: [{ step: '风险评估', basis: '决策程序的规定' }] };
    const p = issued('issue-supplement-procedure', opinion).expect({ state: 'supplement-required' });
    p.as('submitter').do('resubmit').expect({ refused: 'steps-open' });
    p.do('resubmit', { clearedSteps: [{ step: '风险评估', done: '已评估，低风险' }] }).expect({ state: 'submitted' });
  });
  test('只有探索性改革可以明示法律风险', () => {
    const riskItems = [{ risk: '尚无上位法依据', basis: '决策程序的规定' }];
    issued('issue-risk-disclosed', { riskItems }).expect({ refused: 'not-exploratory' });
    issued('issue-risk-disclosed', { riskItems }, { ...item, exploratory: true }).expect({ state: 'issued' });
  });
  test('不合法结论须列明违反的条款', () => {
    const p = drafted(item, { findingContent: 'fail' }).as('chief').do('issue-unlawful', { issuedOn: '2019-03-04' });
    p.expect({ refused: 'violation-missing' });
    p.do('issue-unlawful', { issuedOn: '2019-03-04', violations }).expect({ state: 'refused' });
  });
  test('超越权限的结论以权限不通过为前提', () => {
    issued('issue-ultra-vires', { violations }).expect({ refused: 'authority-passes' });
    issued('issue-ultra-vires', { violations, findingAuthority: 'fail' }).expect({
      state: 'refused',
      values: { conclusion: 'ultra-vires' },
    });
  });
});

describe('采纳与失效', () => {
  const reply = {
    adoption: [
      { clause: '第二条', adopted: true },
      { clause: '第五条', adopted: false, reason: '与上位法用语一致' },
    ],
    commentCount: 2,
    adoptedCount: 1,
    reportedToGovernment: true,
    ...text('b'),
  };
  const revised = (values: object) =>
    issued('issue-after-revision', { comments })
      .as('submitter')
      .do('record-adoption', { ...values });
  test('采纳的意见应当体现在修改后的文本中', () => {
    revised({ ...reply, ...text('a') }).expect({ refused: 'text-unrevised' });
    revised(reply).expect({ state: 'adopted', values: { textHash: digest('b') } });
  });
  test('不采纳的说明理由并报政府决定', () => {
    const adoption = [
      { clause: '第二条', adopted: true },
      { clause: '第五条', adopted: false },
    ];
    revised({ ...reply, adoption }).expect({ refused: 'reason-missing' });
    revised({ ...reply, reportedToGovernment: false }).expect({ refused: 'report-missing' });
  });
  test('反馈的条数与修改意见一致', () => {
    revised({ ...reply, adoptedCount: 2 }).expect({ refused: 'counts-differ' });
  });
  test('文本改变，意见即失效；须重新送审', () => {
    const p = issued('issue-lawful').as('submitter');
    p.do('record-adoption', text('b')).expect({ refused: 'text-changed' });
    p.do('replace-text', text('a')).expect({ refused: 'text-same' });
    p.do('replace-text', text('b')).expect({ state: 'stale', due: { adoption: 'stopped', validity: 'stopped' } });
    p.do('resubmit').expect({ state: 'submitted' });
  });
  test('意见有效期六个月', () => {
    issued('issue-lawful').on('2019-09-05').as('clock').do('expire').expect({ state: 'stale' });
  });
  test('审查意见属过程性信息，不对外公开', () => {
    issued('issue-lawful').expect({ publicly: { title: undefined, conclusion: undefined } });
  });
});

test('声明没有缺陷', () => {
  expect(check([legalityReview, fairCompetitionSelfReview, fairCompetitionReview])).toEqual([]);
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = [
    'materials-incomplete',
    'substitute-review',
    'text-hash',
    'review-time',
    'uscc-missing',
    'not-major',
    'missing-once',
    'recusal',
    'contract-only',
    'counsel-missing',
    'fair-competition-missing',
    'issued-on',
    'finding-fails',
    'contract-risk',
    'procedure-passes',
    'not-exploratory',
    'violation-missing',
    'authority-passes',
    'steps-open',
    'reason-missing',
    'report-missing',
    'counts-differ',
    'text-unrevised',
    'text-changed',
    'text-same',
    'late-reason',
  ];
  expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
