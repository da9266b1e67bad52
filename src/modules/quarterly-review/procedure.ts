import {
  choice,
  count,
  date,
  dueOf,
  file,
  type Guard,
  type GuardView,
  longText,
  matterRefs,
  number,
  printDate,
  procedure,
  type Refusal,
  refusal,
  rows,
  text,
  unit,
  type ValuesOf,
} from '#kernel';
import { cityTargetMeasures, platformDefaults, quarterOnsiteShare, quarterPublication, quarterSelfReport } from '#law';
import { open, quarters, staff } from '#vocabulary';

const rule = (what: string) => cityTargetMeasures(what);
const note = { ...staff, max: 1000 } as const;

const fields = {
  title: text('考评轮次', { ...open, min: 4, max: 80 }),
  year: number('年度', { ...open, min: 2016, max: 2100 }),
  quarter: choice('季度', quarters, open),
  quarterEnd: date('季末日期', { ...open, future: true }),
  openOn: date('自评开始日期', { ...open, future: true }),
  reportBy: date('自评截止日期', { ...open, future: true }),
  lockOn: date('锁定日期', { ...open, future: true }),
  onsiteShare: number('现场抽查比例', { ...staff, min: 1, max: 100, unit: '%' }),
  seed: text('抽样种子', {
    ...open,
    min: 8,
    max: 64,
    pattern: '^[A-Za-z0-9-]{8,64}$',
    help: '抽取前公开产生，不可更换；任何人凭种子可以重做抽取',
    basis: platformDefaults('现场抽查的名单由可以验证的随机产生'),
  }),
  seedSource: text('种子的产生', { ...open, min: 4, max: 120 }),
  sampleFrom: rows('参加抽取的单位', { unit: unit('单位', open) }, { ...open, min: 1, max: 300 }),
  sample: rows('抽中的单位', { unit: unit('单位', open) }, { ...open, min: 1, max: 300 }),
  method: longText('考评范围和方法', { ...open, min: 10, max: 4000 }),
  unitQuarters: matterRefs('unit-quarter', '各单位季度考评', { ...staff, max: 200 }),
  bulletin: file('考评通报', open),
  returnReason: longText('退回意见', note),
  approvalNote: longText('批准意见', note),
  lateReason: longText('逾期原因', note),
  cancelReason: longText('取消理由', note),
} as const;
type RoundGuard = Guard<ValuesOf<typeof fields>>;
type View = GuardView<ValuesOf<typeof fields>>;
const drawing = platformDefaults('现场抽查的名单由可以验证的随机产生');

const ends: Readonly<Record<string, string>> = { '1': '03-31', '2': '06-30', '3': '09-30', '4': '12-31' };

/** The windows lie one after another, behind the quarter's last day, and within the usual time of self-report. */
const windows: RoundGuard = ({ values, on, inForce, calendar }) => {
  const { year, quarter, quarterEnd = '', openOn = '', reportBy = '', lockOn = '' } = values;
  const basis = platformDefaults('季度考评的时间安排');
  const found: Refusal[] = [];
  if (quarterEnd !== `${year}-${ends[String(quarter)]}`)
    found.push(refusal('quarter-end', '季末日期与所选年度、季度不符', { remedy: '请填写该季度的最后一天', basis, field: 'quarterEnd' }));
  const days = [quarterEnd, openOn, reportBy, lockOn];
  if (!(quarterEnd < openOn && openOn <= reportBy && reportBy <= lockOn))
    found.push(
      refusal('window-order', '自评开始、截止、锁定日期应当依次在季末之后', {
        remedy: `现为${days.join('、')}，请调整`,
        basis,
        field: 'reportBy',
      }),
    );
  const last = dueOf(calendar, { start: quarterEnd || on, limit: inForce(quarterSelfReport, quarterEnd || on) }).due;
  if (reportBy > last)
    found.push(refusal('window-late', `自评截止日期不得晚于${printDate(last)}`, { remedy: '请提前', basis, field: 'reportBy' }));
  return found;
};

const sampled: RoundGuard = ({ values, on, inForce }) => {
  const least = inForce(quarterOnsiteShare, on);
  if ((values.onsiteShare ?? 0) >= least) return undefined;
  const more = { remedy: `请填写不低于${least}的比例`, basis: platformDefaults('现场抽查比例'), field: 'onsiteShare' };
  return refusal('onsite-share', `现场抽查比例不得低于${least}%`, more);
};

const isLocked: RoundGuard = ({ values, on }) =>
  on > (values.lockOn ?? '')
    ? undefined
    : refusal('not-yet-locked', '尚未到锁定日期', { remedy: `${values.lockOn}以后锁定`, basis: platformDefaults('季度考评的时间安排') });

