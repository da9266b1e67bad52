import {
  choice,
  count,
  date,
  docNumber,
  file,
  flag,
  type Guard,
  halfUp,
  longText,
  matterRef,
  procedure,
  refusal,
  rows,
  share,
  stock,
  text,
  unit,
  type ValuesOf,
} from '#kernel';
import { cityDemonstrationPractice, indicatorVerification, platformDefaults } from '#law';
import { indicatorEditions, open, staff } from '#vocabulary';

const fields = {
  edition: choice('指标版本', indicatorEditions, open),
  code: text('指标序号', { ...open, max: 16 }),
  first: choice(
    '一级指标',
    {
      functions: '政府职能依法全面履行',
      rules: '依法行政制度体系完善',
      decisions: '重大行政决策科学民主合法',
      enforcement: '行政执法严格规范公正文明',
      oversight: '行政权力制约监督科学有效',
      disputes: '社会矛盾纠纷依法有效化解',
      emergency: '重大突发事件依法预防处置',
      competence: '政府工作人员法治思维和依法行政能力全面提高',
      leadership: '法治政府建设组织领导落实到位',
      digital: '数字法治政府',
    },
    open,
  ),
  second: text('二级指标', { ...open, max: 60, help: '没有见到公布文本的不填' }),
  title: text('三级指标', { ...open, min: 4, max: 120, help: '没有见到公布文本的，写「未见公布文本」；本市自己拟的工作要点，照写' }),
  wording: choice(
    '文字来源',
    { official: '公布文本', own: '自拟工作要点', missing: '未见公布文本' },
    { ...open, help: '自拟的工作要点不得当作国家指标' },
  ),
  source: text('文本出处', { ...open, max: 120, when: { field: 'wording', in: ['official'] } }),
  programme: matterRef('demonstration-programme', '创建示范活动', staff),
  lead: unit('牵头单位', open),
  assisting: rows('配合单位', { unit: unit('单位', open) }, { ...open, max: 20 }),
  inapplicable: flag('不适用', open),
  inapplicableReason: longText('不适用的理由', staff),
  requirement: longText('佐证要求', staff),
  evidenceDue: date('佐证期限', { ...staff, future: true }),
  evidence: rows(
    '佐证材料',
    {
      title: text('名称', { ...staff, max: 120 }),
      docNo: docNumber('文号', { ...staff, min: 0 }),
      formedOn: date('形成日期', { ...staff, min: 0 }),
      file: file('文件', staff),
      note: text('说明', { ...staff, min: 0, max: 300 }),
    },
    { ...staff, max: 40 },
  ),
  verdict: choice('自评', { met: '达标', 'not-met': '未达标' }, staff),
  shortfall: longText('差距和补短措施', { ...staff, when: { field: 'verdict', in: ['not-met'] }, help: '未达标的写明' }),
  verifyNote: longText('核验意见', staff),
  lateReason: longText('超期原因', staff),
  application: matterRef('demonstration-application', '申报', staff),
} as const;

type V = ValuesOf<typeof fields>;
const rule = cityDemonstrationPractice('示范创建指标分解');

/** Words that nobody saw are not given out as the state's. */
const wordingHonest: Guard<V> = ({ values }) => {
  const basis = platformDefaults('指标文字的来源');
  if (values.wording === 'own' && values.edition !== 'own' && !values.title?.includes('自拟')) {
    const remedy = '请在三级指标前写明「（自拟）」';
    return refusal('own-wording', '自拟的工作要点应当写明，不得当作国家指标', { remedy, basis, field: 'title' });
  }
  if (values.wording !== 'missing' || values.title === '未见公布文本') return undefined;
  return refusal('missing-wording', '没有见到公布文本的，三级指标写「未见公布文本」', {
    remedy: '见到公布文本后办理「补录指标文本」',
    basis,
    field: 'title',
  });
};

/** Whoever leads does not assist. */
const leadNotAssisting: Guard<V> = ({ values }) => {
  const codes = (values.assisting ?? []).map((row) => row.unit);
  const twice = new Set(codes).size < codes.length;
  if (!twice && (values.lead === undefined || !codes.includes(values.lead))) return undefined;
  return refusal('lead-assisting', '配合单位不得重复，也不得包含牵头单位', {
    remedy: '每条指标只有一个牵头单位',
    basis: rule,
    field: 'assisting',
  });
};

