import { type Actor, clocksOf, type Field, listOf, refusal, type Step, type Values, view } from '#kernel';
import {
  type CheckedLetter,
  type ComposedLetter,
  composeLetter,
  type Declared,
  type Holding,
  isFor,
  isSerial,
  type LetterSource,
  type LetterTemplate,
  type LetterWorld,
  type Linked,
  printDocx,
} from '#reports';
import type { LetterRow, MatterRow } from '#store';
import { plain } from '#store';
import type { LetterDraft, LetterFrozen, LetterIssued, LetterReady, LettersDto } from './contract/letters.ts';
import { docxType } from './docx.ts';
import { presentRows, procedureOf, type Seen } from './matters.ts';
import { codeWord, governmentOf, organName, territoryUnit } from './organs.ts';
import type { Platform } from './platform.ts';
import { viewerOf } from './present.ts';
import { notFound, Refused } from './problem.ts';
import type { Signed } from './session.ts';

/** The templates of letters: those that ship with the modules, and a city's own versions of them. */
export interface LetterShelf {
  readonly world: LetterWorld;
  /** The templates of a procedure in force on a day, checked. */
  of(procedure: string, on: string): Promise<readonly Shelved[]>;
  versions(procedure: string, letter: string): Promise<readonly (LetterTemplate & { readonly by: string; readonly at: string })[]>;
  save(template: Omit<LetterTemplate, 'version'>, by: { readonly actor: string; readonly at: string }): Promise<void>;
}

export interface Shelved {
  readonly template: LetterTemplate;
  readonly checked: CheckedLetter;
}

/** `erased`: what was kept apart and may be there no more; a letter that tells it stays closed. */
const holdingOf = (shown: { values: Values; masked: readonly string[] }, all: Values, erased: readonly string[] = []): Holding => ({
  values: shown.values,
  masked: shown.masked,
  held: new Set([...Object.keys(all).filter((id) => all[id] !== undefined && all[id] !== null), ...erased]),
});

/** Another matter, as far as the actor may see it. */
function linkedFor(platform: Platform, row: MatterRow, actor: Actor): Linked | undefined {
  const [seen] = presentRows(platform, [row], actor);
  const procedure = procedureOf(platform, row);
  const shown = view(procedure, { state: row.state, values: row.values, history: [] }, viewerOf(procedure, actor, row));
  if (!seen || !shown) return undefined;
  const { title, number, state, unit } = seen;
  return { title, number, state: state.title, unit: unit.name, fields: procedure.fields, holding: holdingOf(shown, row.values) };
}

/** Keys of the matters that values refer to. */
function referencesIn(fields: Readonly<Record<string, Field>>, values: Values): string[] {
  return Object.entries(values).flatMap(([id, value]) =>
    fields[id]?.kind === 'reference' ? listOf(value as string | readonly string[]).filter((v) => typeof v === 'string') : [],
  );
}

type Around = Omit<LetterSource, 'occasion'>;

/** The matter as material for letters: everything through `view()`. */
async function materialOf(platform: Platform, seen: Seen, who: Signed, declared: Declared): Promise<Around> {
  const { stored, procedure, viewer } = seen;
  const { matter } = stored;
  const shown = view(procedure, matter, viewer);
  if (!shown) throw notFound();
  const rows = await platform.store.rows([...new Set(referencesIn(procedure.fields, shown.values))]);
  const others = new Map(rows.map((row) => [row.key, linkedFor(platform, row, who.actor)]));
  const { shows } = procedure;
  const text = (id: string | undefined) => (id === undefined ? '' : String(shown.values[id] ?? ''));
  return {
    declared,
    holding: holdingOf(
      shown,
      matter.values,
      stored.events.flatMap((event) => Object.keys(event.digests)),
    ),
    history: matter.history,
    clocks: clocksOf(procedure, matter, platform.law()),
    matter: {
      title: text(shows.title) || procedure.title,
      number: text(shows.number) || null,
      state: procedure.states[matter.state]?.title ?? matter.state,
      unit: organName(platform, matter.unit),
      openedOn: matter.openedOn,
    },
    government: governmentOf(territoryUnit(platform, matter.unitPath)),
    today: platform.today(),
    unitName: (code) => organName(platform, code),
    linked: (key) => others.get(key),
  };
}

/** Whether the person may make a letter: by the roles it names, else by those that do the act. */
function mayMake({ viewer, procedure }: Seen, { makers }: CheckedLetter, occasion: Step): boolean {
  const doers = listOf(procedure.acts[occasion.act]?.by).filter((role) => role !== 'clock');
  const any = Object.entries(procedure.roles).flatMap(([id, role]) => (role.relation === 'anyone' ? [] : [id]));
  const wanted = makers.length > 0 ? makers : doers.length > 0 ? doers : any;
  return viewer.roles.some((role) => wanted.includes(role));
}

interface Makeable extends Shelved {
  readonly source: LetterSource;
}

