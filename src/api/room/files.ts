import {
  citedFigures,
  figuresCsv,
  figuresIn,
  type OfficialDocument,
  printDocx,
  printMarkdown,
  publicDocument,
  type Redaction,
} from '#reports';
import type { StoredMatter } from '#store';
import { docxType } from '../docx.ts';
import type { Platform } from '../platform.ts';
import { notFound } from '../problem.ts';
import { composed, numberOf, rowsOf, signingOf } from './matter.ts';

type RoomFile = 'docx' | 'md' | 'json' | 'csv';
interface Made {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** States from which on the text is that of the check, not the newest. */
const settledFrom = new Set([
  'checked',
  'consulting',
  'cleared',
  'deliberated',
  'signed',
  'submitted',
  'published',
  'corrected',
  'supervised',
  'archived',
  'closed',
]);

/** A file of the report, rendered from its frozen figures: the internal edition, or the public one. */
export async function roomFile(platform: Platform, stored: StoredMatter, kind: RoomFile, edition: 'internal' | 'public'): Promise<Made> {
  const { matter } = stored;
  const version = settledFrom.has(matter.state) ? numberOf(matter.values, 'textVersion') : 0;
  const report = await composed(platform, stored, { ...(version > 0 && { version }), signing: signingOf(matter) });
  if (!report) throw notFound();
  const redactions = edition === 'public' ? rowsOf<Redaction>(matter.values, 'redactions') : [];
  const document: OfficialDocument = publicDocument(report.document, redactions);
  const figures = figuresIn(document, report.figures);
  const draft = matter.state === 'drafting' || matter.state === 'collecting' || matter.state === 'opened' ? '（草稿）' : '';
  const name = `${document.title.join('')}${edition === 'public' ? '（公开版）' : draft}`;
  const utf8 = (text: string): Buffer => Buffer.from(text);
  if (kind === 'docx') return { name: `${name}.docx`, type: docxType, bytes: await printDocx(document) };
  if (kind === 'md') return { name: `${name}.md`, type: 'text/markdown; charset=utf-8', bytes: utf8(printMarkdown(document, figures)) };
  if (kind === 'csv') return { name: `${name}（指标表）.csv`, type: 'text/csv; charset=utf-8', bytes: utf8(figuresCsv(figures)) };
  const json = `${JSON.stringify(citedFigures(document, figures), null, 2)}\n`;
  return { name: `${name}（指标表）.json`, type: 'application/json; charset=utf-8', bytes: utf8(json) };
}
