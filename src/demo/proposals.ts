/** Deputies' suggestions and proposals of the CPPCC before the city government, with what was promised in the answers. */
import { addDays, addMonths, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, didBy, paper, wd, who } from './city.ts';
import { later, workingDayAfter } from './days.ts';
import { personName } from './names.ts';
import { deck, Random } from './random.ts';
import type { Live } from './replay.ts';
import { governmentOffice, unitsOfKind } from './units.ts';

/** Neither number is published: the platform's own assumption. */
const totals = { suggestion: 160, cppcc: 220 } as const;
type Kind = keyof typeof totals;

const subjectWeights = { urban: 15, education: 12, transport: 11, health: 9, land: 9, agriculture: 8, labour: 7, order: 6, other: 23 };
type Subject = keyof typeof subjectWeights;

/** Which departments handle a subject; the first is the usual one. */
const leads: Readonly<Record<Subject, readonly string[]>> = {
  urban: ['市住房和城乡建设局', '市城市管理局'],
  education: ['市教育局'],
  transport: ['市交通运输局'],
  health: ['市卫生健康委员会', '市医疗保障局'],
  land: ['市自然资源和规划局', '市林业局'],
  agriculture: ['市农业农村局', '市水利局'],
  labour: ['市人力资源和社会保障局', '市民政局'],
  order: ['市公安局', '市司法局'],
  other: ['市生态环境局', '市商务局', '市文化广电和旅游局', '市工业和信息化局', '市财政局', '市应急管理局'],
};
const signs: Readonly<Record<Subject, string>> = {
  ...{ urban: '驻建', education: '驻教', transport: '驻交', health: '驻卫', land: '驻自然资', agriculture: '驻农' },
  ...{ labour: '驻人社', order: '驻公', other: '驻办' },
};
const topics: Readonly<Record<Subject, readonly string[]>> = {
  urban: ['增设城区公共停车位', '改造老旧小区供热管网', '规范共享单车停放', '加快背街小巷改造'],
  education: ['增加城区小学学位', '规范校外培训', '改善农村教学点条件'],
  transport: ['优化公交线路', '改造农村公路危桥', '治理货车超限超载'],
  health: ['加强乡镇卫生院建设', '方便异地就医结算', '推进医养结合'],
  land: ['盘活闲置土地', '加强矿山生态修复', '保护古树名木'],
  agriculture: ['扶持花生产业发展', '修复小型农田水利', '推进秸秆综合利用'],
  labour: ['保障农民工工资支付', '发展社区养老服务', '加强技能培训'],
  order: ['整治电动车违法行驶', '加强校园周边治安', '完善公共法律服务'],
  other: ['治理扬尘污染', '扶持小微企业', '保护非物质文化遗产', '发展乡村旅游'],
};
const promises = ['完成立项和设计', '建成投入使用', '出台实施细则', '安排年度预算', '完成一期改造'];

const classWeights = { solved: 58, planned: 30, limited: 7, noted: 5 } as const;
const replies = {
  solved: '所提建议已采纳，有关工作已经完成。',
  planned: '所提建议已列入计划，完成期限见承诺事项。',
  limited: '因资金和用地条件限制，待条件具备后办理。',
  noted: '所提建议留作今后工作参考。',
} as const;

const byName = new Map(unitsOfKind('department').map((u) => [u.name, u.code]));
const codeOf = (name: string): string => {
  const code = byName.get(name);
  if (!code) throw new Error(`no department ${name}`);
  return code;
};

interface Proposal {
  readonly kind: Kind;
  readonly subject: Subject;
  readonly n: number;
  readonly replyClass: keyof typeof classWeights;
  /** The day of assignment. */
  readonly on: CivilDate;
}

const office = governmentOffice.code;
const receiver = (city: City) => who(city, office, 'secretariat');
const chief = (city: City) => who(city, office, 'chief');

/** Registered and filed some days before it is assigned. */
function opened(city: City, p: Proposal): Live {
  const { random, replay } = city;
  const suggestion = p.kind === 'suggestion';
  const topic = random.pick(topics[p.subject]);
  const values = {
    ...{ proposalNo: `4-${suggestion ? 2 : 3}-${String(p.n).padStart(4, '0')}`, kind: p.kind, subject: p.subject, oneMatter: true },
    session: suggestion ? '市四届人大二次会议' : '市政协四届三次会议',
    title: `关于${topic}的${suggestion ? '建议' : '提案'}`,
    content: `目前${topic}工作存在不足，建议明确责任、安排资金，尽快取得实效。`,
    leader: personName(random),
  };
  const on = wd(city, addDays(p.on, -12), 0, 3);
  const by = receiver(city);
  const live = replay.open('deputy-proposal', 'submit', values, on, by, true);
  act(city, live, 'file', wd(city, on, 1, 3), by);
  return live;
}

