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

/** The law that a document of a subject usually rests on, by the name it bore in 2019. */
const laws: readonly (readonly [name: string, words: RegExp])[] = [
  ['城市供水条例', /供水|饮水/],
  ['城镇燃气管理条例', /燃气/],
  ['物业管理条例', /物业|维修资金/],
  ['城市绿化条例', /绿化|古树/],
  ['中华人民共和国环境噪声污染防治法', /噪声|夜间施工/],
  ['中华人民共和国大气污染防治法', /扬尘|重污染|秸秆/],
  ['中华人民共和国水污染防治法', /污水|水源保护|畜禽/],
  ['中华人民共和国河道管理条例', /河道/],
  ['中华人民共和国防汛条例', /防汛/],
  ['中华人民共和国土地管理法', /宅基地|建设用地|土地/],
  ['国有土地上房屋征收与补偿条例', /房屋征收|棚户/],
  ['中华人民共和国公路法', /公路/],
  ['中华人民共和国食品安全法', /食品|餐饮/],
  ['中华人民共和国广告法', /广告/],
  ['中华人民共和国消防法', /消防/],
  ['中华人民共和国特种设备安全法', /特种设备|电梯/],
  ['烟花爆竹安全管理条例', /烟花/],
  ['危险化学品安全管理条例', /危险化学品/],
  ['工伤保险条例', /工伤/],
  ['失业保险条例', /失业/],
  ['社会救助暂行办法', /最低生活|临时救助|医疗救助/],
  ['中华人民共和国老年人权益保障法', /养老/],
  ['殡葬管理条例', /殡葬/],
  ['中华人民共和国政府采购法', /政府采购/],
  ['中华人民共和国招标投标法', /招标|公共资源/],
  ['中华人民共和国文物保护法', /文物/],
  ['中华人民共和国动物防疫法', /动物|养犬|生猪/],
  ['中华人民共和国种子法', /种子/],
  ['信访条例', /信访/],
  ['法律援助条例', /法律援助/],
  ['中华人民共和国献血法', /献血/],
];
export const lawOf = (title: string): string | undefined => laws.find(([, words]) => words.test(title))?.[0];

/** One in four names the regulation under which it is to be published, in the edition of its day. */
const openly = (title: string, on: CivilDate): string => {
  if ([...title].length % 4 !== 0) return '公开';
  return `依照《中华人民共和国政府信息公开条例》（国务院令第${on < '2019-05-15' ? 492 : 711}号）公开`;
};

/** A short text that can be searched and says that it is synthetic. */
export function bodyOf(title: string, effectiveOn: CivilDate): string {
  const subject = topics.find((t) => title.includes(t)) ?? '有关事项';
  const law = lawOf(title);
  return [
    `第一条 为规范${subject}有关工作，依据${law ? `《${law}》等` : '有关'}法律、法规、规章，结合本地实际，制定本文件。`,
    `第二条 本行政区域内${subject}有关活动适用本文件。`,
    `第三条 有关部门按照各自职责，${openly(title, effectiveOn)}办事依据、条件、程序和期限。`,
    '第四条 公民、法人和其他组织对执行中的问题可以投诉、举报，有关部门应当依法处理并答复。',
    `第五条 本文件自${effectiveOn}起施行。`,
    '（演示数据：正文为合成内容。）',
  ].join('\n');
}

/** 《…管理办法》 out of the notice that issued it. */
const ruleIn = (title: string): string => /关于印发(.+)的通知$/.exec(title)?.[1] ?? title;

/** The title of a decision that amends a document, by the same issuer. */
export const amendingTitle = (amended: string): string => `${/^.+?(?=关于)/.exec(amended)?.[0] ?? ''}关于修改《${ruleIn(amended)}》的决定`;

/** A decision whose instructions can be carried out on the text that it amends. */
export function decisionOf(amended: string, effectiveOn: CivilDate): string {
  const subject = topics.find((t) => amended.includes(t)) ?? '有关事项';
  return [
    `现决定对《${ruleIn(amended)}》作如下修改：`,
    `一、将第三条修改为：“有关部门按照各自职责，公开${subject}的办事依据、条件、程序、期限和投诉渠道。”`,
    '二、第三条后增加一条，作为第四条：“能够通过政务数据共享取得的材料，不得要求申请人提交。”',
    '三、第四条中的“投诉、举报”修改为“咨询、投诉、举报”。',
    `本决定自${effectiveOn}起施行。`,
    '（演示数据：正文为合成内容。）',
  ].join('\n');
}

export const affectsOperators = (title: string): boolean => /经营|市场|招标|采购|出租|担保|企业|物业|燃气|商务|资金|奖/.test(title);
export const interpretationOf = (id: string): string => `https://example.invalid/interpretation/${id}`;

const validityYears = { 5: 70, 3: 15, 2: 15 };
/** How many years a document lasts: a trial never more than two. */
export const yearsOf = (title: string, random: Random): number => (/暂行|试行/.test(title) ? 2 : Number(random.weighted(validityYears)));
