import { resolve } from 'node:path';
import type { IdentityConfig } from '#api';
import { isCivilDate } from '#kernel';
import { ConfigRefusal } from './config-refusal.ts';
import { readIdentity } from './identity.ts';
import { type Channels, readChannels } from './notices/channels.ts';

export { ConfigRefusal };

/** What the environment says; nothing else is configurable from outside, and secrets come only from here. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly demonstration: boolean;
  /** The platform's civil date, fixed; undefined: the real one. */
  readonly fixedToday: string | undefined;
  readonly hash: 'sha256' | 'sm3';
  readonly secureCookie: boolean;
  /** ZS_SECRET, ZS_PROXIES, ZS_OIDC_*. */
  readonly identity: IdentityConfig;
  /** ZS_SMTP_URL, ZS_MAIL_FROM, ZS_ROBOTS, ZS_ADDRESS: the ways out for messages. */
  readonly channels: Channels;
  /** Bring the schema up to date at start; off where the working login does not own the tables. */
  readonly migrate: boolean;
  /** Build the pages at the start when they are stale; `ZS_PAGES=0` serves those that are there. */
  readonly buildPages: boolean;
  readonly logLevel: string;
}

/** Reads PORT, HOST, DATA_DIR, DATABASE_URL, ZS_DEMO, ZS_TODAY, ZS_HASH, ZS_SECURE_COOKIE, ZS_MIGRATE, ZS_PAGES, LOG_LEVEL. */
export function readConfig(env: NodeJS.ProcessEnv, demoToday: string): Config {
  const demonstration = env.ZS_DEMO !== '0';
  return {
    port: readPort(env.PORT),
    host: env.HOST || '127.0.0.1',
    dataDir: resolve(env.DATA_DIR || 'data'),
    databaseUrl: env.DATABASE_URL || undefined,
    demonstration,
    fixedToday: readToday(env.ZS_TODAY ?? (demonstration ? demoToday : 'real')),
    hash: readHash(env.ZS_HASH ?? 'sha256'),
    secureCookie: env.ZS_SECURE_COOKIE === '1',
    identity: readIdentity(env),
    channels: readChannels(env),
    migrate: env.ZS_MIGRATE !== '0',
    buildPages: env.ZS_PAGES !== '0',
    logLevel: env.LOG_LEVEL ?? 'warn',
  };
}

function readPort(text = '8210'): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new ConfigRefusal(`端口 PORT=${text} 不可用，应为 1 至 65535 的整数。`);
}

function readHash(text: string): Config['hash'] {
  if (text === 'sha256' || text === 'sm3') return text;
  throw new ConfigRefusal(`ZS_HASH=${text} 不可用，应为 sha256 或者 sm3。`);
}

function readToday(text: string): string | undefined {
  if (text === 'real') return undefined;
  if (isCivilDate(text)) return text;
  throw new ConfigRefusal(`ZS_TODAY=${text} 不可用，应为 2020-01-10 这样的日期或者 real。`);
}
