/** What those who oversee the government asked of it in the year, and how it answered and put things right. */
import { addDays, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, didBy, paper, wd, who } from './city.ts';
import { later, workingDayAfter } from './days.ts';
import { Random } from './random.ts';
import type { Live } from './replay.ts';
import { governmentOffice, unitsOfKind } from './units.ts';

interface Source {
  readonly count: number;
  readonly sender: string;
  readonly sign: string;
  /** Days within which the law wants an answer; absent where the paper itself names the day. */
  readonly within?: number;
  readonly titles: readonly string[];
  readonly demands: readonly [least: number, most: number];
  /** Share of those that leave something to put right. */
  readonly rectify: number;
}

/** No number of these is published, only that oversight of five kinds was accepted: the platform's own assumption. */
const sources: Readonly<Record<string, Source>> = {
  'party-inspection': {
    ...{ count: 4, sender: '市委巡察机构', sign: '驻巡', demands: [3, 6], rectify: 1 },
    titles: ['对部门党组巡察反馈的意见', '对巡察整改情况的反馈意见'],
  },
  deliberation: {
    ...{ count: 9, sender: '市人大常委会', sign: '驻人常', within: 91, demands: [2, 5], rectify: 0.4 },
    titles: ['对大气污染防治工作报告的审议意见', '对食品安全法执法检查报告的审议意见', '对计划执行情况报告的审议意见'],
  },
  'budget-deliberation': {
    ...{ count: 3, sender: '市人大常委会', sign: '驻人常', within: 60, demands: [2, 4], rectify: 0.6 },
    titles: ['对预算执行情况报告的审议意见', '对决算草案报告的审议意见', '对审计工作报告的审议意见'],
  },
  inquiry: {
    ...{ count: 4, sender: '市人大常委会', sign: '驻人常', demands: [1, 3], rectify: 0.2 },
    titles: ['关于教育资源配置的询问', '关于河道治理的询问'],
  },
  'special-inquiry': {
    ...{ count: 2, sender: '市人大常委会', sign: '驻人常', demands: [3, 6], rectify: 0.5 },
    titles: ['关于物业管理的专题询问'],
  },
  interpellation: { ...{ count: 1, sender: '市人大常委会', sign: '驻人常', demands: [2, 2], rectify: 1 }, titles: ['关于供热保障的质询'] },
  'supervisory-advice': {
    ...{ count: 5, sender: '市监察委员会', sign: '驻监', within: 30, demands: [1, 3], rectify: 0.8 },
    titles: ['关于完善专项资金管理的监察建议', '关于规范行政审批的监察建议'],
  },
  democratic: {
    ...{ count: 6, sender: '市政协', sign: '驻协', within: 30, demands: [1, 3], rectify: 0 },
    titles: ['关于优化营商环境的建议案', '关于乡村教育的协商意见'],
  },
  'judicial-advice': {
    ...{ count: 5, sender: '市中级人民法院', sign: '豫17司建', within: 59, demands: [1, 2], rectify: 0.4 },
    titles: ['关于规范征收程序的司法建议', '关于加强工程款支付管理的司法建议'],
  },
  'judicial-document-advice': {
    ...{ count: 3, sender: '市中级人民法院', sign: '豫17司建', within: 60, demands: [1, 1], rectify: 0.3 },
    titles: ['关于修改规范性文件有关条款的司法建议'],
  },
  'procuratorial-advice': {
    ...{ count: 42, sender: '市人民检察院', sign: '驻检建', within: 59, demands: [1, 2], rectify: 0.5 },
    titles: ['关于河道非法采砂监管的检察建议', '关于餐饮油烟监管的检察建议', '关于国有土地出让金追缴的检察建议'],
  },
  'procuratorial-urgent': {
    ...{ count: 3, sender: '市人民检察院', sign: '驻检建', within: 15, demands: [1, 1], rectify: 0.5 },
    titles: ['关于饮用水水源地污染的检察建议'],
  },
  judgment: {
    ...{ count: 14, sender: '市中级人民法院', sign: '豫17行终', demands: [1, 2], rectify: 0 },
    titles: ['责令履行补偿职责的判决', '责令重新作出行政行为的判决'],
  },
  audit: {
    ...{ count: 20, sender: '市审计局', sign: '驻审', demands: [4, 8], rectify: 1 },
    titles: ['部门预算执行审计查出的问题', '经济责任审计查出的问题'],
  },
  inspection: {
    ...{ count: 12, sender: '省政府督查室', sign: '豫政督', demands: [1, 4], rectify: 0.7 },
    titles: ['对重点工作落实情况的督查意见'],
  },
  hierarchical: {
    ...{ count: 8, sender: '省级主管部门', sign: '豫监', demands: [1, 3], rectify: 0.6 },
    titles: ['对专项工作监督检查的意见'],
  },
};

const needs = ['完善制度', '限期改正', '追缴资金', '公开信息', '加强监管', '说明情况'];
const office = governmentOffice.code;
const departments = unitsOfKind('department').filter((u) => u.code !== office);

interface Paper {
  readonly kind: string;
  readonly source: Source;
  readonly n: number;
  readonly on: CivilDate;
}

