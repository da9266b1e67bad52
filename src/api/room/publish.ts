import { type CivilDate, type FileValue, type Json, refusal } from '#kernel';
import {
  type Composed,
  figuresCsv,
  leftOut,
  misplaced,
  type OfficialDocument,
  type PublicReport,
  printDocx,
  publicDocument,
  publicFigures,
  type Redaction,
  unresolved,
  verifyCode,
} from '#reports';
import type { StoredMatter } from '#store';
import { plain } from '#store';
import { docxType } from '../docx.ts';
import type { Platform } from '../platform.ts';
import { notFound, Refused } from '../problem.ts';
import type { Signed } from '../session.ts';
import { explanationsOf, findingsOf } from './check.ts';
import { aboutOf, composed, mustBePossible, numberOf, perform, reportAt, rowsOf, sealOf, signingOf, textOf } from './matter.ts';

/** What is kept of a published report; `papers.ts` and the verify page read it. */
export interface PublicEdition {
  readonly document: OfficialDocument;
  readonly report: PublicReport;
  readonly seal: string;
  readonly code: string;
  /** The .docx. */
  readonly sha256: string;
  readonly files: readonly FileValue[];
}

/** What is sealed: every word and every figure. */
export const sealedPart = ({ document, report }: Pick<PublicEdition, 'document' | 'report'>): Json => plain({ document, report });

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function keep(platform: Platform, by: string, name: string, type: string, bytes: Uint8Array): Promise<FileValue> {
  const row = await platform.store.putFile(once(bytes), { name, type, by, at: platform.now(), max: platform.maxFileBytes });
  if (!('sha256' in row)) throw new Refused(422, row);
  return { sha256: row.sha256, name, size: bytes.byteLength, type };
}

const refuse = (code: string, text: string, remedy: string): Refused => new Refused(422, refusal(code, text, { remedy }));

/** The signed text, checked once more: nothing goes out that the check would not let through. */
async function signedText(platform: Platform, stored: StoredMatter): Promise<Composed> {
  const version = numberOf(stored.matter.values, 'textVersion');
  const report = await composed(platform, stored, { version, signing: signingOf(stored.matter) });
  if (!report) throw notFound();
  const findings = await findingsOf(platform, stored, version);
  // What changed in the records after the signing is told beside the report, and does not hold it back.
  const open = unresolved(
    findings.filter((f) => !f.id.startsWith('changed:')),
    explanationsOf(stored),
  );
  if (open.length > 0)
    throw refuse('unchecked', `正文还有${open.length}处核对意见没有处理：${open[0]?.said ?? ''}`, '请退回修改，核对后再公开');
  const redactions = rowsOf<Redaction>(stored.matter.values, 'redactions');
  const lost = misplaced(report.document, redactions);
  if (lost.length > 0)
    throw refuse('redaction-misplaced', `公开版差异表所列「${lost[0]?.quote ?? ''}」不在原处`, '正文在保密审查后有变动，请退回重新审查');
  return report;
}

interface Said {
  readonly indexNo?: string;
  readonly url?: string;
  readonly lateReason?: string;
  readonly correctionNotice?: string;
}

/** Where the address of the public pages is printed: as the city set it, else as it was called. */
async function publicAddress(platform: Platform, called: string): Promise<string> {
  const set = await platform.store.setting('public-address');
  return `${typeof set === 'string' && set ? set.replace(/\/$/, '') : called}/p/verify`;
}

function editionOf(platform: Platform, stored: StoredMatter, report: Composed, correctionNotice: string | undefined, version: number) {
  const { values } = stored.matter;
  const about = aboutOf(stored.matter);
  const redactions = rowsOf<Redaction>(values, 'redactions');
  const document = publicDocument(report.document, redactions);
  const published: PublicReport = {
    ...{ title: report.document.title.join(''), year: about.year, docNo: textOf(values, 'docNo'), version },
    reporter: { code: about.unit, name: report.document.signature },
    signedOn: textOf(values, 'signedOn') as CivilDate,
    publishedOn: platform.today(),
    ...(correctionNotice !== undefined && { correction: correctionNotice }),
    left: leftOut(redactions),
    figuresSeal: textOf(values, 'figuresSeal'),
    matter: stored.key,
    figures: publicFigures(document, report.figures),
  };
  return { document, report: published };
}

/** Makes the public edition with its files and its code, and publishes or corrects. */
export async function publishReport(
  platform: Platform,
  who: Pick<Signed, 'actor' | 'id'>,
  key: string,
  said: Said,
  called: string,
): Promise<void> {
  const stored = await reportAt(platform, who, key);
  const act = said.correctionNotice === undefined ? 'publish' : 'correct';
  const words = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined && value !== ''));
  const report = await signedText(platform, stored);
  const about = aboutOf(stored.matter);
  const id = `${about.year}/${about.unit}`;
  const version = ((await platform.store.edition(platform.room.kinds.report, id))?.version ?? 0) + 1;
  const made = editionOf(platform, stored, report, said.correctionNotice, version);
  const seal = sealOf(platform, sealedPart(made));
  const code = verifyCode(seal);
  const address = `${await publicAddress(platform, called)}?code=${code}`;
  const printed = { ...made.document, verification: { code, address } };
  const name = made.report.title;
  const files = [
    await keep(platform, who.id, `${name}.docx`, docxType, await printDocx(printed)),
    await keep(
      platform,
      who.id,
      `${name}（指标表）.json`,
      'application/json',
      Buffer.from(`${JSON.stringify(made.report.figures, null, 2)}\n`),
    ),
    await keep(platform, who.id, `${name}（指标表）.csv`, 'text/csv', Buffer.from(figuresCsv(made.report.figures))),
  ] as const;
  const [publicFile, figuresFile, figuresTable] = files;
  const values = { publicEdition: version, publicSeal: seal, verifyCode: code, publicFile, figuresFile, figuresTable, ...words };
  await mustBePossible(platform, who, { key, act, values });
  const content: PublicEdition = { ...made, seal, code, sha256: publicFile.sha256, files };
  await platform.store.putEdition({
    kind: platform.room.kinds.report,
    id,
    // The list of editions is read without their contents: the code has to stand in the title.
    title: `${code} ${made.report.docNo}`,
    content: plain(content),
    by: who.id,
    at: platform.now(),
    frozen: true,
  });
  await perform(platform, who, { key, act, values });
}
