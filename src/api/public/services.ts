import { type ActDecl, describe, describeField, type Field, listOf, type Procedure, printBasis, refusal, thePublic, view } from '#kernel';
import type { PublicFormDto, PublicServiceDto, PublicUnitDto } from '../contract/public.ts';
import { procedureOf } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { notFound, Refused } from '../problem.ts';
import { isForAnyone } from './citizen.ts';
import { type Looking, portalOf, type ServiceWords } from './portal.ts';

export type Given = Readonly<Record<string, unknown>>;

/** The edition under which a matter opens today. */
export function openedToday(platform: Platform, id: string): Procedure {
  const procedure = platform.registry.at(id, platform.today());
  if (!procedure) throw notFound();
  return procedure;
}

const idOf = (procedure: string, act: string): string => `${procedure}/${act}`;

/** Whether anybody may open a matter by this act. */
export const opensForAnyone = (procedure: Procedure, act: string): boolean =>
  procedure.acts[act] !== undefined && procedure.acts[act].from === undefined && isForAnyone(procedure, act);

/** Everything that anybody may open, as it is declared: those with words of their own first. */
export function servicesOf(platform: Platform): PublicServiceDto[] {
  const door = portalOf(platform);
  const places = new Map(door.services.map((s, at) => [idOf(s.procedure, s.act), { ...s, at }]));
  return platform.registry.all
    .map(({ id }) => openedToday(platform, id))
    .flatMap((p) => Object.keys(p.acts).flatMap((act) => (opensForAnyone(p, act) ? [{ p, act, id: idOf(p.id, act) }] : [])))
    .filter(({ id }) => !door.elsewhere.includes(id))
    .map(({ p, act, id }) => {
      const said = places.get(id);
      const title = said?.title ?? p.acts[act]?.title ?? p.title;
      return { at: said?.at ?? places.size, dto: { procedure: p.id, act, title, words: said?.words ?? p.title } };
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ dto }) => dto);
}

/** What the law gives the authority to answer within, counted from this act; limits that are only the platform's are not told. */
function limitsFrom(procedure: Procedure, act: string): PublicFormDto['limits'] {
  const described = new Map(describe(procedure).deadlines.map((d) => [d.id, d]));
  return Object.entries(procedure.deadlines).flatMap(([id, d]) => {
    const told = described.get(id);
    const starts = listOf(d.starts).includes(act) && d.kind === 'at-most' && d.basis.mark !== 'default';
    return starts && told && told.limits.length > 0 ? [{ title: told.title, limits: told.limits, basis: told.basis }] : [];
  });
}

const wordsFor = (platform: Platform, procedure: Procedure, act: string): ServiceWords | undefined =>
  portalOf(platform).services.find((s) => s.procedure === procedure.id && s.act === act);

/** What the public is asked: all that the act needs, and of what it may leave out nothing that only officials read. */
export function askedOf(platform: Platform, procedure: Procedure, act: string): readonly string[] {
  const { needs = [], asks = [], lateReason }: Partial<ActDecl> = procedure.acts[act] ?? {};
  const { hides = [] } = wordsFor(platform, procedure, act) ?? {};
  const open = asks.filter((id) => ['public', 'party'].includes(procedure.fields[id]?.publicity ?? ''));
  return [...new Set([...needs, ...open, ...(lateReason === undefined ? [] : [lateReason])])].filter((id) => !hides.includes(id));
}

/** The values handed in, only of what was asked, with those that are filled in for the sender. */
export async function filledIn(platform: Platform, procedure: Procedure, act: string, given: Given): Promise<Given> {
  const asked = askedOf(platform, procedure, act);
  const stray = Object.keys(given).find((id) => !asked.includes(id));
  if (stray !== undefined) {
    const title = procedure.fields[stray]?.title ?? stray.slice(0, 40);
    throw new Refused(422, refusal('field-not-asked', `「${title}」不用填写`, { remedy: '请去掉这一项', field: stray }));
  }
  const fills = wordsFor(platform, procedure, act)?.fills;
  return fills ? { ...given, ...(await fills(given, looking(platform))) } : given;
}

const looking = (platform: Platform): Looking => ({
  units: platform.units.all(),
  seen: async (key) => {
    const [row] = typeof key === 'string' && key !== '' ? await platform.store.rows([key]) : [];
    return (row && view(procedureOf(platform, row), { state: row.state, values: row.values, history: [] }, thePublic)?.values) ?? {};
  },
});

/** All that the form of an act is made of. */
export function formOf(platform: Platform, procedure: Procedure, act: string): PublicFormDto {
  const decl = procedure.acts[act];
  if (!decl) throw notFound();
  const said = wordsFor(platform, procedure, act);
  const fields = askedOf(platform, procedure, act).flatMap((id): [string, Field][] => {
    const field = procedure.fields[id];
    return field ? [[id, field]] : [];
  });
  return {
    ...{ procedure: procedure.id, act, title: said?.title ?? (decl.from === undefined ? procedure.title : decl.title), button: decl.title },
    words: said?.words ?? '',
    basis: { text: printBasis(decl.basis), mark: decl.basis.mark },
    fields: fields.map(([id, field]) => describeField(id, field)),
    needs: (decl.needs ?? []).filter((id) => fields.some(([asked]) => asked === id)),
    unitBeside: decl.from === undefined && procedure.owner === undefined,
    offices: said?.offices ?? {},
    published: procedure.publicIn.length > 0,
    limits: limitsFrom(procedure, act),
    today: platform.today(),
  };
}

/** The authorities that one may name in a form. */
export const unitsDto = (platform: Platform): PublicUnitDto[] => {
  const today = platform.today();
  return platform.units
    .all()
    .filter((u) => u.from <= today && (u.to === null || u.to > today))
    .map(({ code, name, kind, parent, offices }) => ({ code, name, kind, parent, offices }));
};
