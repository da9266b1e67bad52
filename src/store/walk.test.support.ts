import { addDays, type Draft, decide, type Matter, type Procedure, type World } from '#kernel';
import { seededId } from './id.ts';
import { at, law, official, procedures, request, units } from './store.test.fixture.ts';
import type { BulkEntry } from './types.ts';

/** Small deterministic random numbers (mulberry32). */
export function dice(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n);
  };
}

const towns = ['990001001', '990001002', '990002001', '990000-D01'] as const;
const kinds = ['water', 'road', 'other'] as const;
const acts = Object.entries(request.acts).filter(([, act]) => 'from' in act);

export interface Step {
  readonly act: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly on: string;
  readonly town: string;
  readonly clock: boolean;
}

const optional = (roll: (n: number) => number, value: unknown) => (roll(3) === 0 ? undefined : value);

/** What somebody might try next; not everything is accepted. */
function attempt(roll: (n: number) => number, matter: Matter | undefined, town: string): Step {
  const last = matter?.history.at(-1)?.on ?? '2019-01-01';
  const on = addDays(last, roll(matter ? 15 : 300));
  if (!matter) {
    const amount = optional(roll, roll(100_000) / 100);
    const values = { subject: `第${roll(1000)}号供水申请`, kind: kinds[roll(3)], urgent: optional(roll, roll(2) === 1), amount };
    return { act: 'submit', values: { ...values, applicant: { kind: 'person', name: '王小明' } }, on, town, clock: false };
  }
  const [act = '', decl] = acts[roll(acts.length)] ?? [];
  if (act === 'answer') {
    const late = optional(roll, '材料复杂');
    return { act, values: { result: ['granted', 'denied'][roll(2)], lateWhy: late }, on, town, clock: false };
  }
  const changed =
    act === 'complete' ? { kind: optional(roll, kinds[roll(3)]), amount: optional(roll, roll(9000)), urgent: roll(2) === 1 } : {};
  return { act, values: changed, on, town, clock: decl?.by === 'clock' };
}

export interface Walked {
  readonly entries: readonly BulkEntry[];
  readonly steps: readonly (Step & { readonly matter: number; readonly ok: boolean })[];
  /** Events by matter. */
  readonly matters: readonly (readonly Draft[])[];
}

/** A random life of `n` matters, decided in memory. */
export function walk(seed: number, n: number, tries = 8): Walked {
  const roll = dice(seed);
  const serials = new Map<string, number>();
  const world: World = {
    unit: (code) => units.find((u) => u.code === code),
    hasFile: () => false,
    linked: () => undefined,
    serial: (series) => {
      serials.set(series, (serials.get(series) ?? 0) + 1);
      return serials.get(series) ?? 0;
    },
  };
  const entries: BulkEntry[] = [];
  const steps: Walked['steps'][number][] = [];
  const matters: Draft[][] = [];
  for (let i = 0; i < n; i += 1) {
    const town = towns[roll(towns.length)] ?? towns[0];
    const drafts: Draft[] = [];
    let matter: Matter | undefined;
    for (let k = 0; k < 1 + roll(tries); k += 1) {
      const step = attempt(roll, matter, town);
      const done = decideStep(request, matter, step, { id: `${seed}-${i}`, world });
      steps.push({ ...step, matter: i, ok: done.ok });
      if (!done.ok) continue;
      entries.push({ procedure: request, before: matter, after: done.matter, draft: done.draft });
      drafts.push(done.draft);
      matter = done.matter;
    }
    matters.push(drafts);
  }
  return { entries, steps, matters };
}

export const actorOf = (step: Step) =>
  step.clock ? { ...official('clock', step.town), kind: 'clock' as const } : official(`o-${step.town}`, step.town);

function decideStep(procedure: Procedure, matter: Matter | undefined, step: Step, of: { id: string; world: World }) {
  const declared = procedures.latest(procedure.id) ?? procedure;
  const common = { procedure: declared, matter, newId: seededId(of.id, 1_550_000_000_000), world: of.world, law };
  return decide({ ...common, act: step.act, values: step.values, on: step.on, recordedAt: at(step.on), actor: actorOf(step) });
}
