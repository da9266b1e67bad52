import { count, duration, halfUp, share, stock } from '#kernel';

const unit = '份';
const replies = ['reply', 'reply-listing'] as const;

export const metrics = {
  issued: count({
    title: '下发督办单',
    definition: '期内下发的督办单份数，升级再发的不另计',
    unit,
    acts: ['issue', 'list'],
    first: true,
    by: ['orderLevel', 'category'],
  }),
  raised: count({ title: '升级督办', definition: '期内因回复未通过升级的次数', unit: '次', acts: ['reissue-second', 'reissue-third'] }),
  listed: count({ title: '挂牌督办', definition: '期内挂牌督办的件数', unit: '件', acts: ['list', 'reissue-third'] }),
  replied: count({ title: '督办单回复', definition: '期内回复的次数', unit: '次', acts: replies }),
  'replied-in-time': count<(typeof replies)[number], never, 'reply'>({
    title: '按期回复',
    definition: '期内在回复期限内回复的次数',
    unit: '次',
    acts: replies,
    inTime: 'reply',
  }),
  'replied-late': count<(typeof replies)[number], never, 'reply'>({
    title: '逾期回复',
    definition: '期内超过回复期限才回复的次数',
    unit: '次',
    acts: replies,
    late: 'reply',
  }),
  'reply-rate': share({
    title: '督办单按期回复率',
    definition: '按期回复的次数÷回复的次数',
    of: 'replied-in-time',
    over: 'replied',
    rounding: halfUp(),
  }),
  'reply-days': duration({
    title: '督办单回复用时',
    definition: '期内回复的督办单，从签收到回复的工作日中位数',
    unit: '个工作日',
    clock: 'reply',
    acts: replies,
    at: 'median',
    rounding: halfUp(0),
  }),
  closed: count({ title: '督办单办结', definition: '期内核查通过办结的份数', unit, acts: ['close', 'delist'], by: ['orderLevel'] }),
  delisted: count({ title: '摘牌', definition: '期内摘牌的挂牌督办件数', unit: '件', acts: 'delist' }),
  interviews: count({ title: '挂牌督办约谈', definition: '期内就挂牌督办事项约谈的次数', unit: '次', acts: 'interview' }),
  pending: stock({
    title: '在办督办单',
    definition: '期末已下发、尚未办结的督办单份数',
    unit,
    states: ['issued', 'signed', 'replied', 'listed', 'listed-signed', 'listed-replied'],
    by: ['orderLevel'],
  }),
} as const;
