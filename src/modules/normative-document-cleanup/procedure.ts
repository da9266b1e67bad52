import {
  choice,
  choices,
  count,
  date,
  docNumber,
  type Guard,
  halfUp,
  longText,
  matterRef,
  procedure,
  type Refusal,
  refusal,
  share,
  stock,
  text,
  unit,
  type ValuesOf,
} from '#kernel';
import { normativeDocumentNotice37, platformDefaults } from '#law';
import { open, staff } from '#vocabulary';

const results = { keep: '继续有效', amend: '修改', repeal: '废止', expire: '宣布失效' };

const fields = {
  title: text('文件标题', { ...open, max: 120 }),
  docNo: docNumber('文号', open),
  campaign: matterRef('cleanup-campaign', '所属清理', open),
  document: matterRef('normative-document', '清理的文件', open),
  issuer: unit('制定机关', open),
  implementer: unit('实施部门', open),
  result: choice('清理结论', results, open),
  reason: longText('理由', staff),
  amendBy: date('修改完成期限', { ...open, future: true, when: { field: 'result', in: ['amend'] } }),
  checked: choices('核对内容', { 'higher-law': '上位法', bases: '制定依据', duplication: '重复', contradiction: '矛盾' }, staff),
  backReason: longText('退回理由', staff),
  appliesOn: date('结论生效日', { ...open, future: true, help: '一般为清理结果公布日' }),
} as const;

type V = ValuesOf<typeof fields>;
type ItemGuard = Guard<V>;

const cleanup = normativeDocumentNotice37('动态清理', 'recalled');
const living = ['in-force', 'amending'];

const documentInForce: ItemGuard = (view) =>
  living.includes(view.linked('document')?.state ?? '')
    ? undefined
    : refusal('not-in-force', '该文件不是现行有效文件', { remedy: '只清理现行有效的文件', basis: cleanup, field: 'document' });

/** The list was frozen: only documents of its issuer, with a day in its span. */
const withinScope: ItemGuard = (view) => {
  const [campaign, document] = [view.linked('campaign'), view.linked('document')];
  if (!campaign || !document) return undefined;
  const no = (text: string, field: string): Refusal =>
    refusal('out-of-scope', text, { remedy: '请核对清理范围和冻结清单', basis: platformDefaults('清理范围'), field });
  if (campaign.state !== 'planned') return no('清单已冻结，清理已讨论，不得再列入', 'campaign');
  const { scopeIssuer, scopeFrom, scopeTo } = campaign.values;
  const { issuer, signedOn } = document.values;
  if (issuer !== scopeIssuer || view.values.issuer !== issuer) return no('制定机关不在清理范围内', 'issuer');
  const inSpan = String(scopeFrom) <= String(signedOn) && String(signedOn) <= String(scopeTo);
  return inSpan ? undefined : no('成文日期不在清理范围内', 'document');
};

const amendByAhead: ItemGuard = (view) =>
  view.values.result === 'amend' && view.values.amendBy && view.values.amendBy < view.on
    ? refusal('amend-by-past', '修改完成期限不得早于今日', {
        remedy: '请改正期限',
        basis: platformDefaults('清理后修改'),
        field: 'amendBy',
      })
    : undefined;

const fullyChecked: ItemGuard = (view) =>
  (view.values.checked?.length ?? 0) < 4
    ? refusal('check-incomplete', '须核对上位法、制定依据、重复、矛盾', { remedy: '核对完毕后再提交', basis: cleanup, field: 'checked' })
    : undefined;

const campaignReached =
  (states: readonly string[], code: string, text: string): ItemGuard =>
  (view) =>
    states.includes(view.linked('campaign')?.state ?? '')
      ? undefined
      : refusal(code, text, { remedy: '请先在所属清理中办理', basis: cleanup, field: 'campaign' });

/** After the announcement, on its day of effect. */
const appliesNow: ItemGuard = (view) =>
  view.values.appliesOn && view.on < view.values.appliesOn
    ? refusal('too-early-to-apply', '结论生效日未到', { remedy: '到期后自动办理', basis: cleanup, field: 'on' })
    : undefined;

