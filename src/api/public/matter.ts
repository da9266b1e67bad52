import { type Procedure, thePublic, type Viewer, view } from '#kernel';
import type { Around, StoredMatter } from '#store';
import type { PublicMatterDto } from '../contract/public.ts';
import { procedureOf } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { notFound } from '../problem.ts';
import { markDto, portalOf, type Shelf, shelfOf } from './portal.ts';
import { factsOf, namedIn, namesIn, publicLabel } from './print.ts';

export interface PublicMatter {
  readonly stored: StoredMatter & { readonly around: Around };
  readonly procedure: Procedure;
}

const keyShape = /^\d{6}\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A matter that the public may know of; any other is not found. */
export async function publicMatter(platform: Platform, key: string, procedureId?: string): Promise<PublicMatter> {
  const stored = keyShape.test(key) ? await platform.store.whole(key) : undefined;
  if (!stored || (procedureId !== undefined && stored.matter.procedure !== procedureId)) throw notFound();
  const procedure = procedureOf(platform, stored.matter);
  if (!view(procedure, stored.matter, thePublic)) throw notFound();
  return { stored, procedure };
}

/** Only steps whose outcome the public may know of: what went on before is told by nobody. */
function stepsOf(procedure: Procedure, { matter }: StoredMatter, viewer: Viewer): PublicMatterDto['steps'] {
  const history = view(procedure, matter, viewer)?.history ?? [];
  return history
    .filter((step) => procedure.publicIn.includes(step.to) && (step.from !== step.to || procedure.acts[step.act]?.to !== undefined))
    .map((step) => ({ on: step.on, title: procedure.acts[step.act]?.title ?? step.act }));
}

/** A draft may have hundreds of opinions: so many are named. */
const mostLinks = 60;

function linksOf(platform: Platform, { linked }: Around, shelf: Shelf | undefined): PublicMatterDto['links'] {
  return linked.slice(0, mostLinks).flatMap(({ way, procedure: holder, field, row }) => {
    const link = way === 'to' ? publicLabel(platform, row) : undefined;
    const title = shelf?.links?.[`${holder}.${field}`] ?? platform.registry.latest(holder)?.title;
    return link && title !== undefined ? [{ ...link, title }] : [];
  });
}

/** What may be asked or said about it, as it stands. */
function doors(platform: Platform, { stored, procedure }: PublicMatter): Pick<PublicMatterDto, 'offers' | 'says'> {
  const { matter } = stored;
  const found = shelfOf(portalOf(platform), procedure.id, matter.state);
  if (!found) return { offers: [], says: null };
  const offers = found.shelf.offers
    .filter((o) => o.marks.includes(found.mark.id) && platform.registry.latest(o.procedure)?.acts[o.act])
    .map(({ procedure: of, act, title, field }) => ({ procedure: of, act, title, field }));
  const act = found.shelf.says;
  const from = act === undefined ? undefined : procedure.acts[act]?.from;
  const open = act !== undefined && from !== undefined && [from].flat().includes(matter.state);
  return { offers, says: open ? { act, title: procedure.acts[act]?.title ?? '' } : null };
}

/** The page of a published matter. */
export async function publicMatterDto(platform: Platform, found: PublicMatter): Promise<PublicMatterDto> {
  const { stored, procedure } = found;
  const { matter } = stored;
  const seen = view(procedure, matter, thePublic);
  if (!seen) throw notFound();
  const place = shelfOf(portalOf(platform), procedure.id, matter.state);
  const printing = { platform, named: await namedIn(platform, procedure, seen.values) };
  const facts = (ids: readonly string[]) => factsOf(printing, procedure, seen.values, ids);
  const first = place?.shelf.facts ?? [procedure.shows.number ?? '', ...procedure.shows.list];
  const { title: titleField, number: numberField } = procedure.shows;
  const told = new Set([...first, titleField, numberField, place?.shelf.text, place?.shelf.until]);
  const text = place?.shelf.text === undefined ? undefined : seen.values[place.shelf.text];
  return {
    ...{ key: stored.key, procedure: procedure.id, kind: procedure.title, ...namesIn(procedure, seen.values) },
    shelf: place ? { id: place.shelf.id, title: place.shelf.title } : null,
    mark: place ? markDto(place.mark) : { id: matter.state, title: procedure.states[matter.state]?.title ?? '', tone: 'plain' },
    until: facts(place?.shelf.until === undefined ? [] : [place.shelf.until])[0] ?? null,
    facts: facts(first.filter((id) => id !== titleField)),
    more: facts(Object.keys(procedure.fields).filter((id) => !told.has(id))),
    text: typeof text === 'string' ? text : null,
    steps: stepsOf(procedure, stored, thePublic),
    links: linksOf(platform, stored.around, place?.shelf),
    ...doors(platform, found),
  };
}