const seedOnce: RoundGuard = ({ did }) =>
  did('fix-seed') === undefined
    ? undefined
    : refusal('seed-fixed', '抽样种子已经公布', { remedy: '种子一经公布不得更换', basis: drawing, field: 'seed' });

const codesOf = (list: readonly { readonly unit?: string }[] | undefined): readonly string[] => (list ?? []).map((row) => row.unit ?? '');

/** As many as the plan says of all that took part, each once, and only after everybody could know the seed. */
const drawnSoundly: RoundGuard = ({ values, did }) => {
  const wrong = (code: string, said: string, remedy: string) => refusal(code, said, { remedy, basis: drawing, field: 'sample' });
  if (values.seed === undefined) return wrong('no-seed', '抽样种子尚未公布', '请先公布抽样种子');
  if (did('draw-sample')) return wrong('drawn-already', '现场抽查的名单已经抽取', '名单一经抽取不得重抽');
  const [from, drawn] = [codesOf(values.sampleFrom), codesOf(values.sample)];
  const due = Math.ceil((from.length * (values.onsiteShare ?? 0)) / 100);
  const sound = drawn.length === due && new Set(drawn).size === due && drawn.every((code) => from.includes(code));
  return sound ? undefined : wrong('sample-wrong', `应从${from.length}个单位中抽取${due}个，各不相同`, '请按种子重新抽取');
};

/** Who was drawn was visited, unless it left the round. */
const drawnVisited: RoundGuard = ({ values, linkedAll }) => {
  const drawn = new Set(codesOf(values.sample));
  const missed = linkedAll('unitQuarters').filter((one) => drawn.has(one.unit) && one.values.onsiteRecord === undefined);
  if (missed.length === 0) return undefined;
  const said = `抽中的单位中还有${missed.length}个没有现场核查`;
  return refusal('sample-unvisited', said, { remedy: '请先现场核查并登记情况', basis: drawing, field: 'unitQuarters' });
};

/** Every unit of the round is confirmed, ranked, and of this round. */
const allConfirmed: RoundGuard = ({ values, linkedAll, matter }) => {
  const all = linkedAll('unitQuarters');
  const basis = rule('考评结果');
  const open = all.filter((one) => one.state !== 'confirmed');
  const foreign = all.filter((one) => one.values.quarter !== values.quarter || one.values.year !== values.year);
  const bare = all.filter((one) => one.values.rank === undefined);
  const found: Refusal[] = [];
  const field = 'unitQuarters';
  const remedy = '请先完成评分、告知和异议答复';
  if (open.length > 0) found.push(refusal('units-open', `还有${open.length}个单位的得分没有确认`, { remedy, basis, field }));
  if (foreign.length > 0) found.push(refusal('other-round', '所选单位考评不属于本轮', { remedy: '请只选本轮的单位', basis, field }));
  if (bare.length > 0) found.push(refusal('not-ranked', `还有${bare.length}个单位没有名次`, { remedy: '请先排名', basis, field }));
  return matter === undefined ? undefined : found;
};

/** A county's round is its own: its office lies with the government itself, the city's with a department of the city. */
const isCountys = ({ matter, unitKind }: View): boolean => ['county', 'zone'].includes(unitKind(matter?.unit ?? '') ?? '');

const decidedBy =
  (county: boolean): RoundGuard =>
  (view) => {
    if (isCountys(view) === county) return undefined;
    const [said, remedy] = county
      ? ['本轮为市级考评，由市政府批准', '请办理「报送考评结果」']
      : ['本轮为县区考评，由本县区政府主要负责人批准', '请办理「报送本县区政府批准」'];
    return refusal('other-government', said, { remedy, basis: rule('考评结果') });
  };

/** Sent up, sent back, approved: for the city's rounds and for a county's own, each by its own head of government. */
const decidingFor = <S extends string, B extends string>(state: S, by: B, county: boolean) => {
  const basis = rule('考评结果');
  return {
    submit: {
      title: county ? '报送本县区政府批准' : '报送考评结果',
      basis,
      by: 'chief',
      from: 'objecting',
      to: state,
      needs: ['unitQuarters', 'bulletin'],
      guard: [decidedBy(county), allConfirmed, drawnVisited],
      ...(county && { awaited: [] }),
    },
    return: { title: '退回', basis, by, from: state, to: 'objecting', needs: ['returnReason'], returns: true, awaited: [] },
    publish: {
      title: '批准并通报',
      basis,
      by,
      from: state,
      to: 'published',
      asks: ['approvalNote', 'lateReason'],
      lateReason: 'lateReason',
      guard: allConfirmed,
      brings: [{ on: 'unitQuarters', act: 'publish' }],
    },
  } as const;
};
const [ofCity, ofCounty] = [decidingFor('confirmed', 'mayor', false), decidingFor('county-confirmed', 'county-head', true)];
const deciding = {
  'submit-results': ofCity.submit,
  'return-results': ofCity.return,
  publish: ofCity.publish,
  'submit-county': ofCounty.submit,
  'return-county': ofCounty.return,
  'publish-county': ofCounty.publish,
} as const;