/** Registered with what it demands; where the law names no term, with the day that the paper names. */
function opened(city: City, { kind, source, n, on }: Paper): { live: Live; due: CivilDate } {
  const { random } = city;
  const demands = Array.from({ length: random.int(...source.demands) }, (_none, i) => ({ demand: `${needs[(n + i) % needs.length]}` }));
  const values = {
    ...{ kind, sender: source.sender, title: random.pick(source.titles), demands, receivedOn: on },
    docNo: `${source.sign}〔${city.year}〕${n + 1}号`,
    paper: paper(city, `${source.sender}来文`, '扫描件'),
  };
  const by = who(city, office, 'secretariat');
  if (source.within !== undefined) {
    const live = city.replay.open('oversight-item', 'receive', values, on, by, true);
    return { live, due: addDays(on, source.within) };
  }
  const due = workingDayAfter(addDays(on, random.int(25, 60)), 0);
  return { live: city.replay.open('oversight-item', 'receive-dated', { ...values, dueOn: due }, on, by, true), due };
}

/** From the day on which it was received to the answer. */
function* answered(city: City, live: Live, { source, n, on }: Paper, due: CivilDate): Flow {
  const { random } = city;
  const assignedOn = wd(city, on, 0, 2);
  yield assignedOn;
  const lead = random.pick(departments).code;
  act(city, live, 'assign', assignedOn, who(city, office, 'chief'), { leadUnit: lead });
  const acceptedOn = wd(city, assignedOn, 1, 2);
  yield acceptedOn;
  const clerk = who(city, lead, 'clerk');
  act(city, live, 'accept', acceptedOn, clerk);
  const late = random.chance(0.04);
  const lastOn = addDays(due, late ? random.int(4, 12) : -random.int(3, source.within === 15 ? 5 : 14));
  const signedOn = workingDayAfter(lastOn > addDays(acceptedOn, 3) ? lastOn : addDays(acceptedOn, 3), 0);
  const draftedOn = workingDayAfter(addDays(signedOn, -3), 0);
  yield draftedOn;
  const demands = live.matter.values.demands as readonly { demand: string }[];
  const answers = demands.map(({ demand }) => ({ demand, answer: '已制定措施，明确责任人和时限，正在落实。' }));
  const rectifyNeeded = random.chance(source.rectify);
  act(city, live, 'draft-reply', draftedOn, clerk, { answers, reply: '现将办理情况报告如下。', rectifyNeeded });
  if (String(live.matter.values.kind).includes('deliberation'))
    act(city, live, 'seek-committee-view', draftedOn, who(city, office, 'secretariat'), { committeeView: '同意所报办理情况，补充数据。' });
  yield signedOn;
  const values = {
    replyNo: `驻复函〔${city.year}〕${n + 301}号`,
    signer: '主要负责人',
    ...(signedOn > due && { lateReason: '涉及多个单位，会商用时较长。' }),
  };
  act(city, live, 'reply', signedOn, who(city, lead, 'head', didBy(live, 'draft-reply')), values);
}

function* rectified(city: City, live: Live, on: CivilDate): Flow {
  const { random } = city;
  const rectifyBy = workingDayAfter(addDays(on, random.int(30, 90)), 0);
  act(city, live, 'accept-reply', on, who(city, office, 'chief'), { rectifyBy });
  const late = random.chance(0.06);
  const verifiedOn = workingDayAfter(addDays(rectifyBy, late ? 10 : -random.int(4, 12)), 0);
  const sentOn = workingDayAfter(addDays(verifiedOn, -8), 0);
  const lead = String(live.matter.values.leadUnit);
  const evidence = [{ item: '来文所列问题', done: '已整改到位。', proof: paper(city, '监督意见整改情况', '证据材料') }];
  yield sentOn;
  act(city, live, 'submit-evidence', sentOn, who(city, lead, 'clerk'), { evidence });
  if (random.chance(0.1)) {
    const backOn = wd(city, sentOn, 1, 2);
    yield backOn;
    act(city, live, 'reject-evidence', backOn, who(city, office, 'chief'), { rejectReason: '证据不足，缺少制度文本。' });
    const againOn = wd(city, backOn, 1, 2);
    yield againOn;
    act(city, live, 'submit-evidence', againOn, who(city, lead, 'clerk'), { evidence });
  }
  const closedOn = later(verifiedOn, String(live.matter.history.at(-1)?.on));
  yield closedOn;
  const values = { verifyNote: '逐项核验属实。', ...(closedOn > rectifyBy && { lateReason: '补充证据后核验。' }) };
  act(city, live, 'verify', closedOn, who(city, office, 'chief'), values);
}

function* course(city: City, one: Paper): Flow {
  const { live, due } = opened(city, one);
  yield* answered(city, live, one, due);
  const on = wd(city, String(live.matter.history.at(-1)?.on), 5, 15);
  yield on;
  if (live.matter.values.rectifyNeeded === true) yield* rectified(city, live, on);
  else act(city, live, 'close-no-action', on, who(city, office, 'chief'));
}

/** Spreads them over the working days of the year. */
export function oversightItems(outer: City): void {
  const city: City = { ...outer, random: new Random(`oversight ${outer.year}`) };
  let n = 0;
  for (const [kind, source] of Object.entries(sources)) {
    for (let i = 0; i < source.count; i += 1) {
      const on = workingDayAfter(`${city.year}-01-08`, Math.floor(((i + 0.5) * 236) / source.count) + (n % 7) - 3);
      city.agenda.add(on, course(city, { kind, source, n, on }));
      n += 1;
    }
  }
}
