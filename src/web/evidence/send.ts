import type { FileDto } from '../../api/contract.ts';
import { call, csrfToken, newKey, OfflineError, ProblemError } from '../client.ts';

export interface Sending {
  /** Share of the bytes that have arrived, 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Given up by the person: nothing to be told. */
export class Stopped extends Error {}

const problem = (status: number, title: string, detail: string): ProblemError =>
  new ProblemError({ type: 'about:blank', title, status, detail, refusals: [] });

/** Waits between tries: a lift, a tunnel, the walk between two houses. */
const retryDelays = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000];

/** Sent at a time, and lost at most when the line breaks off. */
const piece = 4 * 1024 * 1024;

interface TusFailure {
  readonly originalResponse?: { getStatus(): number; getBody(): string } | null;
}

/** What the server answered, in its words; without an answer the line is down. */
function failureOf(error: unknown): Error {
  const answer = (error as TusFailure).originalResponse;
  if (!answer) return new OfflineError({ cause: error });
  try {
    const said = JSON.parse(answer.getBody()) as { title?: string; detail?: string };
    return problem(answer.getStatus(), said.title ?? '没有传上去', said.detail ?? '');
  } catch {
    return problem(answer.getStatus(), '没有传上去', '');
  }
}

/** Sends the bytes, going on after a broken line and after the page was closed; resolves to where they lie. */
async function sendBytes(file: File, { onProgress, signal }: Sending): Promise<string> {
  const { Upload } = await import('tus-js-client');
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: '/api/uploads',
      retryDelays,
      removeFingerprintOnSuccess: true,
      // A small file goes in one request; a large one is announced first, so that it may be refused.
      uploadDataDuringCreation: file.size <= piece,
      chunkSize: piece,
      metadata: { filename: file.name || '照片.jpg', filetype: file.type },
      onBeforeRequest: (request) => request.setHeader('x-csrf-token', csrfToken()),
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        return status === 0 || status === 409 || status === 423 || status >= 500;
      },
      onProgress: (sent, total) => onProgress(total > 0 ? sent / total : 0),
      onError: (error) => reject(failureOf(error)),
      onSuccess: () => resolve(upload.url ?? ''),
    });
    signal.addEventListener('abort', () => {
      void upload.abort(true).catch(() => undefined);
      reject(new Stopped());
    });
    void upload.findPreviousUploads().then(([before]) => {
      if (before) upload.resumeFromPreviousUpload(before);
      upload.start();
    }, reject);
  });
}

/** Sends one file and has it taken into the platform. What the server does not take it refuses before the first byte. */
export async function sendFile(file: File, sending: Sending): Promise<FileDto> {
  if (file.size === 0) throw problem(422, '文件是空的', `「${file.name}」里没有内容，请另选一个。`);
  const at = await sendBytes(file, sending);
  const path = new URL(at, location.href).pathname.replace(/^\/api/, '');
  return call<FileDto>('POST', `${path}/file`, { idempotencyKey: newKey(), signal: sending.signal });
}
