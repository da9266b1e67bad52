import {
  choice,
  count,
  date,
  dueOf,
  flag,
  type GuardView,
  longText,
  number,
  printDate,
  procedure,
  refusal,
  stock,
  sum,
  text,
} from '#kernel';
import { committeeMax, committeeMin, committeeTerm, mediationLaw, platformDefaults } from '#law';
import { staff, staffPerson } from '#vocabulary';

const open = { publicity: 'public', basis: platformDefaults('调解组织名册公开') } as const;

type CommitteeView = GuardView<{
  readonly memberCount?: number;
  readonly hasWoman?: boolean;
  readonly electedOn?: string;
  readonly termEndsOn?: string;
}>;

/** Three to nine members. */
function sizeRefusal({ values, inForce }: CommitteeView) {
  const [least, most] = [inForce(committeeMin), inForce(committeeMax)];
  const size = values.memberCount ?? 0;
  if (size >= least && size <= most) return undefined;
  return refusal('committee-size', `委员应为${least}至${most}人`, {
    remedy: '请核对委员人数',
    basis: mediationLaw('第8条'),
    field: 'memberCount',
  });
}

/** At least one woman. */
function womanRefusal({ values }: CommitteeView) {
  if (values.hasWoman === true) return undefined;
  return refusal('no-woman', '应当有妇女成员', { remedy: '请补选妇女委员后再登记', basis: mediationLaw('第8条'), field: 'hasWoman' });
}

/** A term of three years from the election. */
function termRefusal({ values, inForce, calendar }: CommitteeView) {
  const elected = values.electedOn ?? '';
  const limit = inForce(committeeTerm, elected);
  const { due } = dueOf(calendar, { start: elected, limit, kind: 'at-least' });
  if (values.termEndsOn === due) return undefined;
  return refusal('term-length', `委员每届任期${limit.n}年`, {
    remedy: `任期届满日应为${printDate(due)}`,
    basis: mediationLaw('第9条'),
    field: 'termEndsOn',
  });
}

/** 人民调解委员会名册: which committees there are, of how many members, until when elected. */
export const mediationCommittee = procedure({
  id: 'mediation-committee',
  version: 1,
  title: '人民调解委员会',
  group: '矛盾化解',
  basis: mediationLaw('第8条'),
  roles: {
    keeper: { title: '乡镇、街道或者设立单位', relation: 'own', duties: ['clerk', 'head'] },
    justice: { title: '县级司法行政机关', relation: 'above', duties: ['clerk', 'reviewer', 'chief', 'head'] },
  },
  fields: {
    committeeNo: text('编号', open),
    name: text('名称', { ...open, min: 4, max: 80 }),
    kind: choice(
      '类型',
      { village: '村（居）', township: '乡镇（街道）', enterprise: '企事业单位', social: '社会组织', industry: '行业性、专业性' },
      { ...open, basis: mediationLaw('第8条、第34条') },
    ),
    place: text('所在村（居）或者地址', { ...open, max: 120 }),
    chair: text('主任', { ...staffPerson, max: 30 }),
    memberCount: number('委员人数', { ...open, unit: '人', basis: mediationLaw('第8条') }),
    fullTimeCount: number('专职调解员人数', { ...open, unit: '人' }),
    hasWoman: flag('有妇女委员', { ...open, basis: mediationLaw('第8条') }),
    establishedOn: date('设立日期', open),
    electedOn: date('本届当选日期', open),
    termEndsOn: date('任期届满日', { ...open, future: true, basis: mediationLaw('第9条') }),
    adjustReason: longText('调整理由', { ...staff, max: 500 }),
    abolishReason: longText('撤销理由', { ...staff, max: 500 }),
  },
  shows: { title: 'name', number: 'committeeNo', list: ['kind', 'memberCount', 'termEndsOn'] },
  states: { active: { title: '在册', settled: true }, abolished: { title: '已撤销', final: true } },
  publicIn: ['active', 'abolished'],
  acts: {
    establish: {
      title: '设立',
      basis: mediationLaw('第8条'),
      by: 'keeper',
      to: 'active',
      needs: ['name', 'kind', 'memberCount', 'hasWoman', 'establishedOn', 'electedOn', 'termEndsOn'],
      asks: ['place', 'chair', 'fullTimeCount'],
      guard: [sizeRefusal, womanRefusal, termRefusal],
    },
    adjust: {
      title: '调整',
      basis: mediationLaw('第9条'),
      by: 'keeper',
      from: 'active',
      needs: ['adjustReason'],
      asks: ['name', 'place', 'chair', 'memberCount', 'fullTimeCount', 'hasWoman'],
      guard: [sizeRefusal, womanRefusal],
    },
    reelect: {
      title: '换届',
      basis: mediationLaw('第9条'),
      by: 'keeper',
      from: 'active',
      needs: ['memberCount', 'hasWoman', 'electedOn', 'termEndsOn'],
      asks: ['chair', 'fullTimeCount'],
      guard: [
        sizeRefusal,
        womanRefusal,
        termRefusal,
        ({ values, matter }) =>
          (values.electedOn ?? '') > String(matter?.values.electedOn)
            ? undefined
            : refusal('same-term', '换届的当选日期应晚于上届', {
                remedy: '只调整个别委员的，请办理「调整」',
                basis: mediationLaw('第9条'),
                field: 'electedOn',
              }),
      ],
    },
    abolish: {
      title: '撤销',
      basis: platformDefaults('名册管理'),
      by: ['keeper', 'justice'],
      from: 'active',
      to: 'abolished',
      needs: ['abolishReason'],
      awaited: [],
    },
  },
  deadlines: {
    term: {
      title: '任期届满',
      basis: mediationLaw('第9条'),
      kind: 'at-most',
      starts: ['establish', 'reelect'],
      startsOn: 'electedOn',
      until: 'termEndsOn',
      stops: 'abolish',
    },
  },
  serials: { committeeNo: { at: 'establish', pattern: '{unit}-{seq3}', basis: platformDefaults('名册编号') } },
  metrics: {
    active: stock({
      title: '人民调解委员会',
      definition: '期末在册的人民调解委员会数',
      basis: mediationLaw('第10条'),
      unit: '个',
      states: 'active',
      by: ['kind'],
    }),
    established: count({ title: '新设', definition: '期内登记设立的人民调解委员会数', unit: '个', acts: 'establish', by: ['kind'] }),
    reelected: count({ title: '换届', definition: '期内换届的人民调解委员会数', unit: '个', acts: 'reelect', by: ['kind'] }),
    abolished: count({ title: '撤销', definition: '期内撤销的人民调解委员会数', unit: '个', acts: 'abolish', by: ['kind'] }),
    members: sum({
      title: '当选委员',
      definition: '期内设立、换届时当选的委员人数；届中调整不计',
      unit: '人',
      acts: ['establish', 'reelect'],
      field: 'memberCount',
    }),
  },
});
