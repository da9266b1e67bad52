import { describe, expect, test } from 'vitest';
import { check, isApart, listOf, type Play, type Procedure, play, searchText, thePublic, view } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { accountabilityCase } from './procedure.ts';

const seen = covered(accountabilityCase);
const declared: Procedure = accountabilityCase;
const law = { calendar: cityCalendar, policies: [] };
const bureau = '411700-D14';
const paper = { sha256: 'a'.repeat(64), name: '材料.pdf', size: 10, type: 'application/pdf' };

const clue = {
  clueSource: 'supervision',
  subject: '督办事项逾期未完成',
  clue: '重点项目征迁督办事项三次催办仍未完成，承办人没有报告。',
  respondentType: 'person',
  respondentUnit: bureau,
  respondent: { kind: 'person', name: '孙小川', phone: '19900001234' },
  position: '征收科科长',
  faultType: 'task-failure',
  informant: { kind: 'person', name: '周大明', phone: '19900004321' },
};
const checkers = [
  { name: '调查一', related: false },
  { name: '调查二', related: false },
];
const facts =
  '经查，该事项于一月交办，明确三月底前完成；承办人收到后未制定计划，二月、三月两次催办均未回复，四月仍未启动，造成项目延期两个月。';
const conclusion = {
  facts,
  liability: 'direct',
  faultType: 'task-failure',
  proposed: 'warning',
  legalBasis: '行政机关公务员处分条例关于不履行职责的规定',
  authorityKind: 'appointing',
  decidingUnit: bureau,
  legalityUnit: '411700-D09',
  report: paper,
};
const decision = {
  measure: 'warning',
  decisionNo: '驻建处〔2019〕1号',
  decisionFile: paper,
  collective: paper,
  effectiveFrom: '2019-05-06',
  months: '6',
  effectiveTo: '2019-11-06',
};
const plain = {
  measure: 'admonition',
  decisionNo: '驻建处〔2019〕2号',
  decisionFile: paper,
  collective: paper,
  effectiveFrom: '2019-05-06',
};

const units = (code: string) => (code === '411700' ? 'city' : code.length === 6 ? 'county' : 'department');
const start = (): Play =>
  seen
    .watch(play(accountabilityCase, law, units))
    .on('2019-03-04')
    .as('investigator');
const registered = (values: object = {}) => start().do('register', { ...clue, ...values });
const checked = (values: object = {}) =>
  registered(values).do('pre-check', { checkers }).on('2019-03-11').do('report-check', { checkResult: '事项确未完成' });
const opened = (values: object = {}) => checked(values).on('2019-03-12').as('approver').do('open-case', { approvalNo: '驻督〔2019〕3号' });
const concluded = (values: object = {}, about: object = {}) =>
  opened(about)
    .on('2019-04-08')
    .as('investigator')
    .do('conclude', { ...conclusion, ...values });
const notified = (values: object = {}, about: object = {}) => concluded(values, about).on('2019-04-10').do('notify', { noticeFile: paper });
const pleaded = (values: object = {}, about: object = {}) =>
  notified(values, about).on('2019-04-12').do('hear-plea', { plea: '当时正在抗旱', pleaAnswer: '属实，酌情从轻' });
const legal = (values: object = {}, about: object = {}) =>
  pleaded(values, about).on('2019-04-18').as('legality').do('check-legality', { legalityOpinion: '事实清楚，程序合法' }).on('2019-05-06');
const decided = (values: Readonly<Record<string, unknown>> = decision, more: object = {}) =>
  legal(more).as('authority').do('decide', values);
const served = (values: Readonly<Record<string, unknown>> = decision, more: object = {}) =>
  decided(values, more).on('2019-05-08').as('investigator').do('serve', { servedOn: '2019-05-08', executingUnit: bureau });
const executed = (values: Readonly<Record<string, unknown>> = decision, more: object = {}) =>
  served(values, more).on('2019-05-10').as('personnel').do('execute', { execution: '已宣布并存档', receipt: paper });
const agency = { respondentType: 'agency', respondent: { kind: 'organization', name: '虚构局' } };

