/**
 * The embedded database in a thread of its own: it computes inside the process, and a query of 100 ms would stop every
 * other request for as long. Requests are answered one after the other, in the order they came.
 */
import { mkdirSync, openAsBlob } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { oid } from './db.ts';
import type { LiteAnswer, LiteRequest } from './pglite-wire.ts';

const asText = (value: string): string => value;
const parsers = { [oid.int8]: Number, [oid.numeric]: Number, [oid.date]: asText };
const folder = (workerData as { folder: string | undefined }).folder;
const port = parentPort;

/** Nobody replicates an embedded database: tables filled in the transaction that empties them need no journal. */
const startParams = [...PGlite.defaultStartParams, '-c', 'wal_level=minimal', '-c', 'max_wal_senders=0'];

/** One in memory lives as long as a test: it may begin from the image of an empty one instead of making its own. */
async function imageFor(): Promise<Blob | undefined> {
  const image = folder === undefined ? process.env.ZS_BLANK_DATABASE : undefined;
  return image === undefined ? undefined : openAsBlob(image);
}

async function open(): Promise<PGlite> {
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const image = await imageFor();
  const place = { ...(folder !== undefined && { dataDir: folder }), ...(image && { loadDataDir: image }) };
  return PGlite.create({ ...place, relaxedDurability: false, parsers, startParams });
}

async function answer(lite: PGlite, { sql, params, lines, many }: LiteRequest): Promise<unknown[]> {
  if (lines !== undefined) {
    await lite.query(sql, [], { blob: new Blob([lines]) });
    return [];
  }
  if (many) {
    await lite.exec(sql);
    return [];
  }
  return (await lite.query(sql, [...(params ?? [])], { parsers })).rows;
}

/** What the other side needs to know of an error; the rest of it cannot travel. */
function toldOf(error: unknown): NonNullable<LiteAnswer['error']> {
  const { message, code, constraint, detail, table } = error as Record<string, string | undefined>;
  return { message: message ?? '', code, constraint, detail, table };
}

async function serve(): Promise<void> {
  const opening = open();
  let last: Promise<unknown> = opening;
  const reply = (message: LiteAnswer) => port?.postMessage(message);
  port?.on('message', (request: LiteRequest) => {
    const { id } = request;
    last = last.then(async () => {
      try {
        const lite = await opening;
        if (request.close) await lite.close();
        reply({ id, rows: request.close ? [] : await answer(lite, request) });
      } catch (error) {
        reply({ id, error: toldOf(error) });
      }
    });
  });
  try {
    await opening;
    reply({ id: 0, rows: [] });
  } catch (error) {
    last = Promise.resolve();
    reply({ id: 0, error: toldOf(error) });
  }
}

await serve();