/** Returned as not theirs, and given to another; tells who handles it then, and since when. */
function* settledLead(city: City, live: Live, p: Proposal): Generator<CivilDate, CivilDate, void> {
  if (!city.random.chance(0.04)) return p.on;
  const { leadUnit: first, coUnit } = live.matter.values;
  const backOn = wd(city, p.on, 3, 9);
  yield backOn;
  act(city, live, 'return-not-ours', backOn, who(city, String(first), 'clerk'), { returnReason: '不属本单位职责。' });
  const againOn = wd(city, backOn, 3, 8);
  yield againOn;
  const others = leads.other.map(codeOf).filter((code) => code !== first && code !== coUnit);
  act(city, live, 'reassign', againOn, chief(city), { leadUnit: city.random.pick(others) });
  return againOn;
}

/** One or two things promised, each with its day. */
function promised(city: City, live: Live, on: CivilDate): Live[] {
  const lead = String(live.matter.values.leadUnit);
  const { proposalNo, kind, title } = live.matter.values;
  return Array.from({ length: city.random.int(1, 2) }, (_none, i) => {
    const dueOn = addMonths(on, city.random.int(3 + i * 3, 14));
    const values = { proposalNo, kind, title: `${String(title).slice(2, -3)}：${city.random.pick(promises)}`, dueOn };
    return city.replay.open('proposal-commitment', 'propose', values, on, who(city, lead, 'clerk'), true);
  });
}

/** Mostly done in its time; some late, some put off, a few dropped. */
function* fulfilment(city: City, live: Live): Flow {
  const { random } = city;
  const due = String(live.matter.values.dueOn);
  const fate = random.weighted({ done: 84, late: 6, deferred: 8, dropped: 2 });
  const clerk = who(city, live.matter.unit, 'clerk');
  if (fate === 'dropped') {
    const on = workingDayAfter(addDays(due, -20), 0);
    yield on;
    return act(city, live, 'drop', on, chief(city), { dropReason: '规划调整，改由其他项目实施。' });
  }
  if (fate === 'deferred') {
    const on = workingDayAfter(addDays(due, -10), 0);
    yield on;
    const values = { dueOn: addMonths(due, 6), deferReason: '用地手续尚未办结。' };
    return act(city, live, 'defer', on, who(city, live.matter.unit, 'head'), values);
  }
  const late = fate === 'late';
  const on = workingDayAfter(addDays(due, late ? 12 : -25), late ? 3 : random.int(0, 10));
  yield on;
  const values = { result: '已按承诺完成并投入使用。', evidence: paper(city, '建议提案承诺事项落实情况', '验收材料') };
  act(city, live, 'fulfil', on, clerk, { ...values, ...(late && { lateReason: '施工受天气影响。' }) });
}

/** Until the reply is signed; tells whether anybody has to hear what was promised. */
function* handled(city: City, live: Live, p: Proposal, since: CivilDate): Flow {
  const { random } = city;
  const lead = String(live.matter.values.leadUnit);
  const clerk = who(city, lead, 'clerk');
  const acceptedOn = wd(city, since, 1, 4);
  yield acceptedOn;
  act(city, live, 'accept', acceptedOn, clerk);
  const complex = random.chance(0.08);
  const late = !complex && random.chance(0.02);
  const days = complex ? random.int(100, 165) : late ? random.int(95, 104) : random.int(38, 84);
  const talkedOn = workingDayAfter(addDays(acceptedOn, random.int(10, 25)), 0);
  yield talkedOn;
  const contactForm = random.weighted({ visit: 40, forum: 25, phone: 20, survey: 15 });
  act(city, live, 'communicate', talkedOn, clerk, { contactForm, contactOn: talkedOn, contactNote: '说明办理思路，听取意见。' });
  if (complex) act(city, live, 'extend', talkedOn, chief(city), { complexNote: '涉及多个部门和规划调整。' });
  if (live.matter.values.coUnit !== undefined) {
    const toldOn = workingDayAfter(addDays(acceptedOn, random.int(26, 34)), 0);
    yield toldOn;
    act(city, live, 'co-reply', toldOn, who(city, String(live.matter.values.coUnit), 'clerk'), { coOpinion: '同意配合，提出分工建议。' });
  }
  const draftedOn = later(workingDayAfter(addDays(since, days - 3), 0), String(live.matter.history.at(-1)?.on));
  yield draftedOn;
  const items = p.replyClass === 'planned' ? promised(city, live, draftedOn) : [];
  const commitments = items.length > 0 && { commitments: items.map((item) => item.key) };
  act(city, live, 'draft-reply', draftedOn, clerk, { replyClass: p.replyClass, reply: replies[p.replyClass], ...commitments });
  const signedOn = workingDayAfter(draftedOn, 1);
  yield signedOn;
  const replyNo = `${signs[p.subject]}函〔${city.year}〕${p.n + (p.kind === 'cppcc' ? 200 : 0)}号`;
  const reason = late && { lateReason: '现场勘察和征求意见用时较长。' };
  act(city, live, 'sign-reply', signedOn, who(city, lead, 'head', didBy(live, 'draft-reply')), { replyNo, ...reason });
  for (const item of items) city.agenda.add(signedOn, fulfilment(city, item));
}

