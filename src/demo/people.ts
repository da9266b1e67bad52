/** The officials of the demonstration: invented, the same at every seeding. */
import type { Actor } from '#kernel';
import { idCard, personName, phone } from './names.ts';
import { Random } from './random.ts';
import { type DemoUnit, governmentOffice, justiceBureau, unitOf, units } from './units.ts';
import { type Wing, wings } from './wings.ts';

interface DemoPost {
  readonly unit: string;
  readonly title: string;
  readonly duties: readonly string[];
}

export interface DemoPerson {
  /** What is typed at sign-in, and the id under which acts are recorded. */
  readonly account: string;
  readonly name: string;
  readonly idCard: string;
  readonly phone: string;
  readonly posts: readonly DemoPost[];
}

type PostPlan = readonly (readonly [title: string, duties: readonly string[], count: number])[];

const township: PostPlan = [
  ['填报员', ['clerk'], 1],
  ['党政办工作人员', ['clerk', 'secretariat'], 1],
  ['司法所工作人员', ['clerk', 'mediator'], 1],
  ['综合执法与合法性审核岗', ['reviewer'], 1],
  ['主要负责人', ['head', 'leader'], 1],
];
const department: PostPlan = [
  ['办公室科员', ['clerk'], 1],
  ['办公室会务', ['clerk', 'secretariat'], 1],
  ['法制机构负责人', ['reviewer', 'chief'], 1],
  ['分管负责人', ['leader'], 1],
  ['主要负责人', ['head'], 1],
];
const county: PostPlan = [
  ['政府办公室科员', ['clerk'], 2],
  ['司法局合法性审查岗', ['reviewer'], 4],
  ['司法局科长', ['chief'], 2],
  ['司法局调解指导岗', ['clerk', 'mediator'], 1],
  ['政府办公室秘书', ['secretariat', 'clerk'], 2],
  ['副职负责人', ['leader'], 2],
  ['主要负责人', ['head', 'leader'], 1],
];
const leaders: PostPlan = [
  ['市长', ['leader', 'head'], 1],
  ['副市长', ['leader'], 6],
  ['法制工作人员', ['clerk'], 2],
];
const office: PostPlan = [
  ['秘书科科员', ['secretariat', 'clerk'], 4],
  ['文书科科员', ['clerk'], 3],
  ['法制联络岗', ['reviewer'], 2],
  ['秘书科科长', ['chief', 'secretariat'], 2],
  ['主要负责人', ['head', 'leader'], 1],
];
const justice: PostPlan = [
  ['办公室科员', ['clerk'], 3],
  ['合法性审查科主审', ['reviewer', 'clerk'], 8],
  ['合法性审查科科长', ['chief'], 2],
  ['备案审查科科员', ['reviewer', 'clerk'], 4],
  ['备案审查科科长', ['chief'], 1],
  ['人民参与和促进法治科科员', ['clerk', 'reviewer'], 2],
  ['副局长', ['chief', 'leader'], 2],
  ['局长', ['head', 'leader'], 1],
];

function planOf(unit: DemoUnit): PostPlan {
  if (unit.code === governmentOffice.code) return office;
  if (unit.code === justiceBureau.code) return justice;
  if (unit.kind === 'city') return leaders;
  if (unit.kind === 'department') return department;
  return unit.kind === 'county' || unit.kind === 'zone' ? county : township;
}

const officialsOf = (unit: DemoUnit, random: Random): DemoPerson[] => seated(unit, planOf(unit), '', random);

function seated(unit: DemoUnit, plan: PostPlan, sign: string, random: Random): DemoPerson[] {
  const seats = plan.flatMap(([title, duties, count]) => new Array<readonly [string, readonly string[]]>(count).fill([title, duties]));
  return seats.map(([title, duties], i) => ({
    account: `${unit.code.toLowerCase()}-${sign}${String(i + 1).padStart(2, '0')}`,
    name: personName(random),
    idCard: idCard(random, 1960, 1995),
    phone: phone(random),
    posts: [{ unit: unit.code, title, duties }],
  }));
}

export interface DemoAccount {
  readonly account: string;
  readonly name: string;
  readonly post: string;
  /** What there is to see with it. */
  readonly why: string;
}

/** The one password of all demonstration accounts; no other account has a password. */
export const demoPassword = 'zhunsheng2019';

interface Named {
  readonly account: string;
  readonly unit: string;
  readonly title: string;
  readonly duties: readonly string[];
  readonly why: string;
}

