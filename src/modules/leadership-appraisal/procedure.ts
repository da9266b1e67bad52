import {
  choice,
  count,
  type Guard,
  longText,
  matterRef,
  number,
  procedure,
  type Refusal,
  refusal,
  rows,
  text,
  unit,
  type ValuesOf,
} from '#kernel';
import { appraisalMinimumMonths, civilServantAppraisal, civilServantLaw, excellentShare, platformDefaults } from '#law';
import { staff } from '#vocabulary';

/** Who got which grade: only those who record and approve it. */
const closed = { publicity: 'sealed', openTo: ['personnel', 'approver'] } as const;

const fields = {
  title: text('年度考核', { ...staff, min: 4, max: 80 }),
  unit: unit('单位', staff),
  year: number('考核年度', { ...staff, min: 2016, max: 2100 }),
  members: number('班子成员人数', { ...staff, min: 1, max: 60 }),
  grades: rows(
    '班子成员考核等次',
    {
      name: text('姓名', { ...closed, max: 30, personal: true }),
      post: text('职务', { ...closed, max: 60 }),
      months: number('考核年度在任月数', { ...closed, min: 0, max: 12 }),
      grade: choice('等次', { excellent: '优秀', competent: '称职', basic: '基本称职', incompetent: '不称职', none: '不定等次' }, closed),
      discretion: longText('裁量意见', { ...closed, min: 0, max: 300 }),
    },
    { ...closed, min: 1, max: 60 },
  ),
  barred: choice('评优限制', { none: '无', barred: '不得定优秀等次' }, staff),
  barredBy: matterRef('incentive', '所依据的决定', staff),
  returnReason: longText('退回意见', { ...staff, max: 500 }),
} as const;
type AppraisalGuard = Guard<ValuesOf<typeof fields>>;

/** 未完成年度目标的单位，班子成员不得定为优秀；任职不满半年的由组织部门裁量. */
const noneExcellentWhenBarred: AppraisalGuard = ({ values, inForce }) => {
  if (values.barred !== 'barred') return undefined;
  const least = inForce(appraisalMinimumMonths);
  const rowsGiven = values.grades ?? [];
  const wrong = rowsGiven.findIndex((row) => row.grade === 'excellent' && ((row.months ?? 12) >= least || row.discretion === undefined));
  if (wrong < 0) return undefined;
  return refusal('excellent-barred', '该单位年度目标未完成，班子成员不得定为优秀等次', {
    remedy: `请改正第${wrong + 1}行的等次；任职不满${least}个月的，由组织部门写明裁量意见`,
    basis: platformDefaults('不得评优的执行'),
    field: 'grades',
  });
};

const shareKept: AppraisalGuard = ({ values, inForce }) => {
  const found: Refusal[] = [];
  const excellent = (values.grades ?? []).filter((row) => row.grade === 'excellent').length;
  const most = Math.floor(((values.members ?? 0) * inForce(excellentShare)) / 100);
  if ((values.grades?.length ?? 0) !== values.members)
    found.push(
      refusal('members', '等次的人数与班子成员人数不符', { remedy: '请逐人填写', basis: civilServantLaw('第37条'), field: 'grades' }),
    );
  if (excellent > Math.max(1, most))
    found.push(
      refusal('excellent-share', `优秀等次人数超过规定比例（至多${Math.max(1, most)}人）`, {
        remedy: '请减少优秀等次人数',
        basis: civilServantAppraisal('优秀等次的比例'),
        field: 'grades',
      }),
    );
  return found;
};

/** 班子成员年度考核等次: four grades (公务员法第38条); a decision that bars the grade of excellent is a refusal here, not a reminder. */
export const leadershipAppraisal = procedure({
  id: 'leadership-appraisal',
  version: 1,
  title: '班子成员年度考核',
  group: '督导',
  basis: civilServantLaw('第37条、第38条'),
  roles: {
    personnel: { title: '组织人事经办', relation: 'own', duties: ['personnel'] },
    approver: { title: '主管机关负责人', relation: 'above', duties: ['leader'] },
  },
  fields,
  shows: { title: 'title', list: ['unit', 'year', 'members', 'barred'] },
  owner: 'unit',
  states: {
    opened: { title: '待定等次' },
    graded: { title: '待审定' },
    confirmed: { title: '已审定', settled: true },
    archived: { title: '已归档', final: true },
  },
  // Grades of persons and internal personnel matters are not published (政府信息公开条例第16条).
  publicIn: [],
  acts: {
    open: {
      title: '开始年度考核',
      basis: civilServantLaw('第37条'),
      by: 'personnel',
      to: 'opened',
      needs: ['title', 'unit', 'year', 'members'],
      sets: { barred: 'none' },
    },
    bar: {
      title: '限制评优',
      basis: platformDefaults('不得评优的执行'),
      by: 'clock',
      from: ['opened', 'graded', 'confirmed'],
      to: 'opened',
      needs: ['barredBy'],
      sets: { barred: 'barred' },
    },
    'lift-bar': {
      title: '解除评优限制',
      basis: platformDefaults('不得评优的执行'),
      by: 'clock',
      from: ['opened', 'graded', 'confirmed'],
      sets: { barred: 'none' },
    },
    grade: {
      title: '提出等次',
      basis: civilServantLaw('第38条'),
      by: 'personnel',
      from: 'opened',
      to: 'graded',
      needs: ['grades'],
      guard: [noneExcellentWhenBarred, shareKept],
    },
    return: {
      title: '退回',
      basis: civilServantLaw('第37条'),
      by: 'approver',
      from: 'graded',
      to: 'opened',
      needs: ['returnReason'],
      returns: true,
    },
    confirm: {
      title: '审定等次',
      basis: civilServantLaw('第37条'),
      by: 'approver',
      from: 'graded',
      to: 'confirmed',
      guard: [noneExcellentWhenBarred, shareKept],
    },
    archive: { title: '归档', basis: platformDefaults('归档'), by: 'personnel', from: 'confirmed', to: 'archived', awaited: [] },
  },
  deadlines: {},
  serials: {},
  metrics: {
    opened: count({ title: '班子年度考核', definition: '期内开始年度考核的班子数', unit: '个', acts: 'open' }),
    barred: count({ title: '限制评优', definition: '期内被限制评优的班子数', unit: '个', acts: 'bar', first: true }),
    confirmed: count({ title: '审定等次', definition: '期内审定等次的班子数', unit: '个', acts: 'confirm', first: true }),
  },
});
