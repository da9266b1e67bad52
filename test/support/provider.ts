/** A real single sign-on provider on this machine, and a visitor who goes there and comes back. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface RunningProvider {
  readonly issuer: string;
  /** Who signs in there next. */
  person: string;
  close(): Promise<void>;
}

export const client = { id: 'zhunsheng', secret: 'a-secret-of-the-test-only', redirect: 'http://127.0.0.1:8210/api/session/oidc/return' };

/** Listens on a free port; whoever comes is signed in there as `person` at once. */
export async function startProvider(): Promise<RunningProvider> {
  let answer: ReturnType<Provider['callback']> | undefined;
  const server: Server = createServer((request, response) => void answer?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const running = { issuer, person: '', close: () => closed(server) };
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [client.redirect] }],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: id }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['a key of the test'] },
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client?.clientId ?? '',
        accountId: context.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  const base = provider.callback();
  answer = async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return base(request, response);
    return provider.interactionFinished(request, response, { login: { accountId: running.person } });
  };
  return running;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Follows the provider's redirects as a browser does, until it sends the visitor back; answers that address. */
export async function visitProvider(from: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = new URL(from);
  const { issuer } = { issuer: at.origin };
  for (let steps = 0; at.origin === issuer && steps < 10; steps += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`the provider stops with ${answer.status}: ${await answer.text()}`);
    at = new URL(next, at);
  }
  return at;
}
