import { describe, expect, test } from 'vitest';
import { check, type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { fairCompetitionReview } from '../fair-competition-review/procedure.ts';
import { legalityReview } from '../legality-review/procedure.ts';
import { meetingItem } from '../meeting-item/procedure.ts';
import { supervisionTask } from './procedure.ts';

const seen = covered(supervisionTask);
const law = { calendar: cityCalendar, policies: [] };
const parent = '411700/01900000-0000-7000-8000-0000000000b1';
const old = '411700/01900000-0000-7000-8000-0000000000b2';
const item = '411700/01900000-0000-7000-8000-0000000000b3';
const file = { sha256: 'a'.repeat(64), name: 'a.pdf', size: 10, type: 'application/pdf' };

const task = {
  title: '规范性文件备案审查全覆盖',
  source: 'annual-point',
  bases: [{ instrument: '2019年度法治政府建设工作要点', provision: '第三项' }],
  issuer: '411700-D09',
  leadUnit: '411700-D12',
  weight: 5,
  startOn: '2019-02-01',
  dueOn: '2019-11-29',
  cycle: 'quarter',
  criteria: [
    { text: '制定的规范性文件全部报备', measure: 'evidence' },
    { text: '报备不少于十件', measure: 'number', target: 10 },
  ],
};
const parts = [
  { title: '县区报备工作', unit: '411722', weight: 60, dueOn: '2019-10-31', covers: '1、2', isKey: true },
  { title: '部门报备工作', unit: '411700-D05', weight: 40, dueOn: '2019-11-29', covers: '2', isKey: false },
];

const start = () => seen.watch(play(supervisionTask, law)).on('2019-02-11').as('office');
const submitted = (more: object = {}) =>
  start()
    .do('plan', { ...task, ...more })
    .do('submit-plan')
    .as('leader');
const issued = (more: object = {}) => submitted(more).do('approve', { approvalRecord: '驻政〔2019〕3号' });
const signed = (more: object = {}) => issued(more).on('2019-02-12').as('head').do('sign-off');
const underWay = (more: object = {}) => signed(more).as('clerk').do('start-without-split');
const proofs = [1, 2].map((criterion) => ({ criterion, file, signedOn: '2019-02-12' }));
const claimed = () => underWay().as('head').do('submit-completion', { completionNote: '全部完成，已经核对。', proofs });

/** A part of the task `RW-2019-FZ-0001`, as its break-down says. */
function handed(more: object = {}, above: object = {}, state = 'in-progress'): Play {
  const p = seen.watch(play(supervisionTask, law)).on('2019-02-13');
  const values = { taskNo: 'RW-2019-FZ-0001', level: 'first', dueOn: '2019-11-29', parts, ...above };
  p.given(parent, { procedure: 'supervision-task', state, unit: '411700-D12', values });
  const own = { ...task, parent, taskNo: 'RW-2019-FZ-0001-01', issuer: '411700-D12', leadUnit: '411722', weight: 60, dueOn: '2019-10-31' };
  return p.as('issuer').do('assign-second', { ...own, ...more });
}

describe('拟制、批准、下达', () => {
  test('任务经批准下达，平台编号，两个工作日内签收，签收后五个工作日内分解', () => {
    issued().expect({
      state: 'issued',
      values: { taskNo: 'RW-2019-FZ-0001' },
      due: { 'sign-off': '2019-02-13', completion: '2019-11-29' },
    });
    signed().expect({ state: 'signed', due: { decomposition: '2019-02-19' } });
  });
  test('督查事项须有政府决定或行政首长批准', () => {
    const p = submitted().do('approve').expect({ refused: 'not-approved' });
    expect(p.refusals[0]?.text).toBe('督查事项须有政府决定或行政首长批准');
    p.do('return-plan', { returnReason: '补充批准依据' }).expect({ state: 'draft' });
    p.as('office')
      .do('revise', { approvalRecord: '市长批示（2019年2月1日）' })
      .do('submit-plan')
      .as('leader')
      .do('approve')
      .expect({ state: 'issued' });
  });
  test('会议决定的任务关联议题，即为批准记录', () => {
    const p = start().given(item, { procedure: 'meeting-item', state: 'assigned' });
    p.do('plan', { ...task, source: 'meeting-decision', decidedBy: item })
      .do('submit-plan')
      .as('leader')
      .do('approve')
      .expect({ state: 'issued' });
  });
  test('时限晚于开始日期；计划进度逐期不减、在时限当日达到100%', () => {
    start()
      .do('plan', { ...task, dueOn: '2019-02-01' })
      .expect({ refused: 'due-before-start' });
    const falling = [
      { on: '2019-06-30', pct: 60 },
      { on: '2019-11-29', pct: 50 },
    ];
    start()
      .do('plan', { ...task, plan: falling })
      .expect({ refused: 'plan-shape' });
    start()
      .do('plan', { ...task, plan: [{ on: '2019-11-29', pct: 100 }] })
      .expect({ state: 'draft' });
  });
  test('协办单位不得含责任单位', () => {
    start()
      .do('plan', { ...task, assistUnits: [{ unit: '411700-D12' }] })
      .expect({ refused: 'assist-unit' });
  });
});

describe('签收、异议、改派', () => {
  test('签收期限内可以提出异议；改派或者维持', () => {
    const p = issued().as('head').do('reject-assignment', { disputeReason: '不属本单位职责' }).expect({ state: 'disputed' });
    p.as('issuer').do('reassign', { reassignTo: '411700-D12' }).expect({ refused: 'same-unit' });
    p.do('reassign', { reassignTo: '411700-D05' }).expect({ state: 'reassigned' });
    const q = issued().as('head').do('reject-assignment', { disputeReason: '不属本单位职责' });
    q.as('leader').do('uphold', { upholdNote: '属本单位职责' }).expect({ state: 'signed' });
  });
  test('签收期限届满后不能提出异议', () => {
    issued().on('2019-02-14').as('head').do('reject-assignment', { disputeReason: '不属本单位职责' }).expect({ refused: 'dispute-late' });
  });
  test('改派后的任务与原任务一致，只换责任单位', () => {
    const values = { ...task, level: 'first', weight: 5, reassignTo: '411700-D05' };
    const p = seen
      .watch(play(supervisionTask, law))
      .on('2019-02-13')
      .given(old, { procedure: 'supervision-task', state: 'reassigned', values });
    const anew = { ...task, replaces: old, level: 'first', taskNo: 'RW-2019-FZ-0901', leadUnit: '411700-D05' };
    p.as('issuer')
      .do('assign-anew', { ...anew, weight: 9 })
      .expect({ refused: 'not-as-reassigned' });
    p.do('assign-anew', anew).expect({ state: 'issued' });
  });
});

describe('分解', () => {
  test('子任务权重合计100，时限不晚于母任务，承担全部完成标准', () => {
    const p = signed();
    const [first, second] = parts;
    p.as('clerk')
      .do('decompose', { parts: [{ ...first, weight: 50 }, second] })
      .expect({ refused: 'weights' });
    expect(p.refusals[0]?.text).toBe('子任务权重合计为90，应为100');
    p.do('decompose', { parts: [{ ...first, dueOn: '2019-12-31' }, second] }).expect({ refused: 'part-after-parent' });
    p.do('decompose', { parts: [{ ...first, covers: '2' }, second] }).expect({ refused: 'criteria-open' });
    p.do('decompose', { parts: [{ ...first, covers: '1、2、3' }, second] }).expect({ refused: 'criterion-unknown' });
    p.do('decompose', { parts }).expect({ state: 'in-progress' });
  });
  test('分解期限可以延长一次', () => {
    const p = signed().as('issuer').do('extend-decomposition', { decompositionReason: '涉及单位较多' });
    p.expect({ due: { decomposition: '2019-02-22' } });
    p.do('extend-decomposition', { decompositionReason: '仍未商定' }).expect({ refused: 'extended-before' });
  });
  test('子任务按分解方案下达，逐级衔接', () => {
    handed().expect({ state: 'issued', values: { level: 'second' } });
    handed({ weight: 50 }).expect({ refused: 'not-as-split' });
    handed({ taskNo: 'RW-2019-FZ-0001-02' }).expect({ refused: 'not-as-split' });
    handed({ dueOn: '2019-12-31' }).expect({ refused: 'part-after-parent' });
    handed({}, {}, 'signed').expect({ refused: 'parent-not-split' });
    handed({}, { level: 'second' }).expect({ refused: 'level-wrong' });
  });
  test('乡镇街道任务不再分解', () => {
    const p = seen.watch(play(supervisionTask, law)).on('2019-02-13');
    const row = [{ ...parts[0], unit: '411722001', weight: 100, covers: '1' }];
    const values = { taskNo: 'RW-2019-FZ-0001-01', level: 'second', dueOn: '2019-11-29', parts: row };
    p.given(parent, { procedure: 'supervision-task', state: 'in-progress', unit: '411722', values });
    const own = {
      ...task,
      parent,
      taskNo: 'RW-2019-FZ-0001-01-01',
      issuer: '411722',
      leadUnit: '411722001',
      weight: 100,
      dueOn: '2019-10-31',
    };
    p.as('issuer').do('assign-third', own).expect({ state: 'issued' });
    p.as('head').do('sign-off').as('clerk').do('decompose', { parts: row }).expect({ refused: 'lowest-level' });
  });
});

describe('办理、延期、到期', () => {
  test('进度只随审核通过的填报更新', () => {
    const p = underWay()
      .as('clock')
      .do('record-progress', { progress: 30, progressPeriod: '2019-Q1' })
      .expect({ values: { progress: 30 } });
    p.as('clerk').do('record-progress', { progress: 90 }).expect({ refused: 'not-competent' });
  });
  test('到期前可以申请延期一次，由交办单位负责人批准', () => {
    const ask = { extensionReason: '涉及征求意见', newDueOn: '2019-12-20' };
    const p = underWay()
      .as('head')
      .do('request-extension', { ...ask, newDueOn: '2019-11-01' })
      .expect({ refused: 'extension-date' });
    p.do('request-extension', ask).as('issuer-head').do('grant-extension', { dueOn: '2019-12-31' }).expect({ refused: 'grant-differs' });
    p.do('grant-extension', { dueOn: '2019-12-20' }).expect({ state: 'in-progress', due: { completion: '2019-12-20' } });
    p.as('head')
      .do('request-extension', { ...ask, newDueOn: '2019-12-31' })
      .expect({ refused: 'extended-before' });
    const q = underWay().as('head').do('request-extension', ask).as('leader').do('refuse-extension', { refusalReason: '时间充裕' });
    q.expect({ state: 'in-progress' }).on('2019-12-02').as('head').do('request-extension', ask).expect({ refused: 'extension-late' });
  });
  test('超过时限的，由平台记录', () => {
    underWay()
      .on('2019-11-30')
      .as('clock')
      .do('fall-due')
      .expect({ state: 'in-progress', values: { lateDone: true }, due: { completion: 'stopped' } });
  });
  test('证据核查不实、整改期间转入整改，销号后恢复办理', () => {
    const p = underWay()
      .as('inspector')
      .do('mark-evidence-false', { falseNote: '照片为往年照片' })
      .expect({ values: { evidenceFalse: true } });
    p.do('start-rectification')
      .expect({ state: 'rectifying' })
      .do('end-rectification')
      .expect({ state: 'in-progress', values: { evidenceFalse: false } });
  });
  test('职责划转的任务由上级负责人取消，留痕', () => {
    underWay().as('leader').do('cancel', { cancelReason: '机构改革职责划转' }).expect({ state: 'cancelled' });
  });
});

describe('完成、两人复核、归档', () => {
  test('申报完成须为每条完成标准附证据', () => {
    const p = underWay()
      .as('head')
      .do('submit-completion', { completionNote: '全部完成，已经核对。', proofs: proofs.slice(0, 1) });
    p.expect({ refused: 'criterion-unproved' });
    p.do('submit-completion', { completionNote: '全部完成，已经核对。', proofs }).expect({ state: 'completion-review' });
  });
  test('审核与复核不得为同一人；缺陷退回后重新计时', () => {
    const p = claimed()
      .as('issuer')
      .do('return-completion', { defects: '缺报备目录' })
      .expect({ state: 'in-progress', due: { completion: '2019-11-29' } });
    p.as('head')
      .do('submit-completion', { completionNote: '已补充目录。', proofs })
      .as('issuer-head')
      .do('check-completion', { checkNote: '材料齐全' });
    p.do('accept').expect({ refused: 'self-review' }).as('issuer-head#2').do('accept').expect({ state: 'accepted' });
    p.as('office')
      .do('archive')
      .expect({ state: 'archived', publicly: { title: task.title, weight: undefined } });
  });
  test('内部事务的任务归档不公开', () => {
    const p = claimed()
      .as('issuer')
      .do('check-completion', { checkNote: '材料齐全' })
      .as('issuer-head')
      .do('accept')
      .do('archive-internal');
    p.expect({ state: 'archived-internal', publicly: { title: undefined } });
  });
  test('已分解的任务，子任务全部办结或者取消后才能申报', () => {
    const p = signed()
      .as('clerk')
      .do('decompose', { parts })
      .as('head')
      .do('submit-completion', { completionNote: '全部完成，已经核对。' });
    for (const id of [parent, old]) p.given(id, { procedure: 'supervision-task' });
    p.expect({ refused: 'parts-open' }).as('clock').do('part-accepted', { part: parent }).do('part-cancelled', { part: old });
    p.as('head').do('submit-completion', { completionNote: '全部完成，已经核对。' }).expect({ state: 'completion-review' });
  });
});

describe('由平台数据证明的任务', () => {
  const figure = 'normative-document-filing.in-time-rate';
  const criteria = [{ text: '按时报备率达到百分之百', measure: 'figure', figure, target: 100 }];
  const proved = (value: number) => [{ criterion: 1, figure, value, target: 100, asOf: '2019-02-12' }];
  test('数据达到的，平台提请审核，仍须两人复核；没有达到的，另附材料也不能申报', () => {
    const p = underWay({ criteria })
      .as('head')
      .do('submit-completion', { completionNote: '已经完成', proofs: proofs.slice(0, 1) });
    p.expect({ refused: 'figure-short' })
      .as('clock')
      .do('prove', { figureProofs: proved(96) })
      .expect({ state: 'in-progress' });
    p.do('propose-completion', { figureProofs: proved(96), progress: 100 }).expect({ refused: 'figure-short' });
    p.do('propose-completion', { figureProofs: proved(100), progress: 100 }).expect({ state: 'completion-review' });
  });
  test('平台数据不由人填写', () => {
    underWay({ criteria })
      .as('head')
      .do('prove', { figureProofs: proved(100) })
      .expect({ refused: 'not-competent' });
  });
});

test('声明没有缺陷', () => {
  expect(check([supervisionTask, meetingItem, legalityReview, fairCompetitionReview])).toEqual([]);
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = [
    ...[
      'due-before-start',
      'plan-shape',
      'assist-unit',
      'not-approved',
      'not-as-split',
      'parent-not-split',
      'level-wrong',
      'part-after-parent',
    ],
    ...[
      'not-as-reassigned',
      'dispute-late',
      'same-unit',
      'weights',
      'criteria-open',
      'criterion-unknown',
      'lowest-level',
      'extended-before',
    ],
    ...['extension-late', 'extension-date', 'grant-differs', 'parts-open', 'criterion-unproved', 'figure-short', 'self-review'],
  ];
  expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
