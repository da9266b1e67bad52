/** The words and values of a synthetic normative document. */
import type { CivilDate } from '#kernel';
import type { Random } from './random.ts';
import { documentTitle, topics } from './texts.ts';
import type { DemoUnit } from './units.ts';
import { unitOf } from './units.ts';

const subjects: readonly (readonly [topic: string, words: RegExp])[] = [
  ['labour', /工伤|失业|人才|农民工|医疗保险/],
  ['health', /献血|急救|传染|体育|计划生育/],
  ['education', /教育|校|托育|科技|专利/],
  ['agriculture', /农|种子|动物|生猪|土地流转|高标准|防汛|河道|水资源|水库|森林|湿地|村庄|秸秆|畜禽/],
  ['land', /宅基地|建设用地|土地储备|墙体/],
  ['industry', /公路|出租|公共交通|邮政|货运|渣土/],
  ['trade', /旅游|电子商务|会展|招商|再生/],
  ['finance', /政府采购|财政|国有资产|资产出租|信贷|担保|保险|上市/],
  ['market', /特种|消防|电梯|计量|烟花|危险|安全生产|食品|餐饮|广告|商标/],
  ['welfare', /养老|最低生活|救助|殡葬|残疾|社会组织|地名|退役|救灾|扶贫/],
  ['culture', /文物|文化/],
  ['safety', /信访|法律援助|行政调解|养犬/],
  ['urban', /城市|供水|燃气|物业|污|垃圾|扬尘|房|绿化|照明|噪声|排水|停放|电动|管线|建筑|违法建设|棚户|小区|施工/],
];
const topicOf = (title: string): string => subjects.find(([, words]) => words.test(title))?.[0] ?? 'general';
const genreOf = (title: string): string => (title.includes('通告') ? 'announcement' : title.includes('意见') ? 'opinion' : 'notice');

/** How a unit signs its documents, and how its name stands in their titles. */
export function signOf(unit: DemoUnit): { readonly sign: string; readonly issuer: string; readonly place: string } {
  const short = unit.name.replace(/^市|人民政府|管理委员会$/g, '').replace(/(局|委员会|办公室|中心)$/, '');
  if (unit.kind === 'city') return { sign: '驻政', issuer: '驻马店市人民政府', place: '驻马店市' };
  if (unit.kind === 'department') return { sign: `驻${short}文`.slice(0, 12), issuer: `驻马店${unit.name}`, place: '驻马店市' };
  if (unit.kind === 'county') return { sign: `${unit.name.slice(0, -1)}政`, issuer: `${unit.name}人民政府`, place: unit.name };
  if (unit.kind === 'zone') return { sign: `${unit.name.slice(3, 9)}管`, issuer: `${unit.name}管理委员会`, place: unit.name };
  const county = unitOf(unit.parent ?? '').name.slice(0, 2);
  const suffix = unit.kind === 'street' ? '办事处' : '人民政府';
  return { sign: `${county}${unit.name}文`.slice(0, 12), issuer: `${unit.name}${suffix}`, place: unit.name };
}

const levels: Readonly<Record<string, string>> = {
  city: 'city',
  department: 'city-department',
  county: 'county',
  zone: 'county',
  township: 'township',
  street: 'township',
};
const levelOf = (unit: DemoUnit): string => levels[unit.kind] ?? 'city';

/** What every document of a unit has from the start. */
export function basics(unit: DemoUnit, n: number) {
  const { issuer, place } = signOf(unit);
  const title = documentTitle(issuer, place, n);
  return { title, issuer: unit.code, issuerLevel: levelOf(unit), genre: genreOf(title), topic: topicOf(title) };
}

/** A short text that can be searched and says that it is synthetic. */
export function bodyOf(title: string, effectiveOn: CivilDate): string {
  const subject = topics.find((t) => title.includes(t)) ?? '有关事项';
  return [
    `第一条 为规范${subject}有关工作，依据有关法律、法规、规章，结合本地实际，制定本文件。`,
    `第二条 本行政区域内${subject}有关活动适用本文件。`,
    '第三条 有关部门按照各自职责，公开办事依据、条件、程序和期限。',
    '第四条 公民、法人和其他组织对执行中的问题可以投诉、举报，有关部门应当依法处理并答复。',
    `第五条 本文件自${effectiveOn}起施行。`,
    '（演示数据：正文为合成内容。）',
  ].join('\n');
}

export const affectsOperators = (title: string): boolean => /经营|市场|招标|采购|出租|担保|企业|物业|燃气|商务|资金|奖/.test(title);
export const interpretationOf = (id: string): string => `https://example.invalid/interpretation/${id}`;

const validityYears = { 5: 70, 3: 15, 2: 15 };
/** How many years a document lasts: a trial never more than two. */
export const yearsOf = (title: string, random: Random): number => (/暂行|试行/.test(title) ? 2 : Number(random.weighted(validityYears)));
