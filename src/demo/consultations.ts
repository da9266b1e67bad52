/** What units asked their counsel in the year, how they were answered, and what they did with the answer. */
import type { Actor, CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, wd, who } from './city.ts';
import type { Network } from './counsel.ts';
import { workingDayAfter } from './days.ts';
import { deck, Random, shareOut } from './random.ts';
import type { Live } from './replay.ts';
import { cityCode, findUnit, justiceBureau, unitOf } from './units.ts';

/** Not published: the platform's own assumption, by the level of the unit that asks. */
const totals = { department: 300, county: 600, township: 400 } as const;
/** Nor is this: matters that went to discussion without counsel having been heard. */
const unheardInYear = 5;

const monthWeights = [9, 6, 10, 9, 9, 9, 8, 8, 9, 7, 8, 8];
const kindWeights = {
  ...{ 'major-contract': 26, 'normative-document': 16, litigation: 14, 'major-decision': 12, dispute: 10, other: 9 },
  ...{ petition: 7, legislation: 4, emergency: 2 },
} as const;
const formWeights = { written: 45, phone: 20, letter: 15, forum: 8, demonstration: 7, attend: 5 } as const;
const conclusionWeights = { 'legal-with-changes': 48, legal: 40, uncertain: 9, illegal: 3 } as const;
const adoptionWeights = { adopt: 82, 'partly-adopt': 13, 'not-adopt': 5 } as const;
/** Working days from the question to the opinion; from six on it is late. */
const dayWeights = { 1: 12, 2: 24, 3: 27, 4: 19, 5: 14, 6: 2, 7: 1, 8: 1 } as const;

type Kind = keyof typeof kindWeights;
type Form = keyof typeof formWeights;

const subjects: Readonly<Record<Kind, readonly string[]>> = {
  'major-contract': ['招商引资协议', '政府采购合同', '工程施工合同', '国有资产租赁合同', '特许经营协议'],
  'normative-document': ['停车管理规定', '养老服务实施意见', '户外广告管理办法', '公租房管理办法'],
  litigation: ['涉诉征收补偿纠纷', '合同欠款纠纷', '行政协议履行争议'],
  'major-decision': ['城区路网改造方案', '供水价格调整方案', '学校布局规划', '公交线路优化方案'],
  dispute: ['不服行政处罚的复议案件', '不履行法定职责的诉讼', '信息公开答复争议'],
  petition: ['农民工工资信访事项', '房屋质量信访事项', '土地流转信访事项'],
  legislation: ['市容管理条例草案', '饮用水水源保护条例草案'],
  emergency: ['防汛应急措施', '动物疫情处置措施'],
  other: ['内部管理制度', '劳动用工问题', '对外捐赠协议'],
};

interface Question {
  readonly unit: string;
  readonly kind: Kind;
  readonly form: Form;
  readonly on: CivilDate;
}

const titleOf = (city: City, { unit, kind }: Pick<Question, 'unit' | 'kind'>): string =>
  `${unitOf(unit).name}关于${city.random.pick(subjects[kind])}的法律问题`;

/** Counsel of the unit whose term covers the weeks ahead. */
function counselFor(network: Network, unit: string, until: CivilDate): Live | undefined {
  return (network.get(unit) ?? []).find(({ matter: { state, values } }) => state === 'active' && String(values.termTo) >= until);
}

/** Counsel is heard in the way asked for. */
function* heard(city: City, live: Live, form: Form, on: CivilDate, by: Actor): Flow {
  if (form === 'phone') {
    act(city, live, 'call', on, by, { callTime: '当日上午，通话约二十分钟' });
    act(city, live, 'record-call', on, by, { callContent: '说明事项经过，逐项答复所提问题。', callConclusion: '结论与书面意见一致。' });
    return;
  }
  yield on;
  if (form === 'written' || form === 'letter') act(city, live, 'receive-letter', on, by, { letterNo: `${on}收到` });
  else {
    const step = form === 'forum' ? 'hold-forum' : form === 'demonstration' ? 'hold-demonstration' : 'attend';
    act(city, live, step, on, by, { eventName: '法律问题研究会', attendees: '承办人、法制机构负责人、法律顾问' });
  }
}

const bases = [{ title: '中华人民共和国行政许可法', provision: '有关设定的规定' }];

/** The opinion; what counsel holds unlawful is marked so. Tells whether it was. */
function opine(city: City, live: Live, on: CivilDate, by: Actor, counsel: Live, late: boolean): boolean {
  const conclusion = city.random.weighted(conclusionWeights);
  const signedBy = String(counsel.matter.values.counselName);
  const reason = late && { lateReason: '材料补充较迟，事项疑难。' };
  if (conclusion === 'illegal') {
    act(city, live, 'object', on, by, { bases, opinion: '拟设定的内容没有上位法依据，不得提交讨论。', signedBy, ...reason });
    return true;
  }
  const opinion = conclusion === 'legal' ? '未发现与法律、法规相抵触的内容。' : '建议修改有关条款，完善程序后办理。';
  act(city, live, 'issue-opinion', on, by, { conclusion, opinion, signedBy, ...reason });
  return false;
}

function feedBack(city: City, live: Live, on: CivilDate, unlawful: boolean, late: boolean): void {
  const { unit } = live.matter;
  const reason = late && { lateReason: '待单位集体研究后反馈。' };
  if (unlawful) {
    act(city, live, 'revise', on, who(city, unit, 'clerk'), { adoptionNote: '已按意见删去有关内容。', ...reason });
    return;
  }
  const done = city.random.weighted(adoptionWeights);
  const why = {
    adopt: {},
    'partly-adopt': { adoptionReason: '部分建议已在其他文件中规定。' },
    'not-adopt': { adoptionReason: '另有专门规定可以依据。', reportedTo: '单位主要负责人' },
  }[done];
  act(city, live, done, on, who(city, unit, 'clerk'), { ...why, ...reason });
}