/** What the proposer said, and what was done when it was not enough. */
function* heardBack(city: City, live: Live): Flow {
  const said = city.random.weighted({ satisfied: 89, basically: 7, none: 3, dissatisfied: 1 });
  const on = String(live.matter.history.at(-1)?.on);
  const saidOn = wd(city, on, 2, 10);
  if (said === 'none') {
    const lapsedOn = addDays(workingDayAfter(on, 10), 1);
    yield lapsedOn;
    city.replay.byClock(live, 'lapse', lapsedOn);
    return;
  }
  yield saidOn;
  if (said !== 'dissatisfied') return act(city, live, `feedback-${said}`, saidOn, receiver(city));
  act(city, live, 'feedback-dissatisfied', saidOn, receiver(city), { feedbackNote: '答复不够具体，请说明完成时间。' });
  const againOn = workingDayAfter(addDays(saidOn, city.random.int(15, 27)), 0);
  yield againOn;
  const secondReply = '已与提出人面商，明确分两步实施和完成时间。';
  act(city, live, 're-reply', againOn, who(city, String(live.matter.values.leadUnit), 'head'), { secondReply });
  const contentOn = wd(city, againOn, 2, 6);
  yield contentOn;
  act(city, live, 'satisfied-again', contentOn, receiver(city));
}

function* course(city: City, p: Proposal): Flow {
  const live = opened(city, p);
  yield p.on;
  const [usual = '', ...others] = leads[p.subject].map(codeOf);
  const leadUnit =
    p.subject === 'other' ? codeOf(city.random.pick(leads.other)) : others.length > 0 && p.n % 4 === 3 ? (others[0] ?? usual) : usual;
  const joint = city.random.chance(0.22);
  const key = city.random.chance(0.04) && { key: true };
  const co = leadUnit === codeOf('市财政局') ? codeOf('市发展和改革委员会') : codeOf('市财政局');
  if (joint) act(city, live, 'assign-joint', p.on, chief(city), { leadUnit, coUnit: co, ...key });
  else act(city, live, 'assign', p.on, chief(city), { leadUnit, ...key });
  const since = yield* settledLead(city, live, p);
  yield* handled(city, live, p, since);
  yield* heardBack(city, live);
  const endedOn = wd(city, String(live.matter.history.at(-1)?.on), 3, 20);
  yield endedOn;
  const score = { score: city.random.weighted({ 5: 72, 4: 23, 3: 5 }) };
  if (city.random.chance(0.06)) act(city, live, 'withhold', endedOn, receiver(city), { withholdReason: '提出人认为不宜公开。', ...score });
  else act(city, live, 'publish', endedOn, receiver(city), score);
}

/** Most are assigned after the sessions at the beginning of the year, the others between them. */
export function proposals(outer: City): void {
  const city: City = { ...outer, random: new Random(`proposals ${outer.year}`) };
  const { random, year } = city;
  for (const [kind, total] of Object.entries(totals) as [Kind, number][]) {
    const subjects = deck(total, subjectWeights, random);
    const classes = deck(total, classWeights, random);
    const atSession = Math.round(total * 0.85);
    for (let n = 1; n <= total; n += 1) {
      const begin = kind === 'suggestion' ? `${year}-02-25` : `${year}-03-04`;
      const on = n <= atSession ? workingDayAfter(begin, random.int(0, 18)) : workingDayAfter(`${year}-04-08`, random.int(0, 160));
      const proposal = { kind, subject: subjects[n - 1] ?? 'other', n, replyClass: classes[n - 1] ?? 'solved', on };
      city.agenda.add(addDays(on, -13), course(city, proposal));
    }
  }
}
