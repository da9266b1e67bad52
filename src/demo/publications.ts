/** What the city published of its own accord in the year, its press conferences, and budgets and accounts. */
import { addDays, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, paper, wd, who } from './city.ts';
import { workingDayAfter, workingDayIn } from './days.ts';
import { ownPart, type Part, some } from './own-city.ts';
import { deck, shareOut } from './random.ts';
import type { Live } from './replay.ts';
import { topics } from './texts.ts';
import { cityCode, countedCounties, type DemoUnit, governmentOffice, unitOf, unitsOfKind } from './units.ts';

/** 「约1.5万条」: the exact number is the platform's own assumption. Some of them are followed from their making. */
const publications = { recorded: 14_902, followed: 134 } as const;
/** Published. */
const pressConferences = 18;

const columns = {
  dynamics: 34,
  notices: 15,
  'key-areas': 12,
  permits: 9,
  documents: 7,
  finance: 6,
  interpretation: 4,
  personnel: 3,
  statistics: 3,
  planning: 2,
  emergency: 2,
  interaction: 2,
  other: 1,
};
const columnCodes = Object.keys(columns);
const monthWeights = [97, 75, 100, 101, 98, 102, 100, 99, 103, 96, 104, 120];
/** Working days from the making to the publication. */
const delays = { 0: 30, 1: 28, 3: 22, 6: 12, 12: 5, 18: 2.2, 23: 0.8 };
const subjects: Readonly<Record<string, string>> = {
  dynamics: '工作推进会召开',
  notices: '有关事项的公告',
  'key-areas': '重点领域信息',
  permits: '行政许可和行政处罚公示',
  documents: '文件公布',
  finance: '专项资金使用情况',
  interpretation: '政策问答',
  personnel: '招录公告',
  statistics: '统计数据',
  planning: '年度工作计划',
  emergency: '应急提示',
  interaction: '留言答复选登',
  other: '办事提示',
};

const departments = unitsOfKind('department');

/** Who publishes on the city's portal: the government office most, then departments, then counties. */
function publisher(city: City): DemoUnit {
  const kind = city.random.weighted({ office: 35, department: 47, county: 18 });
  if (kind === 'office') return governmentOffice;
  return city.random.pick(kind === 'department' ? departments : countedCounties);
}

class IndexNumbers {
  readonly #next = new Map<string, number>();

