import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Fault, type Refusal, refusal } from '#kernel';
import type { Queryable } from './db.ts';
import type { FileRow } from './types.ts';

interface Raw {
  readonly sha256: string;
  readonly size: number;
  readonly type: string;
  readonly name: string;
  readonly put_by: string;
  readonly put_at: string;
}
const fileOf = ({ put_by, put_at, ...r }: Raw): FileRow => ({ ...r, by: put_by, at: put_at });

const digest = /^[0-9a-f]{64}$/;

class TooLarge extends Error {}

/** Uploaded files: on disk under the digest of their content, known to the database by a row. */
export function filesOn(db: Queryable, dir: string | undefined) {
  const folder = (): string => {
    if (dir === undefined) throw new Fault('files-dir', 'the store was opened without a folder for files');
    return dir;
  };
  const pathOf = (sha256: string): string => join(folder(), sha256.slice(0, 2), sha256);

  async function receive(content: AsyncIterable<Uint8Array>, max: number, temp: string): Promise<{ sha256: string; size: number }> {
    const sha = createHash('sha256');
    let size = 0;
    const counted = async function* () {
      for await (const part of content) {
        size += part.length;
        if (size > max) throw new TooLarge();
        sha.update(part);
        yield part;
      }
    };
    await pipeline(Readable.from(counted()), createWriteStream(temp, { flush: true }));
    return { sha256: sha.digest('hex'), size };
  }

  return {
    uploadsDir: (): string => join(folder(), 'unfinished'),
    putFile: async (
      content: AsyncIterable<Uint8Array>,
      about: { readonly name: string; readonly type: string; readonly by: string; readonly at: string; readonly max: number },
    ): Promise<FileRow | Refusal> => {
      mkdirSync(folder(), { recursive: true });
      const temp = join(folder(), `part-${randomUUID()}`);
      try {
        const { sha256, size } = await receive(content, about.max, temp);
        mkdirSync(join(folder(), sha256.slice(0, 2)), { recursive: true });
        await rename(temp, pathOf(sha256));
        const row = [sha256, size, about.type, about.name, about.by, about.at];
        await db.query(
          'insert into file (sha256, size, type, name, put_by, put_at) values ($1,$2,$3,$4,$5,$6) on conflict (sha256) do nothing',
          row,
        );
        return { sha256, size, type: about.type, name: about.name, by: about.by, at: about.at };
      } catch (error) {
        await rm(temp, { force: true });
        if (!(error instanceof TooLarge)) throw error;
        const most = `${Math.floor(about.max / 1_048_576)} MB`;
        return refusal('file-too-large', `文件超过 ${most}`, { remedy: '请压缩或拆分后上传' });
      }
    },
    file: async (sha256: string): Promise<FileRow | undefined> => {
      const rows = digest.test(sha256) ? await db.query<Raw>('select * from file where sha256 = $1', [sha256]) : [];
      return rows[0] && fileOf(rows[0]);
    },
    readFile: async (sha256: string): Promise<Uint8Array | undefined> =>
      digest.test(sha256) && existsSync(pathOf(sha256)) ? readFile(pathOf(sha256)) : undefined,
    filePath: (sha256: string): string | undefined => (digest.test(sha256) && existsSync(pathOf(sha256)) ? pathOf(sha256) : undefined),
  };
}
