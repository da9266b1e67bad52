import {
  count,
  date,
  file,
  flag,
  type Guard,
  longText,
  matterRefs,
  number,
  procedure,
  type Refusal,
  refusal,
  sum,
  text,
  unit,
  type ValuesOf,
} from '#kernel';
import { annualList, compilationRules, henanSupervisionMeasures, platformDefaults } from '#law';
import { open, staff } from '#vocabulary';

const fields = {
  title: text('汇编名称', { ...open, min: 4, max: 120 }),
  compiler: unit('汇编机关', open),
  year: number('汇编年度', { ...open, min: 1949, max: 2199 }),
  documents: matterRefs('normative-document', '收入的文件', { ...open, max: 5000 }),
  compiledCount: number('收入件数', { ...open, unit: '件', min: 1 }),
  unaltered: flag('与原件逐字一致', { ...staff, help: '名称、制定机关、日期、章节条款未作删减、改动' }),
  proofreadNote: longText('校对记录', staff),
  committee: text('汇编委员会', { ...open, help: '例：汇编委员会（市长任主任）' }),
  approvedOn: date('审定日期', open),
  printedOn: date('印制日期', open),
  copies: number('印数', { ...open, unit: '册', min: 1 }),
  bookFile: file('汇编电子本', open),
  distributedTo: longText('发放范围', staff),
  listSentOn: date('年度目录报送日', open),
  listFile: file('年度目录', open),
  lateReason: longText('逾期报送原因', staff),
} as const;

type V = ValuesOf<typeof fields>;
type BookGuard = Guard<V>;

const book = compilationRules('第6条（比照）');
const living = ['in-force', 'amending'];

/** Only what is in force, each once, and as many as stated. */
const onlyInForce: BookGuard = (view) => {
  const ids = view.values.documents ?? [];
  const found: Refusal[] = [];
  const dead = view.linkedAll('documents').filter((d) => !living.includes(d.state));
  if (dead.length > 0) {
    const titles = dead.map((d) => `《${String(d.values.title ?? d.id)}》`).join('、');
    found.push(refusal('not-in-force', '现行汇编不得收入已废止、失效文件', { remedy: `请删去${titles}`, basis: book, field: 'documents' }));
  }
  if (new Set(ids).size !== ids.length)
    found.push(refusal('twice', '同一文件收入两次', { remedy: '请删去重复的文件', basis: book, field: 'documents' }));
  if (view.values.compiledCount !== ids.length)
    found.push(
      refusal('count-differs', '收入件数与所列文件不符', {
        remedy: `所列文件${ids.length}件`,
        basis: platformDefaults('汇编'),
        field: 'compiledCount',
      }),
    );
  return found;
};

const faithful: BookGuard = (view) =>
  view.values.unaltered
    ? undefined
    : refusal('altered', '汇编不得删减、改动文件的名称、制定机关、日期和章节条款', {
        remedy: '请按原件校正',
        basis: book,
        field: 'unaltered',
      });

/** The list of a year reaches the standing committee before the day set in the next one, or says why not. */
const listInTime: BookGuard = (view) => {
  const { year = 0, listSentOn, lateReason } = view.values;
  if (!listSentOn || lateReason) return undefined;
  const before = `${year + 1}-${view.inForce(annualList, listSentOn)}`;
  if (listSentOn < before) return undefined;
  return refusal('list-late', `年度文件目录应于${before}前报送同级人大常委会，已逾期`, {
    remedy: '请填写逾期原因后办理',
    basis: henanSupervisionMeasures('第62条'),
    field: 'lateReason',
  });
};

/** The yearly book of the documents in force. */
export const compilation = procedure({
  id: 'compilation',
  version: 1,
  title: '规范性文件年度汇编',
  group: '文件与决策',
  basis: book,
  roles: {
    'justice-bureau': { title: '司法行政部门', relation: 'office', office: 'justice', duties: ['reviewer', 'chief'] },
    'government-office': { title: '政府办公室', relation: 'office', office: 'government-office', duties: ['clerk', 'reviewer', 'chief'] },
    'compilation-committee': { title: '汇编委员会', relation: 'own', duties: ['head', 'leader'] },
  },
  fields,
  shows: { title: 'title', list: ['year', 'compiler', 'compiledCount', 'printedOn'] },
  owner: 'compiler',
  states: {
    collecting: { title: '收集中' },
    proofread: { title: '已校对' },
    approved: { title: '已审定' },
    printed: { title: '已印制' },
    distributed: { title: '已发放', final: true },
  },
  publicIn: ['printed', 'distributed'],
  acts: {
    collect: {
      title: '收集文件',
      basis: book,
      by: ['justice-bureau', 'government-office'],
      to: 'collecting',
      needs: ['title', 'compiler', 'year', 'documents', 'compiledCount'],
      guard: onlyInForce,
    },
    revise: {
      title: '增减文件',
      basis: book,
      by: ['justice-bureau', 'government-office'],
      from: ['collecting', 'proofread'],
      to: 'collecting',
      needs: ['documents', 'compiledCount'],
      guard: onlyInForce,
      awaited: [],
      returns: true,
    },
    proofread: {
      title: '校对',
      basis: book,
      by: ['justice-bureau', 'government-office'],
      from: 'collecting',
      to: 'proofread',
      needs: ['unaltered'],
      asks: ['proofreadNote'],
      guard: [faithful, onlyInForce],
    },
    approve: {
      title: '审定',
      basis: platformDefaults('汇编委员会审定'),
      by: 'compilation-committee',
      from: 'proofread',
      to: 'approved',
      needs: ['committee', 'approvedOn'],
      notBy: ['proofread'],
      guard: onlyInForce,
    },
    print: {
      title: '印制',
      basis: platformDefaults('汇编印制'),
      by: 'government-office',
      from: 'approved',
      to: 'printed',
      needs: ['printedOn', 'copies'],
      asks: ['bookFile'],
    },
    distribute: {
      title: '发放',
      basis: platformDefaults('汇编发放'),
      by: 'government-office',
      from: 'printed',
      to: 'distributed',
      needs: ['distributedTo'],
    },
    'send-list': {
      title: '年度目录报送人大常委会',
      basis: henanSupervisionMeasures('第62条'),
      by: 'government-office',
      from: ['collecting', 'proofread', 'approved', 'printed', 'distributed'],
      needs: ['listSentOn', 'listFile'],
      asks: ['lateReason'],
      guard: listInTime,
      awaited: [],
    },
  },
  deadlines: {},
  serials: {},
  metrics: {
    compiled: sum({
      title: '汇编收入规范性文件',
      unit: '件',
      definition: '期间内印制的年度汇编收入的现行有效文件件数',
      basis: book,
      acts: 'print',
      field: 'compiledCount',
    }),
    printed: count({ title: '印制年度汇编', unit: '部', definition: '期间内印制的年度汇编部数', acts: 'print' }),
    copies: sum({ title: '汇编印数', unit: '册', definition: '期间内印制的年度汇编册数', acts: 'print', field: 'copies' }),
    'lists-sent': count({
      title: '年度目录报送',
      unit: '次',
      definition: '期间内向同级人大常委会报送年度文件目录的次数',
      basis: henanSupervisionMeasures('第62条'),
      acts: 'send-list',
    }),
  },
});