/** What is unknown cannot be judged. */
const textKnown: Guard<V> = ({ values }) =>
  values.wording === 'missing'
    ? refusal('text-unknown', '三级指标未见公布文本，不能自评', { remedy: '请先补录指标文本', basis: platformDefaults('指标文字的来源') })
    : undefined;

/** 达标 is proved. */
const provedIfMet: Guard<V> = ({ values }) =>
  values.verdict === 'met' && (values.evidence ?? []).length === 0
    ? refusal('evidence-missing', `指标${values.code ?? ''}缺少证据`, { remedy: '请补充佐证材料', basis: rule, field: 'evidence' })
    : undefined;

/** Only what is met goes into an application. */
const onlyMet: Guard<V> = ({ values }) =>
  values.verdict === 'met' || values.inapplicable === true
    ? undefined
    : refusal('not-met', '未达标的指标不能冻结', { remedy: '请先补短并重新自评、核验', basis: rule });

const standing = ['imported', 'mapped', 'evidence-collecting', 'self-judged', 'verified', 'frozen'] as const;

/** One third-level indicator of the demonstration city: one unit that leads, the evidence, what it says of itself, whether that holds. */
export const indicatorAssignment = procedure({
  id: 'indicator-assignment',
  version: 1,
  title: '示范创建指标分解',
  group: '示范创建',
  basis: rule,
  roles: {
    creator: { title: '创建办公室', relation: 'own', duties: ['clerk', 'reviewer'] },
    verifier: { title: '创建办公室负责人', relation: 'own', duties: ['chief', 'head', 'leader'] },
    lead: { title: '牵头单位', relation: 'named', field: 'lead', duties: ['clerk', 'reviewer', 'chief', 'head'] },
  },
  fields,
  shows: { title: 'title', outcome: 'verdict', list: ['code', 'first', 'lead', 'verdict', 'evidenceDue'] },
  states: {
    imported: { title: '已导入，待分解' },
    mapped: { title: '已分解，待收集佐证' },
    'evidence-collecting': { title: '收集佐证中' },
    'self-judged': { title: '已自评，待核验' },
    verified: { title: '已核验', settled: true },
    inapplicable: { title: '不适用', settled: true },
    frozen: { title: '已冻结（申报）', final: true },
    removed: { title: '已移除', final: true },
  },
  publicIn: [],
  acts: {
    import: {
      title: '导入指标',
      basis: rule,
      by: 'creator',
      to: 'imported',
      needs: ['edition', 'code', 'first', 'title', 'wording'],
      asks: ['second', 'source', 'programme', 'requirement'],
      sets: { inapplicable: false },
      guard: wordingHonest,
    },
    'fill-text': {
      title: '补录指标文本',
      basis: rule,
      by: 'creator',
      from: ['imported', 'mapped', 'evidence-collecting'],
      needs: ['title', 'wording'],
      asks: ['second', 'source', 'requirement'],
      awaited: [],
      guard: wordingHonest,
    },
    remove: {
      title: '移除',
      basis: platformDefaults('导入有误的可以移除'),
      by: 'creator',
      from: 'imported',
      to: 'removed',
      awaited: [],
    },
    map: {
      title: '分解到牵头单位',
      basis: rule,
      by: 'creator',
      from: ['imported', 'mapped'],
      to: 'mapped',
      needs: ['lead', 'evidenceDue'],
      asks: ['assisting', 'requirement', 'programme'],
      awaited: ['imported'],
      guard: leadNotAssisting,
    },
    exclude: {
      title: '认定不适用',
      basis: rule,
      by: 'verifier',
      from: ['imported', 'mapped', 'evidence-collecting'],
      to: 'inapplicable',
      needs: ['inapplicableReason'],
      sets: { inapplicable: true },
      awaited: [],
    },
    collect: {
      title: '收集佐证',
      basis: rule,
      by: 'lead',
      from: ['mapped', 'evidence-collecting'],
      to: 'evidence-collecting',
      asks: ['evidence'],
      awaited: ['mapped'],
    },
    'self-judge': {
      title: '自评',
      basis: rule,
      by: 'lead',
      from: 'evidence-collecting',
      to: 'self-judged',
      needs: ['verdict', 'shortfall'],
      asks: ['evidence', 'lateReason'],
      lateReason: 'lateReason',
      guard: [textKnown, provedIfMet],
    },
    verify: {
      title: '核验属实',
      basis: rule,
      by: 'verifier',
      from: 'self-judged',
      to: 'verified',
      asks: ['verifyNote', 'lateReason'],
      lateReason: 'lateReason',
      notBy: ['self-judge'],
    },
    return: {
      title: '核验不实，退回',
      basis: rule,
      by: 'verifier',
      from: 'self-judged',
      to: 'evidence-collecting',
      needs: ['verifyNote'],
      returns: true,
    },
    rework: {
      title: '继续补短',
      basis: rule,
      by: ['creator', 'lead'],
      from: 'verified',
      to: 'evidence-collecting',
      needs: ['evidenceDue'],
      awaited: [],
    },
    freeze: {
      title: '冻结，用于申报',
      basis: rule,
      by: 'verifier',
      from: ['verified', 'inapplicable'],
      to: 'frozen',
      needs: ['application'],
      awaited: [],
      guard: onlyMet,
    },
  },
  deadlines: {
    evidence: {
      title: '提交佐证并自评',
      basis: platformDefaults('佐证期限以分解所定为准'),
      kind: 'at-most',
      starts: ['map', 'rework'],
      until: 'evidenceDue',
      stops: 'self-judge',
    },
    verification: {
      title: '核验',
      basis: platformDefaults('指标核验'),
      kind: 'at-most',
      starts: 'self-judge',
      within: indicatorVerification,
      stops: ['verify', 'return'],
    },
  },
  serials: {},
  metrics: {
    indicators: stock<(typeof standing)[number], 'first' | 'wording' | 'inapplicable'>({
      title: '示范创建三级指标',
      unit: '项',
      definition: '期末在册的三级指标项数，不适用的不计',
      states: standing,
      where: { inapplicable: false },
      by: ['first', 'wording'],
    }),
    assigned: stock<(typeof standing)[number], 'first' | 'lead' | 'inapplicable'>({
      title: '已分解的指标',
      unit: '项',
      definition: '期末已有牵头单位的三级指标项数，不适用的不计',
      states: ['mapped', 'evidence-collecting', 'self-judged', 'verified', 'frozen'],
      where: { inapplicable: false },
      by: ['first', 'lead'],
    }),
    'assigned-rate': share({
      title: '指标分解覆盖率',
      definition: '已有牵头单位的三级指标÷全部三级指标，不适用的不计',
      basis: platformDefaults('示范统计口径'),
      of: 'assigned',
      over: 'indicators',
      rounding: halfUp(),
    }),
    attained: stock<(typeof standing)[number], 'first' | 'lead' | 'verdict' | 'inapplicable'>({
      title: '达标指标',
      unit: '项',
      definition: '期末经核验达标的三级指标项数，不适用的不计',
      states: ['verified', 'frozen'],
      where: { verdict: 'met', inapplicable: false },
      by: ['first', 'lead'],
    }),
    'attainment-rate': share({
      title: '指标达标率',
      definition: '经核验达标的三级指标÷适用的三级指标',
      basis: platformDefaults('示范统计口径'),
      of: 'attained',
      over: 'indicators',
      rounding: halfUp(),
    }),
    'self-judged-times': count({ title: '指标自评', unit: '次', definition: '期间内自评次数', acts: 'self-judge', by: ['verdict'] }),
    returned: count({ title: '核验退回', unit: '次', definition: '期间内核验不实、退回的次数', acts: 'return', by: ['lead'] }),
    'judged-late': count<'self-judge', 'lead', 'evidence'>({
      title: '逾期自评',
      unit: '次',
      definition: '期间内超过佐证期限的自评次数',
      acts: 'self-judge',
      late: 'evidence',
      by: ['lead'],
    }),
  },
});
