import {
  choice,
  count,
  date,
  type Guard,
  halfUp,
  longText,
  matterRef,
  number,
  procedure,
  type Refusal,
  refusal,
  rows,
  share,
  sum,
  text,
  unit,
  type ValuesOf,
} from '#kernel';
import { henanAssessmentScheme, platformDefaults } from '#law';
import { staff } from '#vocabulary';

const basis = platformDefaults('实地核查两人以上，当场双方签字');

const fields = {
  title: text('名称', { ...staff, min: 4, max: 80 }),
  assessment: matterRef('unit-assessment', '所属考核', staff),
  unit: unit('被考核单位', staff),
  coUnit: unit('第二核查人所在单位', { ...staff, help: '不得是被考核单位及其下级单位' }),
  checkedOn: date('核查日期', staff),
  checked: number('核查的记录', { ...staff, unit: '件', min: 1, max: 10_000 }),
  wrong: number('其中不实的记录', { ...staff, unit: '件', max: 10_000 }),
  rows: rows(
    '核查情况',
    {
      indicator: text('指标', { ...staff, max: 20 }),
      verdict: choice('核查结论', { verified: '属实', differs: '与原始记录不符', missing: '没有原始记录' }, staff),
      record: text('对应记录', { ...staff, min: 0, max: 120 }),
      points: number('扣分', { ...staff, digits: 2, max: 100 }),
      why: text('扣分依据', { ...staff, min: 0, max: 300 }),
    },
    { ...staff, max: 120 },
  ),
  statement: longText('被核查单位的说明', { ...staff, max: 1000 }),
  refusalReason: longText('拒签情况', { ...staff, max: 500, help: '写明在场见证人的单位' }),
  cancelReason: longText('撤回理由', { ...staff, max: 300 }),
} as const;

type G = Guard<ValuesOf<typeof fields>>;

const checkedByOthers: G = ({ values }) => {
  const { unit: assessed = '', coUnit = '' } = values;
  if (coUnit !== assessed && !(/^\d+$/.test(assessed) && coUnit.startsWith(assessed))) return undefined;
  return refusal('checker-recused', '核查人应当回避', { remedy: '请改由被考核单位以外的人核查', basis, field: 'coUnit' });
};

const ofThatUnit: G = ({ values, linked }) =>
  linked('assessment')?.unit === values.unit
    ? undefined
    : refusal('finding-misfit', '被考核单位与所属考核不符', { remedy: '请从该单位的考核中登记', basis, field: 'unit' });

/** Points only with their ground, and as many wrong records as the rows say at least. */
const findingsSound: G = ({ values }) => {
  const { rows: all = [], checked = 0, wrong = 0 } = values;
  const found: Refusal[] = all.flatMap((row) => {
    if ((row.points ?? 0) > 0 && !(row.why && row.record)) {
      return [refusal('no-basis', `${row.indicator}扣分没有依据`, { remedy: '请填写扣分依据和对应记录', basis, field: 'rows' })];
    }
    if ((row.points ?? 0) === 0 || row.verdict !== 'verified') return [];
    return [refusal('points-on-true', `${row.indicator}核查属实，不应扣分`, { remedy: '请核对结论或者扣分', basis, field: 'rows' })];
  });
  if (wrong > checked || wrong < all.filter((row) => row.verdict !== 'verified').length) {
    found.push(refusal('wrong-count', '不实的记录数与核查情况不符', { remedy: '请逐件核对', basis, field: 'wrong' }));
  }
  return found;
};

/** 实地核查记录: what two checkers found at a unit, signed by both sides on the spot. */
export const onsiteFinding = procedure({
  id: 'onsite-finding',
  version: 1,
  title: '实地核查记录',
  group: '依法行政考核',
  basis: henanAssessmentScheme('书面与实地相结合'),
  roles: {
    checker: { title: '核查人', relation: 'office', office: 'assessment', duties: ['clerk', 'reviewer'] },
    'co-checker': { title: '第二核查人', relation: 'named', field: 'coUnit', duties: ['rater'] },
    signatory: { title: '被考核单位签字人', relation: 'own', duties: ['head', 'leader'] },
  },
  fields,
  shows: { title: 'title', list: ['title', 'unit', 'checked', 'wrong'] },
  owner: 'unit',
  states: {
    recorded: { title: '已记录，待第二核查人签字' },
    confirmed: { title: '待被考核单位签字' },
    signed: { title: '双方已签字', final: true },
    unsigned: { title: '被考核单位拒签', final: true },
    cancelled: { title: '已撤回', final: true },
  },
  publicIn: [],
  acts: {
    record: {
      title: '记录核查情况',
      basis,
      by: 'checker',
      to: 'recorded',
      needs: ['title', 'assessment', 'unit', 'coUnit', 'checkedOn', 'checked', 'wrong', 'rows'],
      guard: [checkedByOthers, ofThatUnit, findingsSound],
    },
    confirm: {
      title: '第二核查人签字',
      basis,
      by: 'co-checker',
      from: 'recorded',
      to: 'confirmed',
      notBy: ['record'],
    },
    cancel: {
      title: '撤回重记',
      basis,
      by: 'checker',
      from: ['recorded', 'confirmed'],
      to: 'cancelled',
      needs: ['cancelReason'],
      awaited: [],
    },
    countersign: {
      title: '被考核单位签字',
      basis,
      by: 'signatory',
      from: 'confirmed',
      to: 'signed',
      asks: ['statement'],
    },
    'note-refusal': {
      title: '记明拒签',
      basis,
      by: 'checker',
      from: 'confirmed',
      to: 'unsigned',
      needs: ['refusalReason'],
      awaited: [],
    },
  },
  deadlines: {},
  serials: {},
  metrics: {
    findings: count({
      title: '实地核查',
      definition: '期内双方签字或者记明拒签的实地核查次数',
      unit: '次',
      acts: ['countersign', 'note-refusal'],
    }),
    checked: sum({
      title: '实地核查的记录',
      definition: '期内第二核查人签字的核查所抽查的记录数',
      unit: '件',
      acts: 'confirm',
      field: 'checked',
    }),
    wrong: sum({
      title: '核查不实的记录',
      definition: '期内第二核查人签字的核查中与原始记录不符或者没有原始记录的件数',
      unit: '件',
      acts: 'confirm',
      field: 'wrong',
    }),
    'audit-error-rate': share({
      title: '数据核查误差率',
      definition: '不实的记录数÷抽查的记录数',
      of: 'wrong',
      over: 'checked',
      rounding: halfUp(2),
    }),
    refused: count({ title: '拒签', definition: '期内被考核单位拒绝在核查记录上签字的次数', unit: '次', acts: 'note-refusal' }),
  },
});