/** One document in a cleanup campaign: what becomes of it, and why. */
export const normativeDocumentCleanup = procedure({
  id: 'normative-document-cleanup',
  version: 1,
  title: '规范性文件清理结论',
  group: '文件与决策',
  basis: cleanup,
  roles: {
    'justice-bureau': { title: '司法行政部门', relation: 'office', office: 'justice', duties: ['reviewer', 'chief'] },
    implementer: { title: '实施部门', relation: 'named', field: 'implementer', duties: ['clerk', 'reviewer'] },
    'executive-meeting': { title: '政府常务会议会务', relation: 'office', office: 'government-office', duties: ['secretariat'] },
    'government-office': { title: '政府办公室', relation: 'office', office: 'government-office', duties: ['clerk', 'reviewer', 'chief'] },
  },
  fields,
  shows: { title: 'title', outcome: 'result', list: ['docNo', 'issuer', 'implementer', 'result'] },
  owner: 'issuer',
  states: {
    planned: { title: '待提出结论' },
    proposed: { title: '已提出结论' },
    checked: { title: '已核对' },
    decided: { title: '已集体讨论' },
    announced: { title: '已公布', settled: true },
    applied: { title: '已生效', final: true },
    withdrawn: { title: '已移出清单', final: true },
  },
  publicIn: ['announced', 'applied'],
  acts: {
    list: {
      title: '列入清理清单',
      basis: cleanup,
      by: 'justice-bureau',
      to: 'planned',
      needs: ['title', 'docNo', 'campaign', 'document', 'issuer', 'implementer'],
      guard: [documentInForce, withinScope],
    },
    'propose-result': {
      title: '提出清理结论',
      basis: cleanup,
      by: 'implementer',
      from: 'planned',
      to: 'proposed',
      needs: ['result', 'reason', 'amendBy'],
      guard: amendByAhead,
    },
    'review-result': {
      title: '核对清理结论',
      basis: cleanup,
      by: 'justice-bureau',
      from: 'proposed',
      to: 'checked',
      needs: ['checked'],
      asks: ['result', 'reason', 'amendBy'],
      notBy: ['propose-result'],
      guard: [fullyChecked, amendByAhead],
    },
    'send-back': {
      title: '退回重提',
      basis: cleanup,
      by: 'justice-bureau',
      from: ['proposed', 'checked'],
      to: 'planned',
      needs: ['backReason'],
      awaited: ['proposed'],
      returns: true,
    },
    decide: {
      title: '集体讨论确定',
      basis: cleanup,
      by: 'executive-meeting',
      from: 'checked',
      to: 'decided',
      guard: campaignReached(['decided', 'announced'], 'not-decided', '清理结论尚未经集体讨论'),
    },
    announce: {
      title: '公布清理结论',
      basis: cleanup,
      by: 'government-office',
      from: 'decided',
      to: 'announced',
      needs: ['appliesOn'],
      guard: campaignReached(['announced'], 'not-announced', '清理结果尚未公布'),
    },
    apply: {
      title: '结论生效',
      basis: cleanup,
      by: 'clock',
      from: 'announced',
      to: 'applied',
      guard: appliesNow,
      brings: [
        { on: 'document', act: 'keep-by-cleanup', when: { field: 'result', in: ['keep'] }, carry: { cleanup: '@id' } },
        {
          on: 'document',
          act: 'amend-by-cleanup',
          when: { field: 'result', in: ['amend'] },
          carry: { cleanup: '@id', amendBy: 'amendBy' },
        },
        { on: 'document', act: 'repeal-by-cleanup', when: { field: 'result', in: ['repeal'] }, carry: { cleanup: '@id' } },
        { on: 'document', act: 'expire-by-cleanup', when: { field: 'result', in: ['expire'] }, carry: { cleanup: '@id' } },
      ],
    },
    withdraw: {
      title: '移出清单',
      basis: platformDefaults('清理范围'),
      by: 'justice-bureau',
      from: ['planned', 'proposed', 'checked', 'announced'],
      to: 'withdrawn',
      needs: ['backReason'],
      awaited: [],
    },
  },
  deadlines: {
    effect: {
      title: '结论生效',
      basis: cleanup,
      kind: 'at-least',
      starts: 'announce',
      until: 'appliesOn',
      stops: 'apply',
      gates: ['apply'],
      then: 'apply',
    },
  },
  serials: {},
  metrics: {
    listed: count({ title: '列入清理', unit: '件', definition: '期间内列入清理清单的件数', acts: 'list' }),
    reviewed: count({
      title: '清理规范性文件',
      unit: '件',
      definition: '期间内经集体讨论确定清理结论的件数；等于废止、修改、继续有效、宣布失效件数之和',
      basis: cleanup,
      acts: 'decide',
      by: ['result', 'issuer'],
    }),
    repealed: count({
      title: '清理废止',
      unit: '件',
      definition: '期间内确定的清理结论为废止的件数',
      acts: 'decide',
      where: { result: 'repeal' },
    }),
    amended: count({
      title: '清理修改',
      unit: '件',
      definition: '期间内确定的清理结论为修改的件数',
      acts: 'decide',
      where: { result: 'amend' },
    }),
    kept: count({
      title: '清理继续有效',
      unit: '件',
      definition: '期间内确定的清理结论为继续有效的件数，不含待修改的',
      acts: 'decide',
      where: { result: 'keep' },
    }),
    expired: count({
      title: '清理宣布失效',
      unit: '件',
      definition: '期间内确定的清理结论为宣布失效的件数',
      acts: 'decide',
      where: { result: 'expire' },
    }),
    remaining: count({
      title: '清理后保留',
      unit: '件',
      definition: '期间内清理后仍有效的件数，含待修改的；等于清理件数减去废止、宣布失效件数',
      acts: 'decide',
      where: { result: ['keep', 'amend'] },
    }),
    'repeal-rate': share({
      title: '清理废止率',
      definition: '清理废止件数÷清理件数',
      of: 'repealed',
      over: 'reviewed',
      rounding: halfUp(2),
    }),
    applied: count({ title: '清理结论生效', unit: '件', definition: '期间内清理结论生效的件数', acts: 'apply', by: ['result'] }),
    unfinished: stock({
      title: '清理未完成',
      unit: '件',
      definition: '期末列入清理、尚未公布结论的件数',
      states: ['planned', 'proposed', 'checked', 'decided'],
    }),
  },
});
