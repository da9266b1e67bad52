import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Field, isApart, isCivilDate, isList, type Json, type Procedure } from '#kernel';
import type { DraftRow, FormPlace } from '#store';
import type { DraftContent, DraftDto, DraftsDto, HabitDto } from '../contract/work.ts';
import { labelOf, presentRows } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { malformed, notFound } from '../problem.ts';
import { handlesMatters, scopeOf } from '../scope.ts';
import { type Signed, signed } from '../session.ts';

const word = z.string().max(60);
const params = z.object({ procedure: word, act: word });
const place = z.object({
  matter: z
    .string()
    .regex(/^\d{6}\/[0-9a-f-]{36}$/)
    .optional(),
});
const content = z.object({
  values: z.record(word, z.unknown()),
  on: z.string().max(10).nullable(),
  names: z.record(z.string().max(80), z.string().max(300)),
});
const draftBody = z.object({ content, seq: z.number().int().nullish() });
const habitBody = z.object({ values: z.record(word, z.unknown()) });

/** The declared form; the draft of a form that nobody declared is refused. */
function formOf(platform: Platform, who: Signed, at: z.infer<typeof params>): Procedure {
  const procedure = platform.registry.latest(at.procedure);
  if (!procedure || !Object.hasOwn(procedure.acts, at.act) || !handlesMatters(who.actor)) throw notFound();
  return procedure;
}

const placeOf = (at: z.infer<typeof params>, { matter }: z.infer<typeof place>): FormPlace => ({ ...at, matter: matter ?? '' });

const draftDto = (row: DraftRow): DraftDto => ({
  procedure: row.procedure,
  act: row.act,
  matter: row.matter || null,
  content: row.content as unknown as DraftContent,
  seq: row.seq,
  savedAt: row.savedAt,
});

/** Longest draft, in characters of its JSON. */
const longest = 300_000;

function checked(given: z.infer<typeof content>): Json {
  if (given.on !== null && !isCivilDate(given.on)) throw malformed('发生日期不是存在的日期', '请核对日期', 'on');
  if (JSON.stringify(given).length > longest) throw malformed('草稿太长，没有保存', '请先提交，或者把长文做成附件');
  return given as unknown as Json;
}

/** Forms under way: each is seen by the person who fills it in, and by nobody else. */
export const draftRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    const { store } = platform;
    app.get('/drafts', { schema: { summary: '我没有提交的草稿' } }, async (request): Promise<DraftsDto> => {
      const who = await signed(platform, request);
      return waitingOf(platform, who, await store.drafts(who.id, 50));
    });
    const url = '/drafts/:procedure/:act';
    app.get(url, { schema: { summary: '草稿', params, querystring: place } }, async (request): Promise<{ draft: DraftDto | null }> => {
      const who = await signed(platform, request);
      formOf(platform, who, request.params);
      const row = await store.draft(who.id, placeOf(request.params, request.query));
      return { draft: row ? draftDto(row) : null };
    });
    app.put(url, { schema: { summary: '保存草稿', params, querystring: place, body: draftBody } }, async (request) => {
      const who = await signed(platform, request);
      formOf(platform, who, request.params);
      const savedAt = platform.now();
      const kept = checked(request.body.content);
      await store.putDraft(who.id, { ...placeOf(request.params, request.query), content: kept, seq: request.body.seq ?? null, savedAt });
      return { savedAt };
    });
    app.delete(url, { schema: { summary: '丢弃草稿', params, querystring: place } }, async (request, reply) => {
      const who = await signed(platform, request);
      await store.dropDraft(who.id, placeOf(request.params, request.query));
      return reply.code(204).send();
    });
    habitRoutes(platform, plain);
  };

/** The drafts in words; one whose matter may no longer be known is left out, with its title. */
async function waitingOf(platform: Platform, who: Signed, rows: readonly DraftRow[]): Promise<DraftsDto> {
  const matters = await platform.store.rows(rows.flatMap((r) => r.matter || []));
  const seen = new Map(presentRows(platform, matters, who.actor).map((m) => [m.key, m]));
  return rows.flatMap((row) => {
    const procedure = platform.registry.latest(row.procedure);
    const act = procedure?.acts[row.act];
    const about = row.matter ? seen.get(row.matter) : undefined;
    if (!procedure || !act || (row.matter && !about)) return [];
    const title = about ? `${act.title}：${about.title}` : `${procedure.title}：${act.title}`;
    return [{ procedure: row.procedure, act: row.act, matter: row.matter || null, title, savedAt: row.savedAt }];
  });
}

