/** Prints long documents in a thread of its own; see print.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { printBook, printCatalogues, printDossier } from '#reports';
import type { PrintJob } from './print.ts';

function bytesOf(job: PrintJob): Promise<Uint8Array> {
  if (job.kind === 'book') return printBook(job.book);
  return job.kind === 'dossier' ? printDossier(job.dossier) : printCatalogues(job.catalogues);
}

parentPort?.postMessage(new Uint8Array(await bytesOf(workerData as PrintJob)));
