import { ConfigRefusal } from '../config-refusal.ts';

export type RobotKind = 'wecom' | 'dingtalk' | 'generic';

/** A robot of a group, told of what lies under a unit. The address and the secret let anybody write to the group. */
export interface Robot {
  readonly id: string;
  readonly name: string;
  readonly kind: RobotKind;
  readonly unit: string;
  readonly url: string;
  readonly secret: string | undefined;
}

/** The ways out that the environment connects. */
export interface Channels {
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  readonly robots: readonly Robot[];
  /** Address of the platform as people reach it, without a closing slash: where the links of letters lead. */
  readonly address: string | undefined;
}

const kinds: Readonly<Record<string, string>> = { wecom: '企业微信群', dingtalk: '钉钉群', generic: '政务群' };

const isUrl = (text: unknown, shape: RegExp): text is string => typeof text === 'string' && shape.test(text) && URL.canParse(text);

/**
 * Reads ZS_SMTP_URL, ZS_MAIL_FROM, ZS_ROBOTS, ZS_ADDRESS. ZS_ROBOTS is a JSON list of
 * `{"id", "kind": "wecom" | "dingtalk" | "generic", "unit", "url", "secret"?, "name"?}`.
 */
export function readChannels(env: NodeJS.ProcessEnv): Channels {
  return { mail: readMail(env.ZS_SMTP_URL, env.ZS_MAIL_FROM), robots: readRobots(env.ZS_ROBOTS), address: readAddress(env.ZS_ADDRESS) };
}

function readMail(url: string | undefined, from: string | undefined): Channels['mail'] {
  if (!url) return undefined;
  if (!isUrl(url, /^smtps?:\/\//))
    throw new ConfigRefusal('ZS_SMTP_URL 不可用，应为 smtp://用户:口令@主机:端口 或者 smtps:// 开头的地址。');
  if (!from) throw new ConfigRefusal('设了 ZS_SMTP_URL，还应设 ZS_MAIL_FROM（发件人地址）。');
  return { url, from };
}

function readAddress(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (!isUrl(text, /^https?:\/\//)) throw new ConfigRefusal('ZS_ADDRESS 不可用，应为 https:// 开头的平台地址。');
  return text.replace(/\/+$/, '');
}

const noRobots = (why: string): ConfigRefusal =>
  new ConfigRefusal(`ZS_ROBOTS 不可用：${why}。应为 [{"id":"city","kind":"wecom","unit":"411700","url":"https://…"}] 这样的清单。`);

function readRobots(text: string | undefined): readonly Robot[] {
  if (!text) return [];
  let held: unknown;
  try {
    held = JSON.parse(text);
  } catch {
    throw noRobots('不是 JSON');
  }
  if (!Array.isArray(held)) throw noRobots('不是清单');
  const robots = held.map(readRobot);
  if (new Set(robots.map((r) => r.id)).size < robots.length) throw noRobots('编号重复');
  return robots;
}

function readRobot(given: unknown): Robot {
  const { id, kind, unit, url, secret, name } = (given ?? {}) as Record<string, unknown>;
  if (typeof id !== 'string' || !/^[\w-]{1,40}$/.test(id)) throw noRobots('缺少编号');
  const title = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (title === undefined) throw noRobots('种类应为 wecom、dingtalk 或者 generic');
  if (typeof unit !== 'string' || !isUrl(url, /^https?:\/\//)) throw noRobots('缺少单位或者地址');
  const told = typeof name === 'string' && name !== '' ? name : title;
  return { id, name: told, kind: kind as RobotKind, unit, url, secret: typeof secret === 'string' && secret !== '' ? secret : undefined };
}