/** The letters that this person may make of the matter now, issued or not. */
async function makeable(platform: Platform, seen: Seen, who: Signed): Promise<readonly Makeable[]> {
  const { matter } = seen.stored;
  const shelf = platform.letters;
  const declared = shelf.world.declared(matter.procedure);
  const shelved = await shelf.of(matter.procedure, platform.today());
  const due = shelved.flatMap((one) => {
    const occasion = matter.history.findLast((step) => one.checked.acts.includes(step.act));
    return occasion && mayMake(seen, one.checked, occasion) ? [{ ...one, occasion }] : [];
  });
  if (!declared || due.length === 0) return [];
  const material = await materialOf(platform, seen, who, declared);
  return due
    .map(({ occasion, ...one }) => ({ ...one, source: { ...material, occasion } }))
    .filter((one) => one.checked.problems.length === 0 && isFor(one.checked, one.source, shelf.world.instruments));
}

function readyDto({ template, checked, source }: Makeable): LetterReady {
  const { occasion, declared } = source;
  const title = checked.title.replaceAll('|', '').replace(/\{\{.*?\}\}/g, '');
  const after = declared.acts[occasion.act]?.title ?? occasion.act;
  return { letter: template.id, title, seq: occasion.seq, after, on: occasion.on, purpose: checked.purpose };
}

/** Whether the viewer sees every field that a letter prints or asks for. */
function seesAll(source: Around, cited: LetterRow['cited']): boolean {
  const listed = cited as readonly { readonly field: string; readonly of?: string }[];
  const open = ({ values, masked, held }: Holding, id: string) => !held.has(id) || (values[id] !== undefined && !masked.includes(id));
  return listed.every(({ field, of }) => {
    if (of === undefined) return open(source.holding, field);
    const [key] = listOf(source.holding.values[of] as string | readonly string[] | undefined);
    const there = key === undefined ? undefined : source.linked(key);
    return key === undefined || (there !== undefined && open(there.holding, field));
  });
}

const issuedDto = (platform: Platform, row: LetterRow, names: ReadonlyMap<string, string>, open: boolean): LetterIssued => ({
  letter: row.letter,
  seq: row.seq,
  // Title and number may hold values of the matter: they are hidden with the rest.
  title: open ? row.title : '您不能查看内容的文书',
  number: open ? row.number : null,
  datedOn: row.datedOn,
  madeAt: row.madeAt,
  by: { name: names.get(row.madeBy) ?? '', unit: platform.units.get(row.madeFor)?.name ?? row.madeFor },
  open,
});

/** All letters of a matter: those that can be made, and those that were issued. */
export async function lettersOf(platform: Platform, seen: Seen, who: Signed): Promise<LettersDto> {
  const { stored } = seen;
  const declared = platform.letters.world.declared(stored.matter.procedure);
  if (!declared) return { ready: [], issued: [] };
  const [rows, able] = await Promise.all([platform.store.letters(stored.key), makeable(platform, seen, who)]);
  const done = new Set(rows.map((row) => `${row.letter} ${row.seq}`));
  const ready = able.map(readyDto).filter((one) => !done.has(`${one.letter} ${one.seq}`));
  if (rows.length === 0) return { ready, issued: [] };
  const [names, material] = await Promise.all([
    platform.store.names([...new Set(rows.map((row) => row.madeBy))]),
    materialOf(platform, seen, who, declared),
  ]);
  return { ready, issued: rows.map((row) => issuedDto(platform, row, names, seesAll(material, row.cited))) };
}

async function theMakeable(platform: Platform, seen: Seen, who: Signed, letter: string): Promise<Makeable> {
  const found = (await makeable(platform, seen, who)).find((one) => one.template.id === letter);
  if (found) return found;
  const exists = (await platform.letters.of(seen.stored.matter.procedure, platform.today())).some((one) => one.template.id === letter);
  if (!exists) throw notFound();
  throw new Refused(
    422,
    refusal('letter-not-yet', '这份文书现在不能由您制作', { remedy: '请在相应动作办理后，由有权岗位制作；或者刷新后查看' }),
  );
}

const composed = (platform: Platform, one: Makeable, number: string): ComposedLetter =>
  composeLetter(one.checked, one.source, platform.letters.world.instruments, number);

/** The letter as it would be made now. A serial is only taken when it is issued. */
export async function draftLetter(platform: Platform, seen: Seen, who: Signed, letter: string, editable: boolean): Promise<LetterDraft> {
  const one = await theMakeable(platform, seen, who, letter);
  const { document, against } = composed(platform, one, '');
  return { ...readyDto(one), document, against, template: { version: one.template.version, editable } };
}

/** The draft as a file; it has no number of its own yet. */
export async function draftFile(platform: Platform, seen: Seen, who: Signed, letter: string): Promise<{ name: string; bytes: Uint8Array }> {
  const one = await theMakeable(platform, seen, who, letter);
  const { document } = composed(platform, one, '');
  return { name: `${document.title.join('')}（草稿）.docx`, bytes: await printDocx(document) };
}

