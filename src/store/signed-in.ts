import type { peopleOn } from './people.ts';
import type { Pulse } from './pulse.ts';
import type { SignedIn } from './types.ts';

type People = ReturnType<typeof peopleOn>;

/** How long a person is taken to be signed in where another process may have ended the session and its word been lost. */
const foreignAgeMs = 5000;
const most = 10_000;

/**
 * Who is signed in is asked at every request and changes seldom: kept in memory until an account, a post or a session is
 * changed, here or (by notification) in another process.
 */
export function keepingSignedIn(people: People, pulse: Pulse, several: boolean): People {
  const held = new Map<string, { readonly answer: Promise<SignedIn | undefined>; readonly since: number }>();
  const maxAgeMs = several ? foreignAgeMs : Number.POSITIVE_INFINITY;
  pulse.on((news) => {
    if (news === 'people' || news === 'everything') held.clear();
  });
  const signedIn = (session: string, on: string): Promise<SignedIn | undefined> => {
    const key = `${session} ${on}`;
    const known = held.get(key);
    if (known && performance.now() - known.since < maxAgeMs) return known.answer;
    if (held.size >= most) held.clear();
    const one = { answer: people.signedIn(session, on), since: performance.now() };
    held.set(key, one);
    // Neither a failure nor a stranger is worth keeping.
    const drop = () => void (held.get(key) === one && held.delete(key));
    one.answer.then((found) => found ?? drop(), drop);
    return one.answer;
  };
  return { ...felt(pulse, people, reading), signedIn };
}

const reading: ReadonlySet<string> = new Set([
  'account',
  'accountById',
  'accounts',
  'posts',
  'postsOfUnit',
  'names',
  'session',
  'signedIn',
]);

/** The same methods; all but the `readers` make everybody forget who is signed in once they are done. */
export function felt<M extends object>(pulse: Pulse, methods: M, readers: ReadonlySet<string>): M {
  const wrapped = Object.entries(methods).map(([name, method]: [string, (...args: unknown[]) => Promise<unknown>]) => {
    if (readers.has(name)) return [name, method];
    const then = async (...args: unknown[]): Promise<unknown> => {
      try {
        return await method(...args);
      } finally {
        await pulse.everything('people');
      }
    };
    return [name, then];
  });
  return Object.fromEntries(wrapped) as M;
}
