import {
  choice,
  count,
  date,
  file,
  type GuardView,
  halfUp,
  longText,
  number,
  printDate,
  procedure,
  refusal,
  share,
  sum,
  text,
} from '#kernel';
import { platformDefaults, pressRecord, pressReleaseOpinion } from '#law';
import { open, staff } from '#vocabulary';

const opinion = pressReleaseOpinion('新闻发布');

/** What is announced lies ahead. */
function lyingAhead({ values, on }: GuardView<{ readonly plannedOn?: string }>) {
  if ((values.plannedOn ?? '') >= on) return undefined;
  return refusal('past-plan', '召开日期早于今天', { remedy: `请填写${printDate(on)}及以后的日期`, basis: opinion, field: 'plannedOn' });
}

/** 新闻发布会. Only what was held counts. */
export const pressConference = procedure({
  id: 'press-conference',
  version: 1,
  title: '新闻发布会',
  group: '政务公开',
  basis: opinion,
  roles: {
    organizer: { title: '主办单位', relation: 'own', duties: ['clerk', 'secretariat', 'reviewer'] },
    spokesperson: { title: '新闻发言人、单位负责人', relation: 'own', duties: ['head', 'leader', 'chief'] },
  },
  fields: {
    topic: text('主题', { ...open, min: 4, max: 120 }),
    theme: choice(
      '类别',
      { policy: '政策发布', economy: '经济运行', livelihood: '民生实事', emergency: '突发事件', activity: '重要活动', other: '其他' },
      open,
    ),
    plannedOn: date('拟召开日期', { ...open, future: true }),
    place: text('地点', { ...open, max: 100 }),
    speakers: text('发布人', { ...open, max: 200, help: '姓名和职务' }),
    materials: file('发布材料', staff),
    mediaCount: number('到会媒体', { ...open, unit: '家', max: 1000 }),
    questionCount: number('答记者问', { ...open, unit: '个', max: 200 }),
    transcript: longText('实录', open),
    url: text('实录网址', { ...open, max: 300 }),
    cancelReason: longText('取消原因', { ...staff, max: 500 }),
    lateReason: longText('逾期原因', { ...staff, max: 500 }),
  },
  shows: { title: 'topic', list: ['theme', 'plannedOn', 'mediaCount'] },
  states: {
    planned: { title: '已列计划' },
    announced: { title: '已预告' },
    held: { title: '已召开，待公开实录' },
    recorded: { title: '实录已公开', final: true },
    cancelled: { title: '已取消', final: true },
  },
  publicIn: ['announced', 'held', 'recorded'],
  acts: {
    plan: {
      title: '列入计划',
      basis: opinion,
      by: 'organizer',
      to: 'planned',
      needs: ['topic', 'theme', 'plannedOn'],
      asks: ['place', 'speakers'],
      guard: lyingAhead,
    },
    announce: {
      title: '批准并预告',
      basis: opinion,
      by: 'spokesperson',
      from: 'planned',
      to: 'announced',
      needs: ['place', 'speakers'],
      asks: ['plannedOn', 'materials'],
      notBy: ['plan'],
      guard: lyingAhead,
    },
    hold: {
      title: '召开',
      basis: opinion,
      by: 'organizer',
      from: 'announced',
      to: 'held',
      needs: ['mediaCount'],
      asks: ['questionCount', 'speakers'],
    },
    'publish-record': {
      title: '公开实录',
      basis: platformDefaults('新闻发布会实录公开'),
      by: 'organizer',
      from: 'held',
      to: 'recorded',
      needs: ['transcript'],
      asks: ['url', 'lateReason'],
      lateReason: 'lateReason',
    },
    cancel: {
      title: '取消',
      basis: platformDefaults('取消留痕'),
      by: ['organizer', 'spokesperson'],
      from: ['planned', 'announced'],
      to: 'cancelled',
      needs: ['cancelReason'],
      awaited: [],
    },
  },
  deadlines: {
    record: {
      title: '公开实录',
      basis: platformDefaults('新闻发布会实录公开'),
      kind: 'at-most',
      starts: 'hold',
      within: pressRecord,
      stops: 'publish-record',
    },
  },
  serials: {},
  metrics: {
    held: count<'hold', 'theme'>({
      title: '新闻发布会',
      definition: '期内已召开的新闻发布会场次，只计划、预告的和取消的不计',
      basis: opinion,
      unit: '场次',
      acts: 'hold',
      by: ['theme'],
    }),
    recorded: count({ title: '公开实录', definition: '期内公开实录的新闻发布会场次', unit: '场次', acts: 'publish-record' }),
    'recorded-share': share({
      title: '实录公开率',
      definition: '公开实录的场次÷召开的场次',
      of: 'recorded',
      over: 'held',
      rounding: halfUp(2),
    }),
    cancelled: count({ title: '取消的新闻发布会', definition: '期内取消的新闻发布会场次', unit: '场次', acts: 'cancel' }),
    media: sum({ title: '到会媒体', definition: '期内召开的新闻发布会到会媒体数之和', unit: '家', acts: 'hold', field: 'mediaCount' }),
  },
});