describe('线索与初核', () => {
  test('登记线索，十个工作日初核（平台缺省），可以延长', () => {
    registered().expect({ state: 'registered', values: { caseNo: 'WZ-411700-D01-2019-0001' }, due: { check: '2019-03-18' } });
    registered()
      .as('approver')
      .do('extend-check', { extensionReason: '当事人出差' })
      .expect({ due: { check: '2019-04-01' } });
  });
  test('事由不写姓名', () => {
    const p = registered({ subject: '孙小川未完成督办事项' }).expect({ refused: 'name-in-subject' });
    expect(JSON.stringify(p.refusals)).not.toContain('孙小川');
  });
  test('初核两人以上；近亲属、直接上级应当回避', () => {
    registered()
      .do('pre-check', { checkers: checkers.slice(1) })
      .expect({ refused: 'checkers-few' });
    registered()
      .do('pre-check', { checkers: [...checkers.slice(1), { name: '调查三', related: true }] })
      .expect({ refused: 'recusal' });
  });
  test('不属本机关管辖的移送；涉嫌职务违法的移送监察机关', () => {
    registered().as('approver').do('transfer', { transferTo: '虚构县政府', transferReason: '属地管理' }).expect({ state: 'transferred' });
    const p = checked().as('approver').do('refer-supervision', { referredTo: '市监察委员会', referReason: '涉嫌收受财物' });
    p.expect({ state: 'referred' }).do('resume-after-referral', { supervisionOutcome: 'returned' }).expect({ state: 'investigating' });
  });
  test('不予立案的说明理由，十个工作日内反馈线索来源', () => {
    const p = checked().on('2019-03-12').as('approver').do('no-case', { noCaseReason: '已按新的期限完成' });
    p.expect({ state: 'no-case', due: { feedback: '2019-03-26' } });
    p.as('investigator')
      .do('give-feedback', { feedback: '经核查已完成' })
      .expect({ due: { feedback: 'stopped' } });
    p.do('archive').expect({ state: 'archived' });
  });
  test('初核的人不得批准立案', () => {
    const duties = declared.acts['open-case']?.notBy;
    expect(duties).toEqual(['pre-check', 'report-check']);
    expect(declared.acts['no-case']?.notBy).toEqual(duties);
  });
  test('初核超期须说明原因', () => {
    const p = registered().do('pre-check', { checkers }).on('2019-03-19').do('report-check', { checkResult: '属实' });
    p.expect({ refused: 'late-reason' }).do('report-check', { checkResult: '属实', lateReason: '节假日' }).expect({ state: 'checked' });
  });
});

describe('调查', () => {
  test('调查三十日（平台缺省），处分六个月内决定（处分条例第44条），均可延长', () => {
    opened().expect({ due: { investigation: '2019-04-11', sanction: '2019-09-12' } });
    opened()
      .do('extend-investigation', { extensionReason: '须外调' })
      .expect({ due: { investigation: '2019-05-13' } });
    opened()
      .do('extend-decision', { extensionReason: '案情复杂' })
      .expect({ due: { sanction: '2020-03-12' } });
  });
  test('收集证据和谈话笔录', () => {
    const more = { evidence: [paper], interviews: [{ on: '2019-03-12', with: '孙小川', record: paper }], checkers };
    opened().as('investigator').do('add-evidence', more).expect({ state: 'investigating' });
  });
  test('查明的事实不少于五十字', () => {
    concluded({ facts: '未完成' }).expect({ refused: 'text-short' });
  });
  test('有权机关和处理相称：任免机关不处理单位，本机关不给处分', () => {
    concluded({ authorityKind: 'own-body' }).expect({ refused: 'no-power' });
    concluded({ proposed: 'revoke-qualification', authorityKind: 'own-body' }).expect({ refused: 'no-power' });
    concluded({ proposed: 'public-criticism', authorityKind: 'government', decidingUnit: '411700' }).expect({
      refused: 'measure-respondent',
    });
    const against = { proposed: 'public-criticism', authorityKind: 'government', decidingUnit: '411700' };
    concluded(against, agency).expect({ state: 'concluded' });
    concluded({ proposed: 'training', authorityKind: 'own-body', decidingUnit: '411700-D15' }).expect({ refused: 'deciding-unit' });
  });
});