const windowFields = ['quarterEnd', 'openOn', 'reportBy', 'lockOn', 'onsiteShare', 'method'] as const;

/** 季度考评轮次: the windows of one quarter, and its publication. */
export const quarterlyReview = procedure({
  id: 'quarterly-review',
  version: 1,
  title: '季度考评',
  group: '督导',
  basis: rule('季度督查考评'),
  roles: {
    evaluator: { title: '目标考评经办', relation: 'office', office: 'government-office', duties: ['inspector'] },
    chief: { title: '目标考评负责人', relation: 'office', office: 'government-office', duties: ['inspection-chief'] },
    mayor: { title: '政府主要负责人', relation: 'above', duties: ['head'] },
    'county-head': { title: '县区政府主要负责人', relation: 'own', duties: ['head'] },
  },
  fields,
  shows: { title: 'title', list: ['year', 'quarter', 'reportBy', 'lockOn'] },
  states: {
    scheduled: { title: '已安排' },
    'self-report': { title: '各单位自评' },
    checking: { title: '核查评分' },
    objecting: { title: '告知和异议' },
    confirmed: { title: '待政府批准' },
    'county-confirmed': { title: '待本县区政府批准' },
    published: { title: '已通报', final: true },
    cancelled: { title: '已取消', final: true },
  },
  publicIn: ['published'],
  acts: {
    schedule: {
      title: '安排考评',
      basis: rule('季度督查考评'),
      by: 'evaluator',
      to: 'scheduled',
      needs: ['title', 'year', 'quarter', ...windowFields],
      guard: [windows, sampled],
    },
    reschedule: {
      title: '调整安排',
      basis: rule('季度督查考评'),
      by: 'chief',
      from: 'scheduled',
      needs: windowFields,
      guard: [windows, sampled],
      awaited: [],
    },
    'fix-seed': {
      title: '公布抽样种子',
      basis: drawing,
      by: 'evaluator',
      from: ['scheduled', 'self-report', 'checking'],
      needs: ['seed', 'seedSource'],
      guard: seedOnce,
      awaited: [],
    },
    'draw-sample': {
      title: '抽取现场核查的单位',
      basis: drawing,
      by: 'clock',
      from: 'checking',
      needs: ['sampleFrom', 'sample'],
      guard: drawnSoundly,
      awaited: [],
    },
    'open-round': {
      title: '开始自评',
      basis: platformDefaults('季度考评的时间安排'),
      by: ['evaluator', 'clock'],
      from: 'scheduled',
      to: 'self-report',
    },
    'lock-round': {
      title: '锁定自评',
      basis: platformDefaults('季度考评的时间安排'),
      by: ['evaluator', 'clock'],
      from: 'self-report',
      to: 'checking',
      guard: isLocked,
    },
    'announce-scores': {
      title: '得分告知完毕',
      basis: rule('告知得分'),
      by: 'evaluator',
      from: 'checking',
      to: 'objecting',
    },
    ...deciding,
    cancel: {
      title: '取消',
      basis: platformDefaults('取消考评'),
      by: 'chief',
      from: ['scheduled', 'self-report'],
      to: 'cancelled',
      needs: ['cancelReason'],
      awaited: [],
    },
  },
  deadlines: {
    opening: {
      title: '自评开始',
      basis: platformDefaults('季度考评的时间安排'),
      kind: 'at-least',
      starts: 'schedule',
      until: 'openOn',
      stops: 'open-round',
      gates: ['open-round'],
      then: 'open-round',
    },
    locking: {
      title: '自评锁定',
      basis: platformDefaults('季度考评的时间安排'),
      kind: 'at-most',
      starts: 'open-round',
      until: 'lockOn',
      stops: 'lock-round',
      then: 'lock-round',
    },
    publication: {
      title: '季度通报',
      basis: platformDefaults('季度通报的期限'),
      kind: 'at-most',
      starts: 'schedule',
      startsOn: 'quarterEnd',
      within: quarterPublication,
      stops: ['publish', 'publish-county'],
    },
  },
  serials: {},
  metrics: {
    rounds: count({ title: '季度考评', definition: '期内通报的季度考评轮次', unit: '次', acts: 'publish', by: ['quarter'] }),
    'county-rounds': count({
      title: '县区季度考评',
      definition: '期内各县区自行组织并通报的季度考评轮次',
      unit: '次',
      acts: 'publish-county',
    }),
    'published-in-time': count<'publish', never, 'publication'>({
      title: '按期通报',
      definition: '期内在规定期限内通报的轮次',
      unit: '次',
      acts: 'publish',
      inTime: 'publication',
    }),
  },
});