  next(unit: DemoUnit, column: string, year: number): string {
    const body = unit.code.replace('411700-D', 'S00').padEnd(5, '0');
    const n = (this.#next.get(body) ?? 0) + 1;
    this.#next.set(body, n);
    const code = String(columnCodes.indexOf(column) + 1).padStart(4, '0');
    return `${body}-${code}-${year}-${String(n).padStart(5, '0')}`;
  }
}

const titled = (unit: DemoUnit, column: string, n: number): string =>
  `${unit.name}${topics[(n * 31) % topics.length] ?? ''}${subjects[column] ?? ''}`;

/** One after the other, in the order of the days: each a matter of one act, as the portal hands it over. */
function* recorded(part: Part, total: number, numbers: IndexNumbers): Generator<Live> {
  const { city } = part;
  const { random, year, replay } = city;
  const kinds = deck(total, columns, random);
  let n = 0;
  for (const [i, count] of shareOut(total, monthWeights).entries()) {
    const days = Array.from({ length: count }, () => workingDayIn(year, i + 1, random)).sort();
    for (const on of days) {
      const unit = publisher(city);
      const column = kinds[n] ?? 'dynamics';
      const formedOn = workingDayAfter(on, -Number(random.weighted(delays)));
      const values = { title: titled(unit, column, n), column, channel: 'portal', formedOn, checkedBefore: true };
      const indexNo = numbers.next(unit, column, year);
      yield replay.open('proactive-publication', 'record-published', { ...values, indexNo }, on, who(city, unit.code, 'clerk'));
      n += 1;
    }
  }
}

interface Followed {
  readonly n: number;
  readonly ending: 'published' | 'withheld' | 'waiting';
}

function* followed(part: Part, on: CivilDate, { n, ending }: Followed, numbers: IndexNumbers): Flow {
  const { city } = part;
  const unit = city.random.pick([governmentOffice, ...departments]);
  const column = city.random.weighted({ documents: 40, notices: 30, finance: 15, 'key-areas': 15 });
  const clerk = who(city, unit.code, 'clerk');
  const title = titled(unit, column, 40_000 + n);
  const live = part.open('proactive-publication', 'create', { title, column, channel: 'portal', formedOn: on }, on, clerk);
  const reviewedOn = wd(city, on, 1, 4);
  yield reviewedOn;
  if (ending === 'withheld') {
    const ground = city.random.weighted({ 'process-info': 5, 'internal-affairs': 4, 'third-party': 2 });
    const reason = { withheldGround: ground, withheldReason: '经审查属于可以不予公开的情形，定期评估。' };
    return act(city, live, 'withhold', reviewedOn, who(city, unit.code, 'head', clerk.id), reason);
  }
  act(city, live, 'review-secrecy', reviewedOn, who(city, unit.code, 'reviewer', clerk.id), {
    secrecyNote: '未发现不得公开的内容。',
    clean: true,
  });
  const approvedOn = wd(city, reviewedOn, 0, 3);
  yield approvedOn;
  act(city, live, 'approve', approvedOn, who(city, unit.code, 'head', clerk.id));
  if (ending === 'waiting') return;
  const late = n % 45 === 7;
  const publishedOn = late ? workingDayAfter(on, 23) : wd(city, approvedOn, 0, 4);
  yield publishedOn;
  const indexNo = numbers.next(unit, column, city.year);
  act(city, live, 'publish', publishedOn, clerk, { indexNo, ...(late && { lateReason: '文本脱敏反复核对，未及时发布。' }) });
  if (n % 30 !== 3) return;
  const downOn = wd(city, publishedOn, 20, 60);
  yield downOn;
  act(city, live, 'take-down', downOn, who(city, unit.code, 'head'), { takeDownReason: '内容已由新的版本替代。' });
}

/** All of the portal; what is followed from its making comes after what the portal hands over. */
export function* portal(whole: City, share: number): Generator<Live> {
  const part = ownPart(whole, 'publications', `${whole.year - 1}-12-01`);
  const { random, year } = part.city;
  const numbers = new IndexNumbers();
  yield* recorded(part, some(publications.recorded, share), numbers);
  const endings = { published: some(publications.followed, share), withheld: 14, waiting: 9 } as const;
  let n = 0;
  for (const [ending, count] of Object.entries(endings) as ['published' | 'withheld' | 'waiting', number][]) {
    for (let i = 0; i < count; i += 1) {
      const from =
        ending === 'waiting' ? workingDayAfter(`${year}-12-26`, random.int(0, 6)) : workingDayAfter(`${year}-01-04`, random.int(0, 215));
      part.add(from, followed(part, from, { n, ending }, numbers));
      n += 1;
    }
  }
  yield* part.told();
}

const themes = { policy: 6, economy: 4, livelihood: 4, activity: 3, emergency: 1 };

function* conference(part: Part, n: number, theme: string, heldOn: CivilDate, ending: 'held' | 'cancelled' | 'ahead'): Flow {
  const { city } = part;
  const unit = n % 3 === 0 ? governmentOffice : city.random.pick(departments);
  const clerk = who(city, unit.code, 'clerk');
  const topic = `${topics[(n * 17 + 5) % topics.length] ?? ''}工作新闻发布会`;
  const plannedOn = workingDayAfter(heldOn, -8);
  const live = part.open('press-conference', 'plan', { topic, theme, plannedOn: heldOn }, plannedOn, clerk);
  const announcedOn = workingDayAfter(plannedOn, 4);
  yield announcedOn;
  if (ending === 'cancelled') return act(city, live, 'cancel', announcedOn, clerk, { cancelReason: '发布内容需进一步核实，另行安排。' });
  const told = { place: '市新闻发布厅', speakers: `${unit.name}负责人` };
  act(city, live, 'announce', announcedOn, who(city, unit.code, 'head'), told);
  if (ending === 'ahead') return;
  yield heldOn;
  const { random } = city;
  act(city, live, 'hold', heldOn, clerk, { mediaCount: random.int(9, 24), questionCount: random.int(2, 6) });
  const recordedOn = wd(city, heldOn, 1, n % 9 === 4 ? 8 : 4);
  yield recordedOn;
  const late = recordedOn > workingDayAfter(heldOn, 5);
  const transcript = '主持人介绍出席人员，发布人通报情况，并回答记者提问。';
  act(city, live, 'publish-record', recordedOn, clerk, { transcript, ...(late && { lateReason: '文字整理用时较长。' }) });
}

/** One or two a month; one called off, one announced for the next year. */
export function* conferences(whole: City): Generator<Live> {
  const part = ownPart(whole, 'press', `${whole.year - 1}-12-01`);
  const { random, year, last } = part.city;
  const kinds = deck(pressConferences, themes, random);
  for (let n = 0; n < pressConferences; n += 1) {
    const heldOn = workingDayAfter(`${year}-01-${String(10 + (n % 3) * 2)}`, Math.floor((n * 232) / pressConferences) + random.int(0, 5));
    part.add(`${year - 1}-12-01`, conference(part, n, kinds[n] ?? 'policy', heldOn, 'held'));
  }
  part.add(`${year}-06-03`, conference(part, pressConferences, 'economy', `${year}-06-18`, 'cancelled'));
  part.add(`${year + 1}-01-02`, conference(part, pressConferences + 1, 'livelihood', workingDayAfter(last, 6), 'ahead'));
  yield* part.told();
}

const money = { budget: '预算', final: '决算' } as const;
type Money = keyof typeof money;

function* disclosed(part: Part, unit: DemoUnit, kind: Money, n: number): Flow {
  const { city } = part;
  const { year, random } = city;
  const fiscalYear = String(kind === 'budget' ? year : year - 1);
  const level = unit.code === cityCode ? 'government' : 'department';
  const financeClerk = who(city, finance, 'clerk');
  const name = level === 'government' ? '市本级' : unit.name;
  const values = { title: `${name}${fiscalYear}年度${money[kind]}公开`, body: unit.code, level, kind, fiscalYear };
  const listedOn = workingDayAfter(kind === 'budget' ? `${year}-01-14` : `${year}-06-10`, n % 3);
  yield listedOn;
  const live = part.open('budget-disclosure', 'list', values, listedOn, financeClerk);
  const congressOn = workingDayAfter(kind === 'budget' ? `${year}-02-20` : `${year}-07-22`, 0);
  yield congressOn;
  act(city, live, 'submit-to-congress', congressOn, financeClerk, { congressOn });
  const approvedOn = workingDayAfter(congressOn, level === 'government' ? 4 : random.int(8, 16));
  yield approvedOn;
  act(city, live, 'register-approval', approvedOn, financeClerk, { approvedOn });
  const publishedOn = addDays(approvedOn, random.int(6, 19));
  yield publishedOn;
  const clerk = who(city, unit.code, 'clerk');
  act(city, live, 'publish', publishedOn, clerk, n === 11 ? { tables: paper(city, `${name}${fiscalYear}年度${money[kind]}`, '报表') } : {});
}

const finance = '411700-D10';

/** The budget of the year and the accounts of the last: the city's own and every department's; two that may not be published. */
export function* budgets(whole: City): Generator<Live> {
  const part = ownPart(whole, 'budgets', `${whole.year}-01-02`);
  const { city } = part;
  for (const kind of ['budget', 'final'] as const) {
    for (const [n, unit] of [unitOf(cityCode), ...departments].entries()) part.add(`${city.year}-01-02`, disclosed(part, unit, kind, n));
    part.add(`${city.year}-01-02`, exempted(part, kind));
  }
  yield* part.told();
}

function* exempted(part: Part, kind: Money): Flow {
  const { city } = part;
  const on = workingDayAfter(kind === 'budget' ? `${city.year}-01-14` : `${city.year}-06-10`, 2);
  yield on;
  for (const which of ['甲', '乙']) {
    const fiscalYear = String(kind === 'budget' ? city.year : city.year - 1);
    const title = `涉密部门${which}${fiscalYear}年度${money[kind]}`;
    const values = {
      title,
      body: finance,
      level: 'department',
      kind,
      fiscalYear,
      exemptBasis: '依照保密规定不予公开，由财政部门代为登记。',
    };
    part.open('budget-disclosure', 'list-exempt', values, on, who(city, finance, 'clerk'));
  }
}
