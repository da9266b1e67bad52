import {
  type ActDecl,
  choice,
  count,
  date,
  file,
  flag,
  type Guard,
  halfUp,
  longText,
  number,
  procedure,
  type Refusal,
  refusal,
  rows,
  same,
  share,
  stock,
  sum,
  text,
  unit,
  type ValuesOf,
} from '#kernel';
import { cityTargetMeasures, platformDefaults, pledgeConsultation, pledgeSigning } from '#law';
import { indicatorFlaws, indicatorRows, open, staff } from '#vocabulary';

const rule = (what: string) => cityTargetMeasures(what);
const note = { ...staff, max: 1000 } as const;

const fields = {
  pledgeNo: text('责任书编号', open),
  title: text('名称', { ...open, min: 4, max: 80 }),
  year: number('年度', { ...open, min: 2016, max: 2100 }),
  unit: unit('责任单位', { ...open, unitKinds: ['county', 'zone', 'department', 'township', 'street'] }),
  indicators: indicatorRows('指标'),
  signBy: date('签订截止日期', { ...open, future: true }),
  opinions: rows('对指标的意见', { opinion: longText('意见', { ...note, min: 2 }) }, { ...staff, min: 1, max: 40 }),
  agreed: flag('无意见', staff),
  answers: rows(
    '意见采纳情况',
    {
      opinion: longText('意见', note),
      result: choice('采纳情况', { adopted: '采纳', partly: '部分采纳', refused: '不采纳' }, staff),
      reason: longText('理由', { ...note, min: 2 }),
    },
    { ...staff, min: 1, max: 40 },
  ),
  lateReason: longText('逾期原因', note),
  signMode: choice('签订方式', { electronic: '电子签名', paper: '纸质签字' }, staff),
  scan: file('签字扫描件', { ...staff, when: { field: 'signMode', in: ['paper'] } }),
  revision: number('版本', { ...staff, min: 1, max: 99 }),
  amendReason: longText('变更理由', note),
  closeNote: longText('年度结果', { ...open, max: 500 }),
  metTargets: number('完成的指标数', { ...open, min: 0, max: 60 }),
  dueTargets: number('应完成的指标数', { ...open, min: 1, max: 60 }),
  voidReason: longText('作废理由', note),
} as const;
type Values = ValuesOf<typeof fields>;
type PledgeGuard = Guard<Values>;

const sumOf = (field: 'metTargets' | 'dueTargets', title: string, definition: string) =>
  sum<'close-year', 'metTargets' | 'dueTargets'>({ title, definition, unit: '项', acts: 'close-year', field });

const weighed: PledgeGuard = (view) => indicatorFlaws('indicators', view.values.indicators ?? [], view);

const signByLimit: PledgeGuard = ({ values, on, inForce }) => {
  const { signBy, year } = values;
  const last = `${year}-${inForce(pledgeSigning, on)}`;
  if (signBy === undefined || year === undefined || signBy <= last) return undefined;
  const more = { remedy: `请填写不晚于${last}的日期`, basis: platformDefaults('责任书签订期限'), field: 'signBy' };
  return refusal('sign-by', '签订截止日期晚于规定的日期', more);
};

/** An opinion given stays given: a later one only adds. */
const opinionsStay: PledgeGuard = ({ values, matter }) => {
  const before = (matter?.values.opinions ?? []) as readonly unknown[];
  const kept = before.every((one, i) => same(one as never, values.opinions?.[i] as never));
  if (kept) return undefined;
  return refusal('opinions-dropped', '已提出的意见不得删改', {
    remedy: '请保留原有意见，在后面补充',
    basis: platformDefaults('征求意见'),
    field: 'opinions',
  });
};

/** Every opinion has its answer, with the reason. */
const answered: PledgeGuard = ({ values }) => {
  const open = (values.opinions ?? []).filter(({ opinion }) => !(values.answers ?? []).some((row) => row.opinion === opinion));
  if (open.length === 0) return undefined;
  const said = `还有${open.length}条意见没有答复`;
  return refusal('opinions-open', said, { remedy: '请逐条写明是否采纳和理由', basis: rule('征求意见'), field: 'answers' });
};

const resultsFit: PledgeGuard = ({ values }) => {
  const { metTargets = 0, dueTargets = 0 } = values;
  const found: Refusal[] = [];
  const basis = platformDefaults('年度完成情况');
  const all = values.indicators?.length ?? 0;
  if (metTargets > dueTargets)
    found.push(refusal('met-more', '完成的指标数不得多于应完成的指标数', { remedy: '请核对', basis, field: 'metTargets' }));
  if (dueTargets > all)
    found.push(refusal('due-more', `应完成的指标数不得多于责任书所列的${all}项`, { remedy: '请核对', basis, field: 'dueTargets' }));
  return found;
};

const roles = {
  evaluator: { title: '目标考评经办', relation: 'office', office: 'government-office', duties: ['inspector'] },
  'evaluation-chief': { title: '目标考评负责人', relation: 'office', office: 'government-office', duties: ['inspection-chief'] },
  reporter: { title: '责任单位经办', relation: 'own', duties: ['clerk'] },
  'unit-head': { title: '责任单位现任主要负责人', relation: 'own', duties: ['head'] },
  mayor: { title: '政府主要负责人', relation: 'above', duties: ['head'] },
} as const;

const states = {
  drafting: { title: '起草' },
  consulting: { title: '征求意见' },
  'to-sign': { title: '待单位签字' },
  'unit-signed': { title: '待政府签字' },
  effective: { title: '已生效', settled: true },
  closed: { title: '年度已结', final: true },
  voided: { title: '已作废', final: true },
} as const;
type Act = ActDecl<keyof typeof roles, keyof typeof states, keyof typeof fields & string, Values>;