/** The pattern of a serial with everything but the number; the year is that in which the letter is dated. */
function patternOf(platform: Platform, seen: Seen, checked: CheckedLetter, year: string): string {
  const territory = territoryUnit(platform, seen.stored.matter.unitPath);
  const tokens: Readonly<Record<string, string>> = {
    year,
    unit: seen.stored.matter.unit,
    代字: codeWord(platform, territory),
  };
  return checked.number.replace(/\{(year|unit|代字)\}/g, (_all, token: string) => tokens[token] ?? '');
}

const numbered = (pattern: string, n: number): string =>
  pattern.replace(/\{seq(\d?)\}/, (_all, digits: string) => String(n).padStart(Number(digits || 1), '0'));

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Makes a letter once and for all: takes its number, sets it, keeps the file. Asked again, it answers with the same letter. */
export async function issueLetter(platform: Platform, seen: Seen, who: Signed, letter: string): Promise<LetterFrozen> {
  const { stored } = seen;
  const one = await theMakeable(platform, seen, who, letter);
  const place = { key: stored.key, letter, seq: one.source.occasion.seq };
  const draft = composed(platform, one, '');
  const { against, document } = draft;
  if (against.length > 0 || document.date === undefined) {
    const text = against.length > 0 ? against.join('；') : '成文日期还没有确定';
    throw new Refused(422, refusal('letter-incomplete', `还不能制发：${text}`, { remedy: '请在事项中补填后再制发' }));
  }
  const { checked, template } = one;
  const pattern = patternOf(platform, seen, checked, document.date.slice(0, 4));
  const making = {
    templateVersion: template.version,
    matterSeq: stored.matter.seq,
    madeBy: who.id,
    madeFor: who.actor.unit,
    madeAt: platform.now(),
  };
  const territory = territoryUnit(platform, stored.matter.unitPath)?.code ?? stored.matter.region;
  const reserved = await platform.store.reserveLetter({
    ...place,
    ...making,
    procedure: stored.matter.procedure,
    ...(isSerial(checked.number) && { series: `letter:${stored.matter.procedure}/${letter}:${territory}:${pattern}` }),
    number: (n) => numbered(pattern, n),
  });
  if (reserved) await freeze(platform, who, place, { one, making, number: reserved.number });
  return frozenLetter(platform, seen, who, place);
}

interface Freezing {
  readonly one: Makeable;
  readonly making: Pick<LetterRow, 'templateVersion' | 'matterSeq' | 'madeBy' | 'madeFor' | 'madeAt'>;
  readonly number: string | null;
}

async function freeze(
  platform: Platform,
  who: Signed,
  place: Pick<LetterRow, 'key' | 'letter' | 'seq'>,
  { one, making, number }: Freezing,
): Promise<void> {
  const { document } = composed(platform, one, number ?? '');
  const title = document.title.join('');
  const about = { name: `${title}.docx`, type: docxType, by: who.id, at: platform.now(), max: platform.maxFileBytes };
  const file = await platform.store.putFile(once(await printDocx(document)), about);
  if (!('sha256' in file)) throw new Refused(422, file);
  const content = {
    ...making,
    title,
    number: document.head.docNo || null,
    datedOn: document.date ?? platform.today(),
    sha256: file.sha256,
    document: plain(document),
    cited: plain(one.checked.cited),
  };
  if (!(await platform.store.issueLetter(place, content))) return;
  const detail = { letter: place.letter, seq: place.seq, sha256: file.sha256 };
  await platform.store.audit({
    region: platform.cityRegion,
    actor: who.id,
    at: platform.now(),
    what: 'letter',
    subject: place.key,
    detail,
  });
}

async function openLetter(
  platform: Platform,
  seen: Seen,
  who: Signed,
  { letter, seq }: Pick<LetterRow, 'letter' | 'seq'>,
): Promise<LetterRow> {
  const row = (await platform.store.letters(seen.stored.key)).find((one) => one.letter === letter && one.seq === seq);
  const declared = platform.letters.world.declared(seen.stored.matter.procedure);
  if (!row || !declared) throw notFound();
  if (seesAll(await materialOf(platform, seen, who, declared), row.cited)) return row;
  throw new Refused(403, refusal('letter-closed', '这份文书含有您不能查看的内容', { remedy: '请由承办岗位查看' }));
}

/** A letter as it was issued. */
export async function frozenLetter(
  platform: Platform,
  seen: Seen,
  who: Signed,
  place: Pick<LetterRow, 'letter' | 'seq'>,
): Promise<LetterFrozen> {
  const row = await openLetter(platform, seen, who, place);
  const names = await platform.store.names([row.madeBy]);
  return { ...issuedDto(platform, row, names, true), document: row.document };
}

/** The file as it was issued. */
export async function frozenFile(
  platform: Platform,
  seen: Seen,
  who: Signed,
  place: Pick<LetterRow, 'letter' | 'seq'>,
): Promise<{ name: string; bytes: Uint8Array }> {
  const row = await openLetter(platform, seen, who, place);
  const bytes = await platform.store.readFile(row.sha256);
  if (!bytes) throw notFound();
  return { name: `${row.title}${row.number ? `（${row.number}）` : ''}.docx`, bytes };
}
