import { resolve } from 'node:path';
import { drawCredential, dutyTitle } from '#api';
import { readSheet, type SetUpDone, type TableTroubles } from '#cli';
import { type Refusal, refusal } from '#kernel';
import { type AccountRow, administrators, newId, type PostRow, SetupRefusal } from '#store';
import type { Config } from './config.ts';
import { type City, firstRegister } from './first-register.ts';
import type { Opened } from './platform.ts';

const settingName = 'first-setup';

/** The sign-in names of the three who begin. */
const logins = { 'system-administrator': 'xitong', 'security-administrator': 'anquan', 'audit-administrator': 'shenji' } as const;

const hasAccounts = async ({ store }: Opened): Promise<boolean> => (await store.people({ offset: 0, limit: 1 })).total > 0;

/** Records of a demonstration and a city's own must never lie in one ledger. */
export async function assertNotInUse({ store }: Opened): Promise<void> {
  if ((await store.setting(settingName)) === undefined) return;
  throw new SetupRefusal(
    '这个数据库已经正式启用，不能载入演示数据',
    '请加 ZS_DEMO=0 启动；要看演示的，请用另外的 DATA_DIR 或者 DATABASE_URL',
  );
}

/** What the terminal says to whoever installs it while nobody can sign in yet; nothing once somebody can. */
export async function setupHints(platform: Opened): Promise<readonly string[]> {
  if (platform.demonstration || (await hasAccounts(platform))) return [];
  return [
    '平台还没有单位和账号，谁也不能登录。请另开一个终端，在本目录中做首次设立：',
    `  ${sameSettings(platform.config)}npx zs setup --city 411700 --name 驻马店市 [--units 单位.csv|xlsx]`,
    '411700 和驻马店市请换成本市的六位区划代码和名称。单位表的列为代码、名称、类别、上级代码、职能；没有的可以不带，以后在平台上逐个设立。',
  ];
}

/** What must stand before a command for it to find the same database; a password in an address is not repeated. */
function sameSettings({ databaseUrl, dataDir }: Config): string {
  if (databaseUrl !== undefined) return 'ZS_DEMO=0 DATABASE_URL=与启动时相同 ';
  return dataDir === resolve('data') ? 'ZS_DEMO=0 ' : `ZS_DEMO=0 DATA_DIR=${dataDir} `;
}

/** Sets up an empty installation: the register of units and the three administrators, everything or nothing. */
export async function setUpCity(
  platform: Opened,
  ask: { readonly code: string; readonly name: string; readonly units: string | undefined },
): Promise<SetUpDone | TableTroubles | Refusal> {
  const why = await whyNot(platform, ask);
  if (why) return why;
  const sheet = ask.units === undefined ? undefined : await readSheet(ask.units);
  if (sheet && 'code' in sheet) return sheet;
  const made = firstRegister(ask, platform.registry, sheet);
  if (!('units' in made)) return made;
  const { people, accounts, posts } = await threeFor(platform, ask);
  const at = platform.now();
  const setting = { name: settingName, value: { city: ask.code, name: ask.name, at } };
  const done = await platform.store.setUp({ units: made.units, accounts, posts, setAt: new Date().toISOString(), setting });
  if (!done) return inUse();
  const detail = { units: made.units.length, people: people.length };
  await platform.store.audit({ region: ask.code, actor: '', at, what: settingName, subject: ask.code, detail });
  return { units: made.units.length, people };
}

const inUse = (): Refusal =>
  refusal('in-use', '平台上已经有单位或者账号，首次设立只能做一次', {
    remedy: '单位和账号请由系统管理员在平台上办理；管理员忘记密码的用 zs password 账号',
  });

async function whyNot(platform: Opened, { code, name }: City): Promise<Refusal | undefined> {
  if (await hasAccounts(platform)) return inUse();
  if (platform.demonstration)
    return refusal('demonstration', '现在是演示方式', { remedy: '请先 ZS_DEMO=0 npm start，再在 zs setup 前也加上 ZS_DEMO=0' });
  if (!/^[1-9]\d{3}00$/.test(code))
    return refusal('city-code', `“${code.slice(0, 20)}”不是地级市的区划代码`, { remedy: '应为六位数字，末两位是 00，如 411700' });
  if (name.length < 2 || name.length > 40) return refusal('city-name', '市的名称应为2至40个字', { remedy: '请填写全称，如 驻马店市' });
  return undefined;
}

/** The three administrators, each with a drawn password that is seen once. */
async function threeFor(platform: Opened, city: City) {
  const [people, accounts, posts]: [SetUpDone['people'][number][], AccountRow[], PostRow[]] = [[], [], []];
  for (const duty of administrators) {
    const [id, login, title] = [newId(), logins[duty], dutyTitle(duty)];
    const { password, passwordHash } = await drawCredential(platform);
    people.push({ account: login, title, password });
    accounts.push({ id, login, name: title, passwordHash, kind: 'official', active: true, data: {} });
    posts.push({ id: newId(), account: id, unit: city.code, title, duties: [duty], from: platform.today(), to: null });
  }
  return { people, accounts, posts };
}