const agreeing = {
  draft: {
    title: '起草责任书',
    basis: rule('目标责任书'),
    by: 'evaluator',
    to: 'drafting',
    needs: ['title', 'year', 'unit', 'indicators'],
  },
  revise: { title: '修改', basis: rule('目标责任书'), by: 'evaluator', from: 'drafting', needs: ['title', 'indicators'], awaited: [] },
  circulate: {
    title: '征求意见',
    basis: rule('征求意见'),
    by: 'evaluator',
    from: 'drafting',
    to: 'consulting',
    needs: ['signBy'],
    guard: [weighed, signByLimit],
  },
  feedback: {
    title: '提出意见',
    basis: rule('征求意见'),
    by: ['reporter', 'unit-head'],
    from: 'consulting',
    needs: ['opinions'],
    guard: opinionsStay,
  },
  agree: {
    title: '回复无意见',
    basis: rule('征求意见'),
    by: ['reporter', 'unit-head'],
    from: 'consulting',
    sets: { agreed: true },
    awaited: [],
  },
  finalize: {
    title: '定稿',
    basis: rule('征求意见'),
    by: 'evaluation-chief',
    from: 'consulting',
    to: 'to-sign',
    asks: ['indicators', 'answers'],
    notBy: ['draft'],
    guard: [weighed, answered],
  },
  void: {
    title: '作废',
    basis: platformDefaults('责任书作废'),
    by: 'evaluation-chief',
    from: ['drafting', 'consulting', 'to-sign', 'unit-signed'],
    to: 'voided',
    needs: ['voidReason'],
    awaited: [],
  },
} as const satisfies Record<string, Act>;

const binding = {
  'sign-unit': {
    title: '单位主要负责人签字',
    basis: rule('责任书签订'),
    by: 'unit-head',
    from: 'to-sign',
    to: 'unit-signed',
    needs: ['signMode', 'scan'],
  },
  'sign-gov': {
    title: '政府主要负责人签字',
    basis: rule('责任书签订'),
    by: 'mayor',
    from: 'unit-signed',
    to: 'effective',
    asks: ['lateReason'],
    sets: { revision: 1 },
    lateReason: 'lateReason',
  },
  amend: {
    title: '变更生效',
    basis: rule('责任书变更'),
    by: 'clock',
    from: 'effective',
    needs: ['indicators', 'amendReason', 'revision'],
    guard: weighed,
  },
  'close-year': {
    title: '年度结果已批准',
    basis: rule('年度考核结果'),
    by: 'evaluation-chief',
    from: 'effective',
    to: 'closed',
    needs: ['metTargets', 'dueTargets', 'closeNote'],
    guard: resultsFit,
  },
} as const satisfies Record<string, Act>;

/** 目标责任书: drafted, consulted with every opinion answered, signed by the unit's head and the head of government. */
export const responsibilityPledge = procedure({
  id: 'responsibility-pledge',
  version: 1,
  title: '目标责任书',
  group: '督导',
  basis: rule('目标责任书'),
  roles,
  fields,
  shows: { title: 'title', number: 'pledgeNo', list: ['year', 'unit'] },
  owner: 'unit',
  states,
  publicIn: ['effective', 'closed'],
  acts: { ...agreeing, ...binding },
  deadlines: {
    consultation: {
      title: '征求意见',
      basis: platformDefaults('征求意见期限'),
      kind: 'at-least',
      starts: 'circulate',
      within: pledgeConsultation,
      stops: 'finalize',
      gates: ['finalize'],
      waivedBy: 'agreed',
    },
    signing: {
      title: '签订责任书',
      basis: platformDefaults('责任书签订期限'),
      kind: 'at-most',
      starts: 'circulate',
      until: 'signBy',
      stops: 'sign-gov',
    },
  },
  serials: { pledgeNo: { at: 'sign-gov', pattern: '责任书〔{year}〕{seq}号', basis: platformDefaults('责任书编号') } },
  metrics: {
    drawn: count({ title: '应签责任书', definition: '期内征求意见、应当签订的责任书份数', unit: '份', acts: 'circulate', first: true }),
    signed: count({ title: '已签责任书', definition: '期内签订生效的责任书份数', unit: '份', acts: 'sign-gov' }),
    'sign-rate': share({
      title: '责任书签订率',
      definition: '期内签订生效的份数÷应签的份数',
      of: 'signed',
      over: 'drawn',
      rounding: halfUp(),
    }),
    'signed-in-time': count<'sign-gov', never, 'signing'>({
      title: '按期签订',
      definition: '期内在截止日期前签订生效的份数',
      unit: '份',
      acts: 'sign-gov',
      inTime: 'signing',
    }),
    'in-force': stock({ title: '生效责任书', definition: '期末生效的责任书份数', unit: '份', states: 'effective' }),
    'with-opinions': count({ title: '提出意见', definition: '期内对责任书提出意见的份数', unit: '份', acts: 'feedback', first: true }),
    amended: count({ title: '责任书变更', definition: '期内变更生效的次数', unit: '次', acts: 'amend' }),
    'targets-met': sumOf('metTargets', '完成的指标', '期内结账的责任书完成的指标数'),
    'targets-due': sumOf('dueTargets', '应完成的指标', '期内结账的责任书应完成的指标数'),
    'target-rate': share({
      title: '目标完成率',
      definition: '完成的指标数÷应完成的指标数',
      of: 'targets-met',
      over: 'targets-due',
      rounding: halfUp(),
    }),
  },
});
