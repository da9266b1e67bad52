import type { Actor, Json, Matter, Values } from '#kernel';
import { type Composed, changesSince, composeReport, type FigureChange, type FrozenFigures, frozenReader, type Signing } from '#reports';
import type { ActAnswer, Store, StoredMatter } from '#store';
import { sealWith } from '#store';
import { presentRows } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { notFound, Refused } from '../problem.ts';
import type { Signed } from '../session.ts';
import { roomAct } from './sealed-acts.ts';

export const figuresKind = 'report-figures';

/** A value that is a text; empty where there is none. */
export const textOf = (values: Values, field: string): string => (typeof values[field] === 'string' ? (values[field] as string) : '');
export const numberOf = (values: Values, field: string): number => (typeof values[field] === 'number' ? (values[field] as number) : 0);
/** Rows of a table field. */
export const rowsOf = <T>(values: Values, field: string): readonly T[] =>
  Array.isArray(values[field]) ? (values[field] as readonly T[]) : [];

/** What a report is of. */
export interface About {
  readonly template: string;
  readonly year: number;
  readonly unit: string;
}
export const aboutOf = ({ values }: Pick<Matter, 'values'>): About => ({
  template: textOf(values, 'template'),
  year: numberOf(values, 'reportYear'),
  unit: textOf(values, 'reporter'),
});
export const textIdOf = ({ template, year, unit }: About): string => `${template}/${year}/${unit}`;

/** A report that the person may know of; else «not found». */
export async function reportAt(platform: Platform, who: Pick<Signed, 'actor'>, key: string): Promise<StoredMatter> {
  const rows = await platform.store.rows([key]);
  const [row] = presentRows(platform, rows, who.actor);
  const stored = row?.procedure === platform.room.kinds.report ? await platform.store.matter(key) : undefined;
  if (!stored) throw notFound();
  return stored;
}

/** The report of a unit and year by a template, wherever it is handled. */
export async function findReport(
  store: Pick<Store, 'list'>,
  kind: string,
  about: About,
): Promise<(Matter['values'] & { readonly key: string; readonly state: string }) | undefined> {
  const fields = [{ field: 'reporter', op: 'is' as const, value: about.unit }];
  const { rows } = await store.list({ procedure: kind, unitPath: '', fields, limit: 100, count: 'none' });
  const found = rows.find((r) => !r.voided && r.values.reportYear === about.year && r.values.template === about.template);
  return found && { ...found.values, key: found.key, state: found.state };
}

interface Doing {
  readonly actor: Actor;
  readonly at?: string;
  readonly on?: string;
}

/** Does an act whose values were computed here, or throws the refusals. */
export async function perform(
  platform: Pick<Platform, 'store' | 'today' | 'now' | 'room'>,
  who: Doing,
  ask: {
    readonly procedure?: string;
    readonly key?: string;
    readonly act: string;
    readonly values: Values;
    readonly idempotencyKey?: string;
  },
): Promise<Extract<ActAnswer, { ok: true }>> {
  const answer = await roomAct(platform.store, {
    procedure: ask.procedure ?? platform.room.kinds.report,
    ...(ask.key !== undefined && { key: ask.key }),
    act: ask.act,
    values: ask.values,
    on: who.on ?? platform.today(),
    actor: who.actor,
    recordedAt: who.at ?? platform.now(),
    ...(ask.idempotencyKey !== undefined && { idempotencyKey: ask.idempotencyKey }),
  });
  if (!answer.ok) throw new Refused(answer.conflict ? 409 : 422, ...answer.refusals);
  return answer;
}

/** Throws what would stand against an act, before anything is kept for it. */
export async function mustBePossible(
  platform: Pick<Platform, 'store' | 'today' | 'now' | 'room'>,
  { actor, at, on }: Doing,
  ask: { readonly key: string; readonly act: string; readonly values: Values },
): Promise<void> {
  const refusals = await platform.store.tryAct({
    ...{ procedure: platform.room.kinds.report, key: ask.key, act: ask.act, values: ask.values },
    ...{ on: on ?? platform.today(), actor, recordedAt: at ?? platform.now() },
  });
  if (refusals.length > 0) throw new Refused(422, ...refusals);
}

/** The frozen figures of a report, as the ledger sealed them. */
export async function frozenOf(
  store: Pick<Store, 'edition'>,
  { key, values }: { readonly key: string; readonly values: Values },
): Promise<{ readonly content: FrozenFigures; readonly raw: Json } | undefined> {
  const version = numberOf(values, 'figuresEdition');
  const edition = version > 0 ? await store.edition(figuresKind, key, version) : undefined;
  return edition && { content: edition.content as unknown as FrozenFigures, raw: edition.content };
}

export const sealOf = (platform: Pick<Platform, 'room'>, value: unknown): string => sealWith(platform.room.hash, value);

const askOf = ({ year, unit }: About) => ({ from: `${year}-01-01`, to: `${year}-12-31`, unit });

/** Figures of the report's year and unit as the records stand today. */
export const liveFigures = (platform: Pick<Platform, 'figures'>, about: About, ids: readonly string[]) =>
  platform.figures.figures(ids.map((id) => ({ id, ...askOf(about) })));

/** What the records say today otherwise than the frozen figures. */
export async function changesOf(platform: Platform, about: About, frozen: FrozenFigures): Promise<readonly FigureChange[]> {
  const live = await liveFigures(
    platform,
    about,
    frozen.figures.map((f) => f.id),
  );
  return changesSince(frozen.figures, live);
}

/** The text of a report in one of its versions, with the figures it may cite: the frozen ones as soon as there are any. */
export async function composed(
  platform: Platform,
  { key, matter }: StoredMatter,
  more: { readonly version?: number; readonly signing?: Signing } = {},
): Promise<(Composed & { readonly text: { readonly version: number; readonly words: string } }) | undefined> {
  const about = aboutOf(matter);
  const id = textIdOf(about);
  const row = await (more.version ? platform.texts.version(id, more.version) : platform.texts.current(id));
  const begun = row ? undefined : await platform.texts.begin(id);
  const words = row?.text ?? begun;
  if (words === undefined) return undefined;
  const frozen = await frozenOf(platform.store, { key, values: matter.values });
  const report = await composeReport({
    template: { id: about.template, version: row?.version ?? 0, from: '2000-01-01', text: words },
    year: about.year,
    scope: { code: about.unit, name: platform.units.get(about.unit)?.name ?? about.unit },
    figures: frozen ? frozenReader(frozen.content) : (ids) => liveFigures(platform, about, ids),
    ...(more.signing && { signing: more.signing }),
  });
  return { ...report, text: { version: row?.version ?? 0, words } };
}

/** The signing that a report holds, as far as it has one. */
export function signingOf({ values }: Pick<Matter, 'values'>): Signing {
  const [docNo, date, signatory] = ['docNo', 'signedOn', 'signatory'].map((field) => textOf(values, field));
  return { ...(docNo && { docNo }), ...(date && { date, printingDate: date }), ...(signatory && { signatories: [signatory] }) };
}
