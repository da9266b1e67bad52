/** Prints long documents in a thread of its own; see print.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { printBook, printCatalogues } from '#reports';
import type { PrintJob } from './print.ts';

const job = workerData as PrintJob;
const bytes = job.kind === 'book' ? await printBook(job.book) : await printCatalogues(job.catalogues);
parentPort?.postMessage(new Uint8Array(bytes));
