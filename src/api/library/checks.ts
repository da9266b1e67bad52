import { type Actor, type Json, printDate, type Values, view } from '#kernel';
import {
  citationsIn,
  fingerprint,
  type Judged,
  judge,
  type Known,
  misnumbered,
  passages,
  sameInstrument,
  shared,
  structureOf,
  titleLikeness,
} from '#reports';
import type { ChecksDto, CitedDto, SimilarDto } from '../contract/library.ts';
import { docxType } from '../docx.ts';
import { loadSeen } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { Refused } from '../problem.ts';
import { lawChanges, named } from './law-changes.ts';
import { textOfFile } from './reading.ts';
import { libraryOf, publicValues, refOnly, type Shelved, shelf, textOf } from './shelf.ts';

interface Source {
  readonly text: string;
  readonly from: string;
}

interface HeldFile {
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}
const isFile = (value: Json | undefined): value is Json & HeldFile =>
  typeof value === 'object' && value !== null && 'sha256' in value && 'name' in value;

/** The words of a file that a document holds; none where they cannot be had: that is no fault of the page. */
async function wordsOf(platform: Platform, file: HeldFile): Promise<string | undefined> {
  const path = platform.store.filePath(file.sha256);
  if (path === undefined || (file.type !== docxType && file.type !== 'text/plain')) return undefined;
  try {
    return await textOfFile({ name: file.name, type: file.type, size: file.size, path });
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** The newest text of a document: as it is entered, else as it lies in a file whose words can be had. */
async function sourceOf(platform: Platform, values: Values): Promise<Source | undefined> {
  const entered = textOf(values.text);
  if (entered) return { text: entered, from: '正文' };
  const files = [
    ['送审稿', values.textFile],
    ['征求意见稿', values.draftFile],
  ] as const;
  for (const [title, file] of files) {
    const text = isFile(file) ? await wordsOf(platform, file) : undefined;
    if (text !== undefined && isFile(file)) return { text, from: `${title}「${file.name}」` };
  }
  return undefined;
}

/** Pieces that stand in more documents than this are turns of phrase that all share. */
const commonFrom = 20;
const mostSimilar = 12;
const leastShare = 0.3;
/** A document of the same issuer comes before the like of others. */
const ownFirst = 0.4;
const leastTitle = 0.75;

interface Candidate {
  readonly document: Shelved;
  readonly share: number;
  readonly title: number;
}

function candidates(text: string, title: string, unit: string, others: readonly Shelved[]): Candidate[] {
  const print = fingerprint(text);
  const frequency = new Map<number, number>();
  for (const d of others) for (const hash of d.print) if (print.has(hash)) frequency.set(hash, (frequency.get(hash) ?? 0) + 1);
  const weight = (c: Candidate): number => c.share + c.title + (c.document.unit === unit ? ownFirst : 0);
  const common = (hash: number): boolean => (frequency.get(hash) ?? 0) > commonFrom;
  return others
    .map((document) => ({ document, share: shared(print, document.print, common), title: titleLikeness(title, document.title) }))
    .filter((c) => c.share >= leastShare || c.title >= leastTitle)
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, mostSimilar);
}

async function similarOf(
  platform: Platform,
  text: string,
  of: { readonly title: string; readonly unit: string },
  others: readonly Shelved[],
): Promise<SimilarDto[]> {
  const found = candidates(text, of.title, of.unit, others);
  const rows = await platform.store.rows(found.map((c) => c.document.key));
  const texts = new Map(rows.map((row) => [row.key, textOf(publicValues(platform, row)?.text) ?? '']));
  return found.map((c) => ({
    ...refOnly(c.document),
    share: Math.round(c.share * 100),
    title100: Math.round(c.title * 100),
    passages: passages(text, texts.get(c.document.key) ?? '')
      .sort((a, b) => b.length - a.length)
      .slice(0, 5)
      .map((p) => p.text),
  }));
}

const endings: Readonly<Record<string, string>> = { amended: '已被修改', repealed: '已废止' };

/** Everything that a citation is held against: the law the platform knows, what the city entered, its own documents. */
export async function register(platform: Platform, documents: readonly Shelved[]): Promise<readonly Known[]> {
  const changes = await lawChanges(platform);
  const law = platform.instruments.map((i): Known => {
    const entered = changes.find((c) => sameInstrument(named(c), i));
    const to = [i.to, entered?.on].filter((d) => d !== undefined).sort()[0];
    return { id: i.id, title: i.title, number: i.number, from: i.from, to, ...(entered && { ended: endings[entered.kind] }) };
  });
  const entered = changes
    .filter((c) => !platform.instruments.some((i) => sameInstrument(named(c), i)))
    .map((c): Known => ({ id: c.id, title: c.title, number: c.number ?? undefined, to: c.on, ended: endings[c.kind] }));
  const own = documents.map(
    (d): Known => ({ id: d.key, title: d.title, number: d.docNo ?? undefined, from: d.effectiveOn, to: d.endedOn, ended: d.state }),
  );
  return [...law, ...entered, ...own];
}

const endedSaid = (known: Known | undefined): string =>
  known?.to === undefined ? '' : `${printDate(known.to)}起${known.ended ?? '不再施行'}`;

const nowSaid = (now: Known | undefined): string =>
  now ? `现行的是《${now.title}》${now.number ? `（${now.number}）` : ''}${now.from ? `，自${printDate(now.from)}起施行` : ''}` : '';

const saidBy: Readonly<Record<Judged['standing'], (j: Judged) => string>> = {
  ended: ({ known }) => endedSaid(known),
  changed: ({ known, now }) => [endedSaid(known), nowSaid(now)].filter(Boolean).join('；'),
  'not-yet': ({ known }) => (known?.from ? `${printDate(known.from)}起施行` : '尚未施行'),
  'in-force': () => '现行有效',
  unknown: () => '平台没有收录，请自行核对',
};
const saidOf = (j: Judged): string => saidBy[j.standing](j);

const grave = ['ended', 'changed', 'not-yet', 'unknown', 'in-force'];

function citedDto(j: Judged): CitedDto {
  return {
    words: j.words,
    articles: j.articles,
    standing: j.standing,
    said: saidOf(j),
    key: j.known && /^\d{6}\//.test(j.known.id) ? j.known.id : null,
  };
}

/** Each named once, the gravest first. */
function citedOf(judged: readonly Judged[], own: { readonly title: string; readonly docNo: string | undefined }): CitedDto[] {
  const once = new Map<string, Judged>();
  for (const j of judged) {
    if (sameInstrument({ title: j.name, number: j.number }, { title: own.title, number: own.docNo })) continue;
    const id = `${j.name}|${j.number ?? ''}`;
    const before = once.get(id);
    once.set(id, before ? { ...before, articles: [...new Set([...before.articles, ...j.articles])] } : j);
  }
  return [...once.values()].map(citedDto).sort((a, b) => grave.indexOf(a.standing) - grave.indexOf(b.standing));
}

const rowsOf = (value: Json | undefined) => (Array.isArray(value) ? (value as readonly Readonly<Record<string, Json>>[]) : []);

/** The table of what a document rests on, written as its text would name it. */
const basesText = (values: Values): string =>
  rowsOf(values.bases)
    .map((b) => `《${textOf(b.name) ?? ''}》${textOf(b.number) ? `（${String(b.number)}）` : ''}${textOf(b.article) ?? ''}`)
    .join('；');

/** What the text of a document repeats and names, against everything in force today. */
export async function checks(platform: Platform, key: string, actor: Actor): Promise<ChecksDto> {
  const kind = libraryOf(platform);
  const { stored, procedure, viewer } = await loadSeen(platform, key, actor, kind.document);
  const values = view(procedure, stored.matter, viewer)?.values ?? {};
  const [source, documents] = await Promise.all([sourceOf(platform, values), shelf(platform)]);
  const title = textOf(values.title) ?? '';
  const others = documents.filter((d) => d.key !== key && kind.alive.includes(d.stateId));
  const known = await register(platform, documents);
  const cited = citationsIn(`${basesText(values)}\n${source?.text ?? ''}`);
  const judged = judge(cited, known, platform.today(), textOf(values.signedOn));
  return {
    source: source?.from ?? null,
    similar: await similarOf(platform, source?.text ?? '', { title, unit: stored.matter.unit }, others),
    cited: citedOf(judged, { title, docNo: textOf(values.docNo) }),
    misnumbered: source ? misnumbered(structureOf(source.text)).map(({ at, said }) => ({ at, said })) : [],
    against: others.length,
  };
}
