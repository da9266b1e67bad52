/**
 * 公平竞争审查, in two editions. A matter keeps the edition under which it was opened: until 2024-07-31 whoever made the
 * policy reviewed it itself; since then measures of the government are reviewed together with the market regulator.
 * What did not change is declared once in shared.ts; each edition states only its own provisions, standards and acts.
 */
import { choice, count, date, halfUp, longText, procedure, rows, share, text } from '#kernel';
import { fairCompetitionMeasures, fairCompetitionOpinion2016, fairCompetitionRegulation, platformDefaults } from '#law';
import {
  answersAll,
  checklist,
  datedToday,
  drafter,
  draftingActs,
  nonePresent,
  sharedFields,
  sharedStates,
  somePresent,
} from './shared.ts';
import { standards2016, standards2024 } from './standards.ts';

const old = (provision: string) => fairCompetitionOpinion2016(provision, 'recalled');
const regulation = fairCompetitionRegulation;
const archiving = platformDefaults('归档');
const unit = '件';

const sharedMetrics = {
  started: count({ title: '应审', definition: '期内开始公平竞争审查的政策措施数', unit, acts: 'start' }),
  'screened-out': count({ title: '不涉及', definition: '期内认定不涉及经营者经济活动的政策措施数', unit, acts: 'screen-out' }),
  revised: count({ title: '修改', definition: '期内按审查意见修改的次数', unit: '次', acts: 'revise' }),
  exceptions: count({ title: '例外', definition: '期内适用例外规定的政策措施数', unit, acts: 'conclude-exception' }),
} as const;

/** Edition 1: self-review under 国发〔2016〕34号 and its rules of 2017 and 2021. */
export const fairCompetitionSelfReview = procedure({
  id: 'fair-competition-review',
  version: 1,
  from: '2016-06-01',
  title: '公平竞争审查',
  group: '依法决策',
  basis: old('自我审查'),
  roles: { drafter },
  fields: { ...sharedFields, checklist: checklist(standards2016) },
  shows: { title: 'title', list: ['issuer', 'concludedOn'] },
  states: sharedStates,
  publicIn: [],
  acts: {
    ...draftingActs({ screen: old('审查对象'), start: old('自我审查'), hear: old('听取意见'), revise: old('不符合标准的调整') }),
    'conclude-department': {
      title: '审查通过',
      basis: old('自我审查'),
      by: 'drafter',
      from: 'hearing',
      to: 'concluded',
      needs: ['checklist', 'opinion', 'concludedOn'],
      guard: [answersAll(standards2016, old('审查标准')), nonePresent(old('审查标准')), datedToday(old('自我审查'))],
    },
    'conclude-exception': {
      title: '适用例外规定',
      basis: old('例外规定'),
      by: 'drafter',
      from: 'hearing',
      to: 'concluded-exception',
      needs: ['checklist', 'opinion', 'exceptionGround', 'noLesser', 'exceptionEnds', 'concludedOn'],
      guard: [answersAll(standards2016, old('审查标准')), somePresent(old('例外规定')), datedToday(old('自我审查'))],
    },
    'conclude-violation': {
      title: '不符合标准',
      basis: old('审查标准'),
      by: 'drafter',
      from: 'hearing',
      to: 'must-revise',
      needs: ['checklist', 'violations'],
      guard: answersAll(standards2016, old('审查标准')),
      returns: true,
    },
    archive: { title: '归档', basis: archiving, by: 'drafter', from: ['concluded', 'concluded-exception'], to: 'archived' },
  },
  deadlines: {},
  serials: {},
  metrics: {
    ...sharedMetrics,
    concluded: count({
      title: '已审',
      definition: '期内得出审查结论的政策措施数，含例外',
      unit,
      acts: ['conclude-department', 'conclude-exception'],
      first: true,
    }),
  },
});

const standards = answersAll(standards2024, regulation('第8—11条'));