/** From the assignment of counsel to the evaluation. */
function* answered(city: City, live: Live, q: Pick<Question, 'unit' | 'form' | 'on'>, network: Network, urgent: boolean): Flow {
  const { random } = city;
  const total = urgent ? random.int(0, 1) : Number(random.weighted(dayWeights as unknown as Readonly<Record<string, number>>));
  const officer = who(city, q.unit, 'reviewer');
  const assignedOn = wd(city, q.on, 0, Math.min(1, total));
  yield assignedOn;
  const counsel = counselFor(network, q.unit, workingDayAfter(q.on, 20));
  if (!counsel) return act(city, live, 'withdraw', assignedOn, who(city, q.unit, 'clerk'), { withdrawReason: '改由本单位法制机构研究。' });
  if (random.chance(0.02)) {
    act(city, live, 'assign', assignedOn, officer, { engagement: counsel.key, interest: 'none' });
    act(city, live, 'decline', assignedOn, officer, { declineReason: '所在律所曾代理对方当事人。' });
  }
  act(city, live, 'assign', assignedOn, officer, { engagement: counsel.key, interest: 'none' });
  const heardOn = workingDayAfter(q.on, Math.max(1, total - 1));
  const at = total <= 1 ? assignedOn : heardOn;
  yield at;
  yield* heard(city, live, q.form, at, officer);
  const issuedOn = total === 0 ? at : workingDayAfter(q.on, total);
  yield issuedOn > at ? issuedOn : at;
  const late = total > 5;
  const unlawful = opine(city, live, issuedOn > at ? issuedOn : at, officer, counsel, late);
  const slow = random.chance(0.05);
  const closedOn = wd(city, issuedOn > at ? issuedOn : at, slow ? 6 : 1, slow ? 9 : 5);
  yield closedOn;
  feedBack(city, live, closedOn, unlawful, slow);
  if (!random.chance(0.7)) return;
  const toldOn = wd(city, closedOn, 2, 15);
  yield toldOn;
  act(city, live, 'evaluate', toldOn, who(city, q.unit, 'clerk'), { score: random.weighted({ 5: 70, 4: 24, 3: 6 }) });
}

function* asked(city: City, q: Question, network: Network): Flow {
  const urgent = q.kind === 'emergency' || city.random.chance(0.08);
  const values = { unit: q.unit, title: titleOf(city, q), matterKind: q.kind, form: q.form, urgency: urgent ? 'urgent' : 'ordinary' };
  const live = city.replay.open(
    'counsel-consultation',
    'request',
    { ...values, questions: '主体、程序和内容是否合法，有何风险。' },
    q.on,
    who(city, q.unit, 'clerk'),
    true,
  );
  yield* answered(city, live, q, network, urgent);
}

/** The justice bureau found that counsel was not heard; all but the last were heard afterwards. */
function* unheard(city: City, n: number, on: CivilDate, unit: string, network: Network): Flow {
  const kind = n % 2 === 0 ? 'normative-document' : 'major-decision';
  const values = { unit, title: titleOf(city, { unit, kind }), matterKind: kind, unheardNote: '事项已提交讨论，未见法律顾问意见。' };
  const live = city.replay.open('counsel-consultation', 'report-unheard', values, on, who(city, justiceBureau.code, 'reviewer'), true);
  if (n === unheardInYear - 1) return;
  const next = wd(city, on, 2, 4);
  yield next;
  const ask = { form: 'written', urgency: 'ordinary', questions: '已提交讨论的内容是否合法。' };
  act(city, live, 'remedy-unheard', next, who(city, unit, 'clerk'), ask);
  yield* answered(city, live, { unit, form: 'written', on: next }, network, false);
}

const levelOf = (code: string): keyof typeof totals | undefined => {
  const kind = findUnit(code)?.kind;
  if (kind === 'department') return 'department';
  if (kind === 'county' || kind === 'zone') return 'county';
  return code === cityCode ? undefined : 'township';
};

/** Puts the year's questions on the agenda, spread over months and units. */
export function consultations(outer: City, network: Network): void {
  const city: City = { ...outer, random: new Random(`counsel consultations ${outer.year}`) };
  const { random } = city;
  const codes = [...network.keys()].filter((code) => levelOf(code) !== undefined);
  for (const [level, total] of Object.entries(totals)) {
    const units = codes.filter((code) => levelOf(code) === level);
    const kinds = deck(total, kindWeights, random);
    const forms = deck(total, formWeights, random);
    const months = shareOut(total, monthWeights).flatMap((count, m) => new Array<number>(count).fill(m));
    months.forEach((m, i) => {
      const on = workingDayAfter(`${city.year}-${String(m + 1).padStart(2, '0')}-01`, random.int(0, 18));
      const question = { unit: random.pick(units), kind: kinds[i] ?? 'other', form: forms[i] ?? 'written', on };
      city.agenda.add(on, asked(city, question, network));
    });
  }
  // Asked in the first days of the next year: so that some are in hand on the day of the demonstration.
  for (let i = 0; i < 24; i += 1) {
    const on = workingDayAfter(`${city.year + 1}-01-02`, Math.floor(i / 4));
    const question: Question = { unit: random.pick(codes), kind: 'major-contract', form: 'written', on };
    city.agenda.add(on, asked(city, question, network));
  }
  const townships = codes.filter((code) => levelOf(code) === 'township');
  for (let i = 0; i < unheardInYear; i += 1) {
    const on = workingDayAfter(`${city.year}-02-20`, i * 46);
    city.agenda.add(on, unheard(city, i, on, random.pick(townships), network));
  }
}