describe('告知、申辩、审核、决定', () => {
  test('未告知、未听取申辩、未经审核的，不得决定（公务员法第63条）', () => {
    concluded().as('authority').do('decide', decision).expect({ refused: 'not-heard' });
    notified().as('authority').do('decide', decision).expect({ refused: 'not-heard' });
    pleaded().as('authority').do('decide', decision).expect({ refused: 'legality-missing' });
  });
  test('期满才可以记为未陈述申辩，书面放弃的除外', () => {
    notified().on('2019-04-16').do('record-silence').expect({ refused: 'too-early' });
    notified()
      .expect({ due: { pleading: '2019-04-17' } })
      .on('2019-04-17')
      .do('record-silence')
      .expect({ state: 'pleaded' });
    notified().do('waive-plea', { waiver: paper }).expect({ state: 'pleaded' });
  });
  test('法制机构审核，可以退回补充调查，调查期限重新起算', () => {
    pleaded()
      .as('legality')
      .do('return-inquiry', { legalityOpinion: '缺少会议记录' })
      .expect({ state: 'investigating', due: { investigation: '2019-05-13' } });
  });
  test('处分期间：警告六个月，期满日期由生效日期算得（处分条例第7条）', () => {
    decided({ ...decision, months: '12' }).expect({ refused: 'period' });
    decided({ ...decision, effectiveTo: '2019-12-06' }).expect({ refused: 'period' });
    decided({ ...decision, effectiveFrom: '2019-05-05' }).expect({ refused: 'effective-early' });
    decided({ ...plain, months: '6' }).expect({ refused: 'no-period' });
    decided().expect({ state: 'decided', due: { service: '2019-05-15', sanction: 'stopped' } });
  });
  test('不得因申辩加重处理', () => {
    decided({ ...decision, measure: 'demerit', months: '12', effectiveTo: '2020-05-06' }).expect({ refused: 'heavier' });
    decided(plain).expect({ state: 'decided' });
  });
  test('监察机关已作政务处分的，不再给予处分（公务员法第61条）', () => {
    const referred = checked().as('approver').do('refer-supervision', { referredTo: '市监察委员会', referReason: '涉嫌违法' });
    const p = referred.do('resume-after-referral', { supervisionOutcome: 'sanctioned', approvalNo: '驻督〔2019〕4号' });
    p.on('2019-04-08')
      .as('investigator')
      .do('conclude', conclusion)
      .do('notify', { noticeFile: paper })
      .do('waive-plea', { waiver: paper });
    p.as('legality').do('check-legality', { legalityOpinion: '合法' }).on('2019-05-06').as('authority').do('decide', decision);
    p.expect({ refused: 'twice' }).do('decide', plain).expect({ state: 'decided' });
  });
  test('超过处分决定期限的不得再给予处分', () => {
    const late = { ...decision, effectiveFrom: '2019-09-13', effectiveTo: '2020-03-13' };
    legal().on('2019-09-13').as('authority').do('decide', late).expect({ refused: 'sanction-late' });
    const p = legal().as('approver').do('extend-decision', { extensionReason: '案情复杂' });
    p.on('2019-09-13').as('authority').do('decide', late).expect({ state: 'decided' });
    const q = legal().as('approver').do('extend-decision', { extensionReason: '案情复杂' }).on('2020-03-13').as('authority');
    q.do('decide', { ...late, effectiveFrom: '2020-03-13', effectiveTo: '2020-09-13' }).expect({ refused: 'sanction-late' });
    expect(q.refusals[0]?.text).toBe('已超处分决定最长期限');
  });
  test('符合免责情形的，由有权机关集体研究免予追究', () => {
    legal().as('authority').do('exempt', { exemptGround: 'reform', exemptReason: '程序合规的改革探索', collective: paper }).expect({
      state: 'exempted',
    });
  });
});