/** Edition 2: the regulation of 2024. */
export const fairCompetitionReview = procedure({
  id: 'fair-competition-review',
  version: 2,
  from: '2024-08-01',
  title: '公平竞争审查',
  group: '依法决策',
  basis: regulation('第13—18条'),
  roles: {
    drafter,
    'market-regulator': { title: '市场监管部门', relation: 'office', office: 'market-regulation', duties: ['reviewer', 'chief'] },
    interviewer: { title: '上级机关', relation: 'above', duties: ['leader', 'head'] },
  },
  fields: {
    ...sharedFields,
    checklist: checklist(standards2024),
    checkResult: choice('抽查结果', { sound: '未发现问题', problems: '发现问题' }, { publicity: 'public', basis: regulation('第21条') }),
    problems: rows(
      '抽查发现的问题',
      { clause: text('条款', { publicity: 'staff' }), problem: longText('问题', { publicity: 'staff', max: 1000 }) },
      { publicity: 'staff', min: 1 },
    ),
    rectifyBy: date('整改期限', { publicity: 'staff', future: true }),
    rectification: longText('整改情况', { publicity: 'staff', max: 2000 }),
    interview: longText('约谈情况', { publicity: 'staff', max: 2000 }),
  },
  shows: { title: 'title', outcome: 'checkResult', list: ['issuer', 'concludedOn'] },
  states: {
    ...sharedStates,
    submitted: { title: '市场监管部门会同审查' },
    rectifying: { title: '整改中' },
    checked: { title: '已抽查', settled: true },
  },
  publicIn: ['checked', 'rectifying'],
  acts: {
    ...draftingActs({ screen: regulation('第2条'), start: regulation('第13条'), hear: regulation('第16条'), revise: regulation('第14条') }),
    'conclude-department': {
      title: '部门审查通过',
      basis: regulation('第13条'),
      by: 'drafter',
      from: 'hearing',
      to: 'concluded',
      needs: ['checklist', 'opinion', 'concludedOn'],
      guard: [
        ({ values }) =>
          values.issuer === 'department'
            ? undefined
            : {
                code: 'joint-review',
                text: '政府出台或者提请人大审议的政策措施，应当由市场监管部门会同审查',
                remedy: '请将初审意见和草案送市场监管部门',
                basis: regulation('第14条'),
                field: 'issuer',
              },
        standards,
        nonePresent(regulation('第8—11条')),
        datedToday(regulation('第13条')),
      ],
    },
    'submit-market': {
      title: '送市场监管部门会同审查',
      basis: regulation('第14条'),
      by: 'drafter',
      from: 'hearing',
      to: 'submitted',
      needs: ['draft', 'opinion', 'checklist'],
      guard: [standards],
    },
    'conclude-pass': {
      title: '不违反审查标准',
      basis: regulation('第14条'),
      by: 'market-regulator',
      from: 'submitted',
      to: 'concluded',
      needs: ['concludedOn'],
      asks: ['checklist'],
      guard: [standards, nonePresent(regulation('第8—11条')), datedToday(regulation('第14条'))],
    },
    'conclude-exception': {
      title: '适用例外规定',
      basis: regulation('第12条'),
      by: 'market-regulator',
      from: 'submitted',
      to: 'concluded-exception',
      needs: ['exceptionGround', 'noLesser', 'exceptionEnds', 'concludedOn'],
      asks: ['checklist'],
      guard: [standards, somePresent(regulation('第12条')), datedToday(regulation('第14条'))],
    },
    'conclude-violation': {
      title: '违反审查标准',
      basis: regulation('第14条'),
      by: 'market-regulator',
      from: 'submitted',
      to: 'must-revise',
      needs: ['violations'],
      returns: true,
    },
    'spot-check-sound': {
      title: '抽查：未发现问题',
      basis: regulation('第21条'),
      by: 'market-regulator',
      from: ['concluded', 'concluded-exception'],
      to: 'checked',
      sets: { checkResult: 'sound' },
    },
    'spot-check-problems': {
      title: '抽查：发现问题，督促整改',
      basis: regulation('第21条'),
      by: 'market-regulator',
      from: ['concluded', 'concluded-exception'],
      to: 'rectifying',
      needs: ['problems', 'rectifyBy'],
      sets: { checkResult: 'problems' },
      returns: true,
    },
    rectify: {
      title: '完成整改',
      basis: regulation('第24条'),
      by: 'drafter',
      from: 'rectifying',
      to: 'checked',
      needs: ['rectification'],
    },
    summon: {
      title: '约谈',
      basis: regulation('第24条'),
      by: 'interviewer',
      from: 'rectifying',
      needs: ['interview'],
      guard: ({ clock, on }) =>
        on > (clock('rectification')?.due ?? '')
          ? undefined
          : {
              code: 'interview-early',
              text: '整改期限未满，不能约谈',
              remedy: '逾期不整改的，再行约谈',
              basis: regulation('第24条'),
            },
      awaited: [],
    },
    archive: {
      title: '归档',
      basis: archiving,
      by: ['drafter', 'market-regulator'],
      from: ['concluded', 'concluded-exception', 'checked'],
      to: 'archived',
    },
  },
  deadlines: {
    rectification: {
      title: '整改期限',
      basis: fairCompetitionMeasures('督促整改', 'recalled'),
      kind: 'at-most',
      starts: 'spot-check-problems',
      until: 'rectifyBy',
      stops: 'rectify',
    },
  },
  serials: {},
  metrics: {
    ...sharedMetrics,
    concluded: count({
      title: '已审',
      definition: '期内首次得出通过或者例外结论的政策措施数',
      unit,
      acts: ['conclude-department', 'conclude-pass', 'conclude-exception'],
      first: true,
    }),
    joint: count({
      title: '会同审查',
      definition: '期内市场监管部门会同审查得出结论的次数',
      unit: '次',
      acts: ['conclude-pass', 'conclude-exception', 'conclude-violation'],
    }),
    checked: count({
      title: '抽查',
      definition: '期内抽查的政策措施数',
      unit,
      acts: ['spot-check-sound', 'spot-check-problems'],
    }),
    problems: count({ title: '抽查发现问题', definition: '期内抽查发现问题的政策措施数', unit, acts: 'spot-check-problems' }),
    'problem-rate': share({
      title: '抽查问题率',
      definition: '抽查发现问题的政策措施数÷抽查数',
      of: 'problems',
      over: 'checked',
      rounding: halfUp(),
    }),
  },
});
