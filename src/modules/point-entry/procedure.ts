import {
  choice,
  count,
  date,
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
import {
  citySupervisionPoints,
  platformDefaults,
  pointsEarly,
  pointsFalse,
  pointsLateLong,
  pointsLateMiddle,
  pointsLateShort,
  pointsNamed,
  pointsOnTime,
  pointsPraised,
  pointsPromoted,
  pointsRedLight,
  pointsRedOrder,
  pointsRelapse,
  pointsReturned,
} from '#law';
import { open, quarters, staff } from '#vocabulary';

const rule = (what: string) => citySupervisionPoints(what);
const note = { ...staff, min: 2, max: 1000 } as const;

/** What points are given for. */
export const pointEvents = {
  'on-time': '按期办结且一次通过',
  early: '提前五分之一以上时限办结',
  praised: '受市领导书面肯定',
  promoted: '经验被上级推广',
  'late-short': '逾期一至五个工作日',
  'late-middle': '逾期六至十五个工作日',
  'late-long': '逾期十五个工作日以上',
  returned: '一次退回重办',
  'red-order': '红牌督办',
  'false-evidence': '证据不实',
  'red-light': '任务季内月末亮红灯',
  relapse: '整改销号后反弹',
  named: '获命名为示范单位',
} as const;

/** What the table in force gives for each event. */
export const pointTable = {
  'on-time': pointsOnTime,
  early: pointsEarly,
  praised: pointsPraised,
  promoted: pointsPromoted,
  'late-short': pointsLateShort,
  'late-middle': pointsLateMiddle,
  'late-long': pointsLateLong,
  returned: pointsReturned,
  'red-order': pointsRedOrder,
  'false-evidence': pointsFalse,
  'red-light': pointsRedLight,
  relapse: pointsRelapse,
  named: pointsNamed,
} as const satisfies Readonly<Record<keyof typeof pointEvents, unknown>>;

const fields = {
  entryNo: text('流水号', staff),
  title: text('计分事项', { ...staff, min: 4, max: 100 }),
  unit: unit('单位', open),
  eventCode: choice('事由', pointEvents, { ...open, basis: citySupervisionPoints('分值', 'recalled') }),
  subjectNo: text('事项编号', { ...staff, min: 2, max: 60, help: '任务、督办单或者整改的编号' }),
  occurredOn: date('发生日期', open),
  year: number('年度', { ...open, min: 2016, max: 2100 }),
  quarter: choice('季度', quarters, open),
  points: number('分值', { ...open, digits: 1, min: -100, max: 100 }),
  task: matterRef('supervision-task', '所涉任务', staff),
  order: matterRef('supervision-order', '所涉督办单', staff),
  rectification: matterRef('rectification', '所涉整改', staff),
  report: matterRef('progress-report', '所涉进度填报', staff),
  demonstration: matterRef('demonstration-application', '所涉示范申报', staff),
  proof: longText('认定说明', note),
  counted: text('同一事由同一事项的次序', staff),
  replaces: matterRef('point-entry', '所替代的已冲正流水', staff),
  dismissReason: longText('不予计分的理由', note),
  reverseReason: longText('冲正理由', note),
} as const;
type PointGuard = Guard<ValuesOf<typeof fields>>;

/** The table in force on the day it happened says how many points; nobody else does. */
const byTable: PointGuard = ({ values, inForce }) => {
  const { eventCode, occurredOn, points } = values;
  if (eventCode === undefined || occurredOn === undefined) return undefined;
  const value = inForce(pointTable[eventCode], occurredOn);
  if (points === value) return undefined;
  const said = `按${occurredOn}有效的分值表，「${pointEvents[eventCode]}」为${value > 0 ? '+' : ''}${value}分`;
  return refusal('points-table', said, { remedy: `请填写${value}`, basis: rule('分值'), field: 'points' });
};

const dated: PointGuard = ({ values }) => {
  const { occurredOn = '', year, quarter } = values;
  const inQuarter = String(Math.ceil(Number(occurredOn.slice(5, 7)) / 3));
  if (occurredOn.slice(0, 4) === String(year) && inQuarter === quarter) return undefined;
  const more = { remedy: '年度和季度按发生日期填写', basis: platformDefaults('积分的归期'), field: 'quarter' };
  return refusal('period', '年度、季度与发生日期不符', more);
};

const nth = (counted: unknown): number => Number(String(counted ?? '').match(/第(\d+)次$/)?.[1] ?? 1);

/** One thing counts once for one cause; again only in place of an entry that was reversed. */
const countsOnce: PointGuard = ({ values, linked }) => {
  const n = nth(values.counted);
  if (n <= 1) return undefined;
  const before = linked('replaces');
  const replaced =
    (before?.state === 'reversed' || before?.state === 'dismissed') &&
    before.values.subjectNo === values.subjectNo &&
    before.values.eventCode === values.eventCode &&
    nth(before.values.counted) === n - 1;
  if (replaced) return undefined;
  return refusal('counted-already', '同一事由同一事项已经计过分', {
    remedy: '不予计分；原流水已冲正的，请关联原流水',
    basis: rule('同一事项不重复计分'),
    field: 'replaces',
  });
};

/** 督查积分流水: proposed from a record, entered by another person, never changed; what was wrong is reversed by a line of its own. */
export const pointEntry = procedure({
  id: 'point-entry',
  version: 1,
  title: '督查积分',
  group: '督导',
  basis: rule('督查事项积分'),
  roles: {
    inspector: { title: '督查机构经办', relation: 'office', office: 'government-office', duties: ['inspector'] },
    chief: { title: '督查机构负责人', relation: 'office', office: 'government-office', duties: ['inspection-chief'] },
  },
  fields,
  shows: { title: 'title', number: 'entryNo', list: ['unit', 'eventCode', 'points', 'occurredOn'] },
  owner: 'unit',
  states: {
    proposed: { title: '待计分' },
    entered: { title: '已计分', settled: true },
    dismissed: { title: '不予计分', final: true },
    reversed: { title: '已冲正', final: true },
  },
  publicIn: [],
  acts: {
    propose: {
      title: '提出计分',
      basis: rule('督查事项积分'),
      by: ['inspector', 'clock'],
      to: 'proposed',
      needs: ['title', 'unit', 'eventCode', 'subjectNo', 'occurredOn', 'year', 'quarter', 'points', 'proof'],
      asks: ['task', 'order', 'rectification', 'report', 'demonstration'],
      guard: [byTable, dated],
    },
    enter: {
      title: '计分',
      basis: rule('督查事项积分'),
      by: ['inspector', 'chief'],
      from: 'proposed',
      to: 'entered',
      asks: ['replaces'],
      notBy: ['propose'],
      guard: countsOnce,
    },
    dismiss: {
      title: '不予计分',
      basis: rule('督查事项积分'),
      by: ['inspector', 'chief'],
      from: 'proposed',
      to: 'dismissed',
      needs: ['dismissReason'],
      awaited: [],
    },
    reverse: {
      title: '冲正',
      basis: rule('积分冲正'),
      by: 'chief',
      from: 'entered',
      to: 'reversed',
      needs: ['reverseReason'],
      notBy: ['enter'],
      voids: true,
      awaited: [],
    },
  },
  deadlines: {},
  serials: {
    entryNo: { at: 'enter', pattern: 'JF-{year}-{seq4}', basis: platformDefaults('积分流水号') },
    counted: {
      at: 'propose',
      pattern: '{unit} {field:subjectNo} {field:eventCode}第{seq}次',
      basis: platformDefaults('同一事项不重复计分'),
    },
  },
  metrics: {
    entries: count({ title: '积分流水', definition: '期内计分的流水笔数，冲正的减去', unit: '笔', acts: 'enter', by: ['eventCode'] }),
    points: sum<'enter', 'points' | 'eventCode'>({
      title: '积分净额',
      definition: '期内计分的分值合计，冲正的减去',
      unit: '分',
      acts: 'enter',
      field: 'points',
      by: ['eventCode'],
    }),
    reversed: count({ title: '积分冲正', definition: '期内冲正的流水笔数', unit: '笔', acts: 'reverse' }),
    proposed: stock({ title: '待计分', definition: '期末提出而尚未计分的笔数', unit: '笔', states: 'proposed' }),
  },
});
