import { Worker } from 'node:worker_threads';
import { Fault, refusal } from '#kernel';
import type { Book, Catalogues, Dossier } from '#reports';
import { Refused } from '../problem.ts';

export type PrintJob =
  | { readonly kind: 'book'; readonly book: Book }
  | { readonly kind: 'catalogues'; readonly catalogues: Catalogues }
  | { readonly kind: 'dossier'; readonly dossier: Dossier };

/** Books printed at the same time: each takes a processor for a second or more. */
const mostAtOnce = 2;
let printing = 0;

function inWorker(job: PrintJob): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./print-worker.ts', import.meta.url), { workerData: job });
    worker.once('message', resolve);
    worker.once('error', (cause) => reject(new Fault('print', 'the printer of long documents failed', { cause })));
    worker.once('exit', () => reject(new Fault('print', 'the printer of long documents ended without a page')));
  });
}

/** Prints beside the server, which goes on answering. */
export async function printed(job: PrintJob): Promise<Uint8Array> {
  if (printing >= mostAtOnce) throw new Refused(503, refusal('busy', '正在生成别的文件', { remedy: '请稍候再试' }));
  printing += 1;
  try {
    return await inWorker(job);
  } finally {
    printing -= 1;
  }
}
