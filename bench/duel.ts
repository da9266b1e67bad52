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

export interface DuelOutcome {
  readonly duels: readonly Duel[];
  readonly problems: readonly string[];
}

/** One workload in the making: what was measured of it so far. */
interface Running {
  readonly workload: Workload;
  readonly bare: Seen[];
  readonly platform: Seen[];
}

/**
 * The same work as several people, in turn, several times, on both servers: what else the machine does then falls on all
 * alike. A round that is not counted goes first, so that nobody is measured on code that has just been read.
 */
async function rounds(workloads: readonly Workload[], servers: Servers, pace: Pace, connections: number): Promise<Duel[]> {
  const running = workloads.map((workload): Running => ({ workload, bare: [], platform: [] }));
  const common = { connections, warmUpMs: pace.warmUpMs, ms: pace.ms / pace.rounds };
  for (let round = 0; round <= pace.rounds; round += 1) {
    for (const { workload, bare, platform } of running) {
      const { expect } = workload;
      const seen = await load({ ...common, expect, port: servers.bare, ask: workload.bare });
      const own = await load({ ...common, expect, port: servers.platform, ask: workload.platform });
      if (round === 0) continue;
      bare.push(seen);
      platform.push(own);
    }
  }
  return running.map(({ workload, bare, platform }) => ({ workload, connections, bare: summed(bare), platform: summed(platform) }));
}

/** The same work (one id) as everybody who does it. */
export async function duel(workloads: readonly Workload[], servers: Servers, pace: Pace): Promise<DuelOutcome> {
  const duels: Duel[] = [];
  const problems: string[] = [];
  for (const workload of workloads) {
    const problem = await disagreement(workload, servers);
    if (problem) problems.push(`${workload.id}(${workload.role}):两边答案不同：${problem}`);
  }
  try {
    for (const connections of pace.connections) duels.push(...(await rounds(workloads, servers, pace, connections)));
  } catch (error) {
    problems.push(`${workloads[0]?.id ?? ''}:${(error as Error).message}`);
  }
  return { duels, problems };
}
