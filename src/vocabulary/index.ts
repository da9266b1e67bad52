/**
 * Words that several kinds of matter share: who may see a field, and lists that general law gives. A module never imports
 * another; what two of them say alike stands here, once.
 */
import { surname } from '#kernel';

/** Anybody may see it. */
export const open = { publicity: 'public' } as const;
/** The parties of the matter and those who handle it. */
export const parties = { publicity: 'party' } as const;
/** Those who handle or oversee the matter. */
export const staff = { publicity: 'staff' } as const;
/** The name of a natural person on a roster of officials: others see the surname. */
export const staffPerson = { publicity: 'staff', mask: surname, personal: true } as const;
/** The name of a natural person who is a party: others see the surname. */
export const partyPerson = { publicity: 'party', mask: surname, personal: true } as const;

/** How a document is served (民事诉讼法 期间、送达章, which other procedures follow). */
export const serviceModes = {
  direct: '直接送达',
  left: '留置送达',
  entrusted: '委托送达',
  post: '邮寄送达',
  electronic: '电子送达',
  notice: '公告送达',
} as const;

/** What a major administrative decision may be about (国务院令第713号第3条). */
export const decisionCategories = {
  'public-policy': '重大公共政策和措施',
  planning: '重要规划',
  resources: '开发利用、保护重要自然资源和文化资源的重大公共政策和措施',
  'public-project': '重大公共建设项目',
  other: '其他重大事项',
} as const;
/** With whom a rule of a prefecture-level city is filed (立法法第109条). */
export const filingBodies = {
  'state-council': '国务院',
  'provincial-npc': '省人民代表大会常务委员会',
  province: '省人民政府',
  npc: '本级人民代表大会常务委员会',
} as const;
/** What rules and regulations of a prefecture-level city may be about; which of them on a day, the law's limits say. */
export const ruleDomainTitles = {
  urban: '城乡建设与管理',
  environment: '环境保护（2023年3月前）',
  ecology: '生态文明建设',
  heritage: '历史文化保护',
  grassroots: '基层治理',
  'rule-making': '规章制定程序',
} as const;

/** 案由: what is challenged in reconsideration or before a court, as the statistics of both have it. */
export const challengedActs = {
  penalty: '行政处罚',
  coercion: '行政强制',
  licence: '行政许可',
  expropriation: '征收补偿',
  title: '行政确权',
  injury: '工伤认定',
  insurance: '社会保险',
  complaint: '投诉举报处理',
  disclosure: '政府信息公开',
  omission: '行政不作为',
  agreement: '行政协议',
  compensation: '行政赔偿',
  other: '其他',
} as const;
/** 领域: the field of administration to which the challenged act belongs. */
export const challengedSectors = {
  police: '公安',
  market: '市场监管',
  land: '自然资源',
  urban: '住建城管',
  labour: '人力资源和社会保障',
  agriculture: '农业农村',
  transport: '交通运输',
  environment: '生态环境',
  emergency: '应急管理',
  health: '卫生健康',
  township: '乡镇（街道）',
  other: '其他',
} as const;

export * from './assessment.ts';
export * from './pledge.ts';
/** Groups within which units are ranked; never across. */
export const reviewGroups = {
  county: '县区组',
  economic: '经济部门组',
  enforcement: '执法部门组',
  general: '综合部门组',
  township: '乡镇街道组',
} as const;
export const quarters = { '1': '第一季度', '2': '第二季度', '3': '第三季度', '4': '第四季度' } as const;
export * from './demonstration.ts';
