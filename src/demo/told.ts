import { Worker } from 'node:worker_threads';
import { apply, type Draft, Fault, type Matter, type Policy, type Procedure, type Registry } from '#kernel';
import type { DemoFile } from './pdf.ts';
import type { Entry } from './replay.ts';
import type { HashName } from './report-room.ts';

/** What the thread is asked for. `declarations`: address of the module that exports `procedures`. */
export interface ThreadOrder {
  readonly declarations: string;
  readonly policies: readonly Policy[];
  readonly year: number;
  readonly scale: number;
  readonly part: number;
  readonly hash: HashName;
}

/** What the thread tells: decided acts in order as JSON (cheaper to hand over than objects), and at the end the rest. */
export type Told =
  | { readonly drafts: string; readonly end?: never }
  | {
      readonly end: { readonly serials: readonly (readonly [string, number])[]; readonly files: readonly DemoFile[] };
      readonly drafts?: never;
    };

type End = NonNullable<Told['end']>;

/** The thread's messages one by one; each is asked for when the one before has been taken. */
async function* messages(order: ThreadOrder): AsyncGenerator<Told> {
  const worker = new Worker(new URL('./year-thread.ts', import.meta.url), { workerData: order });
  const waiting: Told[] = [];
  let failed: Error | undefined;
  let wake: () => void = () => undefined;
  worker.on('message', (message: Told) => {
    waiting.push(message);
    wake();
  });
  worker.on('error', (error) => {
    failed = error as Error;
    wake();
  });
  try {
    for (;;) {
      const message = waiting.shift();
      if (message) {
        worker.postMessage('more');
        yield message;
        if (message.end) return;
      } else if (failed) throw failed;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    await worker.terminate();
  }
}

/** Makes entries of drafts again: what the act made of the matter follows from the draft. */
function entriesOf(registry: Registry, drafts: readonly Draft[]): Entry[] {
  const standing = new Map<string, Matter>();
  return drafts.map((draft) => {
    const procedure: Procedure | undefined = registry.edition(draft.procedure, draft.edition);
    if (!procedure) throw new Fault('procedure-unknown', draft.procedure);
    const before = standing.get(draft.matter);
    const after = apply(procedure, before, draft);
    standing.set(draft.matter, after);
    return { procedure, before, after, draft };
  });
}

/** The city-year as decided in the thread, batch by batch; whole matters only. Returns what is told at the end. */
export async function* toldYears(registry: Registry, order: ThreadOrder): AsyncGenerator<readonly Entry[], End> {
  for await (const message of messages(order)) {
    if (message.end) return message.end;
    yield entriesOf(registry, JSON.parse(message.drafts) as readonly Draft[]);
  }
  throw new Fault('thread-silent', 'the thread ended without its end');
}