const picked = (field: Field | undefined): boolean => field?.kind === 'unit' || field?.kind === 'reference';

/** What a form may start with next time: units and matters that were picked, and the choices on which those hang. */
function habitual(procedure: Procedure, act: string): readonly string[] {
  const declared = procedure.acts[act];
  const asked = [...(declared?.needs ?? []), ...(declared?.asks ?? [])];
  const picks = asked.filter((id) => picked(procedure.fields[id]) && !isApart(procedure.fields[id]) && !procedure.fields[id]?.spec.many);
  const above = picks.flatMap((id) => procedure.fields[id]?.when?.field ?? []).filter((id) => asked.includes(id));
  return [...new Set([...above, ...picks])];
}

/** Printed names of what is picked; what is closed, or may no longer be known, falls out. */
async function named(platform: Platform, who: Signed, procedure: Procedure, values: Readonly<Record<string, Json>>): Promise<HabitDto> {
  const kindOf = (id: string): string => procedure.fields[id]?.kind ?? '';
  const keys = Object.entries(values).flatMap(([id, v]) => (kindOf(id) === 'reference' ? [String(v)] : []));
  const open = presentRows(platform, await platform.store.rows(keys), who.actor).filter((r) => !r.state.final);
  const labels = new Map(open.map((r) => [r.key, labelOf(r)]));
  const nameOf: Readonly<Record<string, (value: string) => string | undefined>> = {
    unit: (code) => platform.units.get(code)?.name,
    reference: (key) => labels.get(key),
  };
  const known = Object.entries(values).filter(([id, v]) => nameOf[kindOf(id)]?.(String(v)) !== undefined || !nameOf[kindOf(id)]);
  const names = known.flatMap(([id, v]) => [[String(v), nameOf[kindOf(id)]?.(String(v))] as const]).filter((n) => n[1] !== undefined);
  return { values: Object.fromEntries(known), names: Object.fromEntries(names) as Record<string, string> };
}

/** Where only one matter of the unit can be meant, it is that one. */
async function onlyOne(platform: Platform, who: Signed, field: Field | undefined): Promise<string | undefined> {
  const target = field?.kind === 'reference' ? platform.registry.latest(field.spec.procedure ?? '') : undefined;
  if (!target) return undefined;
  const own = { ...scopeOf(target, who.actor, who.post.unit.path), unit: who.post.unit.code };
  const found = presentRows(platform, (await platform.store.list({ procedure: target.id, ...own, limit: 2 })).rows, who.actor);
  return found.length === 1 && !found[0]?.state.final ? found[0]?.key : undefined;
}

function habitRoutes(platform: Platform, plain: Parameters<FastifyPluginAsync>[0]): void {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  const { store } = platform;
  const url = '/habits/:procedure/:act';
  app.get(url, { schema: { summary: '表单的起始内容', params } }, async (request): Promise<HabitDto> => {
    const who = await signed(platform, request);
    const procedure = formOf(platform, who, request.params);
    const ids = habitual(procedure, request.params.act);
    const held = ((await store.habit(who.id, procedure.id, request.params.act)) ?? {}) as Readonly<Record<string, Json>>;
    const values: Record<string, Json> = {};
    for (const id of ids) {
      const value = held[id] ?? (await onlyOne(platform, who, procedure.fields[id]));
      if (value !== undefined && !isList(value)) values[id] = value;
    }
    return named(platform, who, procedure, values);
  });
  app.put(url, { schema: { summary: '记住这次所选', params, body: habitBody } }, async (request, reply) => {
    const who = await signed(platform, request);
    const procedure = formOf(platform, who, request.params);
    const given = habitual(procedure, request.params.act).flatMap((id) => {
      const value = request.body.values[id];
      return typeof value === 'string' && value.length <= 80 ? [[id, value] as const] : [];
    });
    await store.putHabit(who.id, procedure.id, request.params.act, Object.fromEntries(given));
    return reply.code(204).send();
  });
}