const named: readonly Named[] = [
  {
    account: 'xiangzhen',
    unit: '411722001',
    title: '填报员',
    duties: ['clerk', 'mediator'],
    why: '乡镇街道填报：办理调解案件，看本单位待办和期限',
  },
  {
    account: 'xianqu',
    unit: '411722',
    title: '司法局审核岗',
    duties: ['reviewer', 'clerk'],
    why: '县区审核：看本县各乡镇，审查文件，备案登记',
  },
  { account: 'xianzhang', unit: '411722', title: '县长', duties: ['head', 'leader'], why: '县政府负责人：看本县红黄绿灯和得分' },
  { account: 'bumen', unit: '411700-D12', title: '办公室科员', duties: ['clerk'], why: '市直部门：起草文件，送合法性审查，报备案' },
  { account: 'zhushen', unit: justiceBureau.code, title: '合法性审查科主审', duties: ['reviewer'], why: '主审：按期限办理审查，起草意见' },
  {
    account: 'kezhang',
    unit: justiceBureau.code,
    title: '合法性审查科科长',
    duties: ['chief'],
    why: '科长：分办，审签意见；本人起草的不得审签',
  },
  {
    account: 'fazhiban',
    unit: justiceBureau.code,
    title: '市法治政府建设领导小组办公室',
    duties: ['clerk', 'reviewer', 'head'],
    why: '市法治政府办：看全市，生成通报和年度报告',
  },
  { account: 'shizhang', unit: '411700', title: '市长', duties: ['leader', 'head'], why: '市领导：一屏看全市，哪里红、该找谁' },
  {
    account: 'huiwu',
    unit: governmentOffice.code,
    title: '秘书科会务',
    duties: ['secretariat', 'clerk'],
    why: '会务：排会；未经合法性审查的议题排不上',
  },
  {
    account: 'xitong',
    unit: '411700',
    title: '系统管理员',
    duties: ['system-administrator'],
    why: '系统管理：单位和账号；看不到业务事项',
  },
  {
    account: 'anquan',
    unit: '411700',
    title: '安全保密管理员',
    duties: ['security-administrator'],
    why: '安全管理：授权和岗位；看不到业务事项',
  },
  { account: 'shenji', unit: '411700', title: '安全审计员', duties: ['audit-administrator'], why: '审计：查看操作痕迹；看不到业务事项' },
];

function namedPerson(one: Named, random: Random): DemoPerson {
  const { account, unit, title, duties } = one;
  return {
    account,
    name: personName(random),
    idCard: idCard(random, 1965, 1992),
    phone: phone(random),
    posts: [{ unit, title, duties }],
  };
}

/** Whom a later system brought: its demonstration accounts, then its posts in each unit. */
function wingPeople({ topic, sign, named: accounts, posts }: Wing): DemoPerson[] {
  const random = new Random(`people ${topic}`);
  const first = accounts.map((one) => namedPerson(one, random));
  return [...first, ...units.flatMap((unit) => seated(unit, posts(unit), sign, random))];
}

function everyone(): DemoPerson[] {
  const random = new Random('people');
  const first = named.map((one) => namedPerson(one, random));
  return [...first, ...units.flatMap((unit) => officialsOf(unit, random)), ...wings.flatMap(wingPeople)];
}

/** Every official, the demonstration accounts first. */
export const people: readonly DemoPerson[] = everyone();

const nameOf = new Map(people.map((p) => [p.account, p.name]));

export const demoAccounts: readonly DemoAccount[] = [...named, ...wings.flatMap((wing) => wing.named)].map((one) => ({
  account: one.account,
  name: nameOf.get(one.account) ?? '',
  post: `${unitOf(one.unit).name}${one.title}`,
  why: one.why,
}));

/** The actor that a person is in a post. */
function actorOf(person: DemoPerson, post: DemoPost): Actor {
  const unit = unitOf(post.unit);
  const { path: unitPath, offices, territory } = unit;
  return { id: person.account, name: person.name, kind: 'official', unit: unit.code, unitPath, duties: post.duties, offices, territory };
}

const staff = new Map<string, Actor[]>();
for (const person of people) {
  for (const post of person.posts) {
    const list = staff.get(post.unit) ?? [];
    list.push(actorOf(person, post));
    staff.set(post.unit, list);
  }
}

/** Those in a unit who have a duty. */
export const staffOf = (unit: string, duty?: string): readonly Actor[] =>
  (staff.get(unit) ?? []).filter((a) => duty === undefined || a.duties.includes(duty));
