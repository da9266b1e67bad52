/** The reader of .docx files, in a thread of its own; see docx.ts. */

import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import mammoth from 'mammoth';
import { fromBuffer } from 'yauzl';
import type { DocxAnswer } from './docx.ts';

/** Most that a file may unfold to, in bytes and in parts. */
const mostBytes = 120 * 1024 * 1024;
const mostParts = 3000;

/** Adds up what the file says its parts unfold to. */
function unfolded(bytes: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error || !zip || zip.entryCount > mostParts) return resolve(false);
      let sum = 0;
      zip.on('entry', (entry: { uncompressedSize: number }) => {
        sum += entry.uncompressedSize;
        zip.readEntry();
      });
      zip.on('end', () => resolve(sum <= mostBytes));
      zip.on('error', () => resolve(false));
      zip.readEntry();
    });
  });
}

/** Links lead out: their text stays, their address goes. */
const withoutLinks = (html: string): string => html.replace(/\s(href|target|action|on\w+)="[^"]*"/gi, '');

/** Pictures that are drawn from dots; a drawing could hold more than dots. */
const picture = /^image\/(png|jpeg|gif|bmp|webp)$/;

const convertImage = mammoth.images.imgElement(async (image) => ({
  src: picture.test(image.contentType) ? `data:${image.contentType};base64,${await image.readAsBase64String()}` : '',
}));

async function read(path: string): Promise<DocxAnswer> {
  const buffer = await readFile(path);
  if (!(await unfolded(buffer))) return { unreadable: true };
  try {
    const { value } = await mammoth.convertToHtml({ buffer }, { convertImage, externalFileAccess: false });
    return { html: withoutLinks(value) };
  } catch {
    return { unreadable: true };
  }
}

parentPort?.postMessage(await read(String(workerData)));
