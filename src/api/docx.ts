import { Worker } from 'node:worker_threads';
import type { FastifyReply } from 'fastify';
import { Fault, refusal } from '#kernel';
import { Refused } from './problem.ts';

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What the reader of a document may use: a file of another's making may be built to exhaust it. */
const limits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };
const patience = 15_000;
/** Documents read at the same time. */
const mostAtOnce = 2;

let reading = 0;

export type DocxAnswer = { readonly html: string } | { readonly unreadable: true };

const unreadable = (): Refused =>
  new Refused(422, refusal('unreadable', '这份 Word 材料不能在线阅读', { remedy: '可能已损坏或者过大，请下载后打开' }));

/** Runs the reader beside the server, with bounds on memory and time. */
function inWorker(path: string): Promise<DocxAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./docx-worker.ts', import.meta.url), { workerData: path, resourceLimits: limits });
    const timer = setTimeout(() => void worker.terminate(), patience);
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ unreadable: true });
      else reject(new Fault('docx', 'the reader of documents failed', { cause: error }));
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve({ unreadable: true });
    });
  });
}

const style = `body{max-width:42em;margin:2em auto;padding:0 1em;font:16px/1.8 "Noto Serif CJK SC",SimSun,serif;color:#1f1d1a;background:#fff;overflow-wrap:anywhere}
table{border-collapse:collapse}td,th{border:1px solid #999;padding:.2em .6em}img{max-width:100%;height:auto}p{margin:.4em 0}`;

/** The words, tables and pictures of a .docx as plain HTML: no macro, no script, nothing from outside. */
export async function docxHtml(path: string): Promise<string> {
  if (reading >= mostAtOnce) throw new Refused(503, refusal('busy', '正在打开别的材料', { remedy: '请稍候再试，或者直接下载' }));
  reading += 1;
  try {
    const answer = await inWorker(path);
    if ('unreadable' in answer) throw unreadable();
    return answer.html;
  } finally {
    reading -= 1;
  }
}

/** A .docx as a page to read. */
export async function readDocx(path: string): Promise<string> {
  const html = await docxHtml(path);
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>在线阅读</title><style>${style}</style><body>${html}</body></html>`;
}

/** Sends a .docx to be saved under a name. */
export const sendDocx = (reply: FastifyReply, { name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): FastifyReply =>
  reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .type(docxType)
    .send(Buffer.from(bytes));
