import type { IdentityConfig, OidcConfig } from '#api';
import { ConfigRefusal } from './config-refusal.ts';

const shortest = 32;

/** Reads ZS_SECRET, ZS_PROXIES and ZS_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET, _REDIRECT, _CLAIM, _TITLE. */
export function readIdentity(env: NodeJS.ProcessEnv): IdentityConfig {
  return { secret: readSecret(env.ZS_SECRET), oidc: readOidc(env), proxies: env.ZS_PROXIES || undefined };
}

function readSecret(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (text.length >= shortest) return text;
  throw new ConfigRefusal(`密钥 ZS_SECRET 太短，应为至少 ${shortest} 位的随机字符。`);
}

const needed = ['ZS_OIDC_ISSUER', 'ZS_OIDC_CLIENT_ID', 'ZS_OIDC_CLIENT_SECRET', 'ZS_OIDC_REDIRECT'] as const;
const wayBack = '/api/session/oidc/return';

function readOidc(env: NodeJS.ProcessEnv): OidcConfig | undefined {
  const [issuer = '', clientId = '', clientSecret = '', redirect = ''] = needed.map((name) => env[name] ?? '');
  if (issuer === '') return undefined;
  const missing = needed.filter((name) => !env[name]);
  if (missing.length > 0) throw new ConfigRefusal(`统一身份认证缺少设置 ${missing.join('、')}。`);
  if (!isAddress(issuer)) throw new ConfigRefusal('ZS_OIDC_ISSUER 不可用，应为 https 地址（本机调试可用 http）。');
  if (!isAddress(redirect) || new URL(redirect).pathname !== wayBack) {
    throw new ConfigRefusal(`ZS_OIDC_REDIRECT 不可用，应为本平台的网址加 ${wayBack}。`);
  }
  const { ZS_OIDC_CLAIM: claim, ZS_OIDC_TITLE: title } = env;
  return { issuer, clientId, clientSecret, redirect, claim: claim || 'preferred_username', title: title || '统一身份认证' };
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}