describe('送达、执行、解除', () => {
  test('送达日期在决定之后；执行后处分期满由有权的人办理解除', () => {
    decided().on('2019-05-08').as('investigator').do('serve', { servedOn: '2019-05-05', executingUnit: bureau }).expect({
      refused: 'served-order',
    });
    const p = executed().expect({ state: 'executed', due: { period: '2019-11-06' } });
    p.on('2019-10-08').do('lift', { liftNote: '期满' }).expect({ refused: 'period-running' });
    p.as('investigator').do('archive').expect({ refused: 'sanction-running' });
    p.on('2019-11-06').as('personnel').do('lift', { liftNote: '期满，表现良好' }).expect({ state: 'lifted' });
    executed(plain).on('2019-11-06').do('lift', { liftNote: '期满' }).expect({ refused: 'period-running' });
  });
  test('申请复核、申诉的期限未满，不得归档', () => {
    const p = executed(plain)
      .as('investigator')
      .do('archive')
      .expect({ refused: 'too-early', due: { 'review-application': '2019-06-07', 'direct-appeal': '2019-06-07' } });
    p.on('2019-06-10').do('archive').expect({ state: 'archived' });
  });
  test('典型通报写职务和姓氏，不写姓名', () => {
    const notice = {
      publicTitle: '关于一起督办事项未完成问题的通报',
      publicText: '某局征收科科长孙某未按期完成督办事项，受到诫勉处理，责令限期整改。',
    };
    const p = executed(plain).as('approver');
    p.do('publish', { ...notice, publicText: `${notice.publicText}孙小川作出检查。` }).expect({ refused: 'name-in-public' });
    p.do('publish', notice).expect({
      state: 'published',
      publicly: { publicText: notice.publicText, subject: undefined, respondent: undefined, measure: undefined, respondentUnit: undefined },
    });
  });
});

describe('复核、申诉', () => {
  const review = () => served().on('2019-05-20').as('investigator').do('apply-review', { reviewReason: '处理过重' });
  const reviewed = () => review().on('2019-06-03').as('authority').do('review-uphold', { reviewFile: paper });
  const appealed = () => reviewed().on('2019-06-10').as('investigator').do('appeal', { appealUnit: '411700', appealReason: '处理过重' });
  const lighter = { ...plain, effectiveFrom: '2019-07-01' };

  test('三十日内申请复核，三十日内决定（公务员法第95条、第96条）', () => {
    review().expect({ state: 'in-review', due: { review: '2019-06-19' } });
    served().on('2019-06-11').as('investigator').do('apply-review', { reviewReason: '处理过重' }).expect({ refused: 'application-late' });
  });
  test('不服复核决定的十五日内申诉；也可以不经复核直接申诉', () => {
    reviewed().expect({ state: 'reviewed', due: { 'appeal-application': '2019-06-18' } });
    appealed().expect({ state: 'in-appeal', due: { appeal: '2019-08-09' } });
    const late = reviewed().on('2019-06-19').as('investigator').do('appeal', { appealUnit: '411700', appealReason: '处理过重' });
    late.expect({ refused: 'application-late' });
    served().as('investigator').do('appeal-directly', { appealUnit: '411700', appealReason: '处理过重' }).expect({ state: 'in-appeal' });
  });
  test('申诉处理可以延长三十日；维持的应当执行后归档', () => {
    appealed()
      .as('appeal')
      .do('extend-appeal', { extensionReason: '案情复杂' })
      .expect({ due: { appeal: '2019-09-09' } });
    const p = appealed().as('appeal').do('appeal-uphold', { appealFile: paper }).expect({ state: 'appeal-decided' });
    p.on('2019-08-12').as('investigator').do('archive').expect({ refused: 'not-executed' });
    p.as('personnel').do('execute', { execution: '已宣布', receipt: paper }).expect({ state: 'executed' });
  });
  test('复核、申诉只能减轻，不得加重', () => {
    const worse = { ...decision, measure: 'demerit', months: '12', effectiveFrom: '2019-06-03', effectiveTo: '2020-06-03' };
    const p = review()
      .on('2019-06-03')
      .as('authority')
      .do('review-amend', { ...worse, collective: undefined, reviewFile: paper });
    p.expect({ refused: 'not-lighter' });
    const { collective: _none, ...amended } = { ...lighter, effectiveFrom: '2019-06-03' };
    p.do('review-amend', { ...amended, reviewFile: paper }).expect({ refused: 'period-ends' });
    p.do('review-amend', { ...amended, effectiveTo: '2019-06-03', reviewFile: paper }).expect({
      state: 'reviewed',
      values: { measure: 'admonition' },
    });
    const { collective: _also, ...later } = lighter;
    appealed()
      .on('2019-07-01')
      .as('appeal')
      .do('appeal-amend', { ...later, effectiveTo: '2019-07-01', appealFile: paper })
      .expect({ state: 'appeal-decided' });
  });
  test('撤销的恢复名誉和待遇，在原范围内公布', () => {
    const p = review().as('authority').do('review-revoke', { reviewFile: paper }).expect({ state: 'revoked' });
    p.as('personnel').do('rehabilitate', { restored: '恢复工资级别，原范围公布' }).expect({ state: 'rehabilitated' });
    appealed().as('appeal').do('appeal-revoke', { appealFile: paper }).expect({ state: 'revoked' });
  });
});

