import {
  choice,
  count,
  date,
  file,
  type Guard,
  longText,
  matterRef,
  number,
  procedure,
  refusal,
  stock,
  sum,
  text,
  unit,
  type ValuesOf,
} from '#kernel';
import { cleanupFull, cleanupYearly, normativeDocumentNotice37, platformDefaults } from '#law';
import { open, staff } from '#vocabulary';

const fields = {
  title: text('清理名称', { ...open, min: 4, max: 120 }),
  organizer: unit('组织清理的单位', open),
  scopeIssuer: unit('清理范围（制定机关）', open),
  kind: choice('清理方式', { full: '全面清理', yearly: '动态清理' }, open),
  scopeFrom: date('范围起始日（成文日期）', open),
  scopeTo: date('范围截止日（成文日期）', open),
  frozenOn: date('清单冻结日', { ...open, help: '此日现行有效的文件列入清理' }),
  listed: number('列入清理件数', { ...open, unit: '件' }),
  previous: matterRef('cleanup-campaign', '上一次清理', open),
  meetingName: text('会议名称', staff),
  minutes: file('会议记录', staff),
  decidedOn: date('集体讨论日期', staff),
  announcedOn: date('清理结果公布日', open),
  announcement: text('清理结果公告', { ...open, help: '公告名称或者文号，含继续有效、废止失效、修改三个目录' }),
  note: longText('说明', staff),
} as const;

type V = ValuesOf<typeof fields>;

const scopeInOrder: Guard<V> = (view) => {
  const { scopeFrom = '', scopeTo = '', frozenOn = '' } = view.values;
  if (scopeFrom <= scopeTo && scopeTo <= frozenOn) return undefined;
  return refusal('date-order', '清理范围的起始日、截止日、清单冻结日次序不合', {
    remedy: '请核对日期',
    basis: platformDefaults('清理范围'),
    field: 'scopeTo',
  });
};

const announcedInOrder: Guard<V> = (view) =>
  (view.values.announcedOn ?? '') < (view.values.decidedOn ?? '')
    ? refusal('date-order', '「清理结果公布日」不得早于「集体讨论日期」', {
        remedy: '请核对日期',
        basis: platformDefaults('日期次序'),
        field: 'announcedOn',
      })
    : undefined;

const cleanup = normativeDocumentNotice37('动态清理', 'recalled');

/** A campaign that goes through the documents in force: scope, frozen list, decision, announcement. */
export const cleanupCampaign = procedure({
  id: 'cleanup-campaign',
  version: 1,
  title: '规范性文件清理',
  group: '文件与决策',
  basis: cleanup,
  roles: {
    'justice-bureau': { title: '司法行政部门', relation: 'office', office: 'justice', duties: ['reviewer', 'chief'] },
    'executive-meeting': { title: '政府常务会议会务', relation: 'office', office: 'government-office', duties: ['secretariat'] },
    'government-office': { title: '政府办公室', relation: 'office', office: 'government-office', duties: ['clerk', 'reviewer', 'chief'] },
  },
  fields,
  shows: { title: 'title', outcome: 'kind', list: ['scopeIssuer', 'kind', 'frozenOn', 'announcedOn'] },
  owner: 'scopeIssuer',
  states: {
    planned: { title: '清理中' },
    decided: { title: '已集体讨论' },
    announced: { title: '已公布', settled: true },
    succeeded: { title: '已开展下一次清理', final: true },
    cancelled: { title: '已取消', final: true },
  },
  publicIn: ['announced', 'succeeded'],
  acts: {
    open: {
      title: '开展清理',
      basis: cleanup,
      by: 'justice-bureau',
      to: 'planned',
      needs: ['title', 'organizer', 'scopeIssuer', 'kind', 'scopeFrom', 'scopeTo', 'frozenOn', 'listed'],
      asks: ['previous', 'note'],
      guard: scopeInOrder,
      brings: [{ on: 'previous', act: 'succeed' }],
    },
    decide: {
      title: '集体讨论清理结论',
      basis: cleanup,
      by: 'executive-meeting',
      from: 'planned',
      to: 'decided',
      needs: ['meetingName', 'minutes', 'decidedOn'],
    },
    announce: {
      title: '公布清理结果',
      basis: cleanup,
      by: 'government-office',
      from: 'decided',
      to: 'announced',
      needs: ['announcedOn', 'announcement'],
      guard: announcedInOrder,
    },
    succeed: { title: '由下一次清理接续', basis: platformDefaults('清理的间隔'), by: 'clock', from: 'announced', to: 'succeeded' },
    cancel: {
      title: '取消清理',
      basis: platformDefaults('清理'),
      by: 'justice-bureau',
      from: 'planned',
      to: 'cancelled',
      needs: ['note'],
      awaited: [],
    },
  },
  deadlines: {
    next: {
      title: '下一次清理',
      basis: platformDefaults('清理的间隔'),
      kind: 'at-most',
      starts: 'announce',
      within: { by: 'kind', of: { full: cleanupFull }, otherwise: cleanupYearly },
      stops: 'succeed',
    },
  },
  serials: {},
  metrics: {
    campaigns: count({ title: '开展清理', unit: '次', definition: '期间内公布结果的清理次数', acts: 'announce', by: ['kind'] }),
    listed: sum({ title: '列入清理', unit: '件', definition: '期间内公布结果的清理冻结清单所列件数', acts: 'announce', field: 'listed' }),
    running: stock({ title: '进行中的清理', unit: '次', definition: '期末尚未公布结果的清理次数', states: ['planned', 'decided'] }),
  },
});
