import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findReport, roomFile } from '#api';
import type { Opened } from './platform.ts';
import { templateIdOf } from './room.ts';

/** From its signature on a report is what was signed: its checked text with the frozen figures. */
const signed = new Set(['signed', 'submitted', 'published', 'corrected', 'supervised', 'archived']);

/** Writes the signed report of a unit and year; undefined where it is not signed yet and is composed from the records of today. */
export async function writeSigned(platform: Opened, year: number, unit: string, dir: string): Promise<readonly string[] | undefined> {
  const template = templateIdOf(platform.units.get(unit)?.kind);
  const report = await findReport(platform.store, platform.room.kinds.report, { template, year, unit });
  const stored = report && signed.has(report.state) ? await platform.store.matter(report.key) : undefined;
  if (!stored) return undefined;
  await mkdir(dir, { recursive: true });
  const files = [
    ['report.docx', 'docx'],
    ['report.md', 'md'],
    ['figures.json', 'json'],
  ] as const;
  for (const [name, kind] of files) await writeFile(join(dir, name), (await roomFile(platform, stored, kind, 'internal')).bytes);
  return files.map(([name]) => join(dir, name));
}