describe('关于人的决定只由人作出', () => {
  test('没有一个动作由平台自动办理，没有一个期限届满后自动产生结果', () => {
    expect(Object.entries(declared.acts).filter(([, act]) => listOf(act.by).includes('clock'))).toEqual([]);
    expect(Object.values(declared.deadlines).filter((d) => d.then !== undefined)).toEqual([]);
    legal().as('clock').do('decide', decision).expect({ refused: 'not-competent' });
  });
});

describe('个人信息', () => {
  const secrets = ['孙小川', '周大明', '19900001234', '19900004321', '征收科科长', '抗旱', '催办', '驻建处'];
  const official = (...roles: string[]) => ({ kind: 'official', roles, inScope: true }) as const;
  const shown = (viewer: Parameters<typeof view>[2]): string => {
    const { matter } = executed();
    return JSON.stringify((matter && view(declared, matter, viewer)?.values) ?? null);
  };

  test('同单位、上级和司法行政机关没有相应岗位的人，看不到被追究人、线索人、事实和决定', () => {
    const seenBy = shown(official());
    expect(secrets.filter((word) => seenBy.includes(word))).toEqual([]);
    expect(seenBy).toContain('督办事项逾期未完成');
    expect(shown(thePublic)).toBe('null');
  });
  test('线索提供人只有调查人员可以看', () => {
    expect(shown(official('investigator'))).toContain('周大明');
    for (const role of ['approver', 'legality', 'authority', 'personnel', 'appeal']) expect(shown(official(role))).not.toContain('周大明');
  });
  test('执行的人看得到决定，看不到调查', () => {
    const seenBy = shown(official('personnel'));
    expect([seenBy.includes('孙小川'), seenBy.includes('驻建处'), seenBy.includes('抗旱'), seenBy.includes('催办')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
  test('检索文字里没有一个封存的值，哪个岗位也一样', () => {
    const { matter } = executed();
    for (const role of Object.keys(declared.roles)) {
      const text = matter ? searchText(declared, matter, official(role)) : '';
      expect(secrets.filter((word) => text.includes(word))).toEqual([]);
    }
  });
  test('列表、统计和编号不用封存的字段', () => {
    const { shows, metrics } = declared;
    const used = [shows.title, shows.number, shows.outcome, ...shows.list].flatMap((id) => (id === undefined ? [] : [id]));
    const split = Object.values(metrics).flatMap((m) => m.by ?? []);
    expect([...used, ...split].filter((id) => isApart(declared.fields[id]))).toEqual([]);
  });
  test('每个封存的字段都写明对哪些岗位开放，社会公众不在其中', () => {
    const sealed = Object.values(declared.fields).filter((f) => f.publicity === 'sealed');
    expect(sealed.length).toBeGreaterThan(25);
    for (const { openTo } of sealed) for (const role of openTo ?? []) expect(declared.roles[role]?.relation).not.toBe('anyone');
    const open = Object.entries(declared.fields).filter(([, f]) => f.publicity === 'public' || f.publicity === 'party');
    expect(open.map(([id]) => id)).toEqual(['publicTitle', 'publicText']);
  });
});

test('声明没有缺陷', () => {
  const elsewhere = 'refers to no procedure litigation-case';
  expect(check([accountabilityCase]).filter((flaw) => flaw.problem !== elsewhere)).toEqual([]);
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = [
    ...[
      'name-in-subject',
      'name-in-public',
      'checkers-few',
      'recusal',
      'no-power',
      'measure-respondent',
      'deciding-unit',
      'legality-missing',
    ],
    ...[
      'not-heard',
      'heavier',
      'not-lighter',
      'twice',
      'sanction-late',
      'effective-early',
      'no-period',
      'period',
      'period-ends',
      'application-late',
    ],
    ...['served-order', 'period-running', 'not-executed', 'sanction-running', 'late-reason', 'too-early'],
  ];
  expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
