/** Each workload on both servers, one after the other, at each number of connections. */
import { isDeepStrictEqual } from 'node:util';
import { load, type Measured, once, type Seen, summed } from './load.ts';
import type { Workload } from './workloads.ts';

export interface Servers {
  readonly platform: number;
  readonly bare: number;
}

export interface Pace {
  /** Before each round. */
  readonly warmUpMs: number;
  /** Over all rounds. */
  readonly ms: number;
  readonly rounds: number;
  readonly connections: readonly number[];
}

export interface Duel {
  readonly workload: Workload;
  readonly connections: number;
  readonly platform: Measured;
  readonly bare: Measured;
}

/** What the two answers disagree about, for a few people; undefined when they tell the same. */
async function disagreement(workload: Workload, servers: Servers): Promise<string | undefined> {
  const { compare } = workload;
  if (!compare) return undefined;
  for (let k = 0; k < 4; k += 1) {
    const p = await once(servers.platform, workload.platform(k, k));
    const b = await once(servers.bare, workload.bare(k, k));
    if (p.status !== workload.expect || b.status !== workload.expect) return `${p.status} ${p.body} / ${b.status} ${b.body}`.slice(0, 800);
    const [one, other] = compare(JSON.parse(p.body), JSON.parse(b.body));
    if (!isDeepStrictEqual(one, other)) return `${JSON.stringify(one)} ≠ ${JSON.stringify(other)}`.slice(0, 800);
  }
  return undefined;
}

/** Both in turn, several times: what else the machine does then falls on both alike. */
async function rounds(workload: Workload, servers: Servers, pace: Pace, connections: number): Promise<Duel> {
  const [bare, platform]: [Seen[], Seen[]] = [[], []];
  const common = { connections, warmUpMs: pace.warmUpMs, ms: pace.ms / pace.rounds, expect: workload.expect };
  for (let round = 0; round < pace.rounds; round += 1) {
    bare.push(await load({ ...common, port: servers.bare, ask: workload.bare }));
    platform.push(await load({ ...common, port: servers.platform, ask: workload.platform }));
  }
  return { workload, connections, bare: summed(bare), platform: summed(platform) };
}

export interface DuelOutcome {
  readonly duels: readonly Duel[];
  readonly problem: string | undefined;
}

export async function duel(workload: Workload, servers: Servers, pace: Pace): Promise<DuelOutcome> {
  const duels: Duel[] = [];
  try {
    const problem = await disagreement(workload, servers);
    for (const connections of pace.connections) {
      duels.push(await rounds(workload, servers, pace, connections));
    }
    return { duels, problem: problem && `两边答案不同：${problem}` };
  } catch (error) {
    return { duels, problem: (error as Error).message };
  }
}
