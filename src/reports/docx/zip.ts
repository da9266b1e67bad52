import { crc32, deflateRawSync } from 'node:zlib';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

/** One file of an archive. */
export interface Part {
  readonly name: string;
  readonly data: Buffer;
}

/** 1 January 1980, midnight: the zero of the format, so that equal contents give equal bytes. */
const dosDate = 0x21;

function open(archive: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true }, (error, zip) => (zip ? resolve(zip) : reject(error)));
  });
}

function read(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (!stream) return reject(error);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
      stream.on('error', reject);
    });
  });
}

/** All files of an archive, in their order. */
export async function unzip(archive: Buffer): Promise<Part[]> {
  const zip = await open(archive);
  const parts: Part[] = [];
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve());
    zip.on('entry', (entry: Entry) => {
      if (entry.fileName.endsWith('/')) return zip.readEntry();
      read(zip, entry).then((data) => {
        parts.push({ name: entry.fileName, data });
        zip.readEntry();
      }, reject);
    });
    zip.readEntry();
  });
  return parts;
}

function record(part: Part, packed: Buffer, offset: number | undefined): Buffer {
  const name = Buffer.from(part.name);
  const central = offset !== undefined;
  const head = Buffer.alloc(central ? 46 : 30);
  let at = head.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0);
  if (central) at = head.writeUInt16LE(20, at);
  for (const short of [20, 0x0800, 8, 0, dosDate]) at = head.writeUInt16LE(short, at);
  for (const long of [crc32(part.data), packed.length, part.data.length]) at = head.writeUInt32LE(long, at);
  head.writeUInt16LE(name.length, at);
  if (central) head.writeUInt32LE(offset, 42);
  return Buffer.concat([head, name]);
}

/** Writes an archive whose bytes depend on the contents alone. */
export function zip(parts: readonly Part[]): Buffer {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const packed = deflateRawSync(part.data, { level: 9 });
    const local = record(part, packed, undefined);
    directory.push(record(part, packed, offset));
    body.push(local, packed);
    offset += local.length + packed.length;
  }
  const length = directory.reduce((sum, d) => sum + d.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...body, ...directory, end]);
}
