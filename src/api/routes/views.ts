import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { cleanText, type Procedure, refusal } from '#kernel';
import { newId, type SavedViewRow } from '#store';
import type { ListSetupDto, ListSumsDto, SavedViewDto } from '../contract/exchange.ts';
import { columnsFor, isSought, listQuery, questionOf, searchShape } from '../list-question.ts';
import { opensOf } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { malformed, notFound, Refused } from '../problem.ts';
import { handlesMatters, scopeOf } from '../scope.ts';
import { type Signed, signed, unitDto } from '../session.ts';

const params = z.object({ procedure: z.string().max(200) });
const viewParams = params.extend({ id: z.uuid() });
const name = z.string().min(1).max(40);
const newView = z.object({ name, search: searchShape, owner: z.enum(['person', 'unit']), isDefault: z.boolean().default(false) });
const viewChange = z.object({ name: name.optional(), search: searchShape.optional(), isDefault: z.boolean().optional() });

/** What a saved view never keeps: where one had paged to, and the view itself. */
const passing = new Set(['cursor', 'page', 'at', 'view']);
const mostViews = 30;
/** Who keeps views for the whole unit. */
const sharers = ['head', 'clerk', 'chief'];

function procedureNamed(platform: Platform, id: string): Procedure {
  const procedure = platform.registry.latest(id);
  if (!procedure) throw notFound();
  return procedure;
}

const mayShare = (who: Signed): boolean => who.actor.duties.some((d) => sharers.includes(d));
const mayChange = (who: Signed, view: SavedViewRow): boolean =>
  view.ownerKind === 'person' ? view.owner === who.id : view.owner === who.actor.unit && mayShare(who);

const viewDto = (who: Signed, v: SavedViewRow): SavedViewDto => ({
  id: v.id,
  name: v.name,
  owner: v.ownerKind,
  search: v.search,
  isDefault: v.isDefault,
  mayChange: mayChange(who, v),
});

const viewsOf = (platform: Platform, who: Signed, procedure: string) =>
  platform.store.savedViews(procedure, { person: who.id, unit: who.actor.unit });

async function setup(platform: Platform, who: Signed, procedure: Procedure): Promise<ListSetupDto> {
  const { unitPath } = scopeOf(procedure, who.actor);
  const [views, edges] = await Promise.all([
    viewsOf(platform, who, procedure.id),
    platform.store.listEdges({ procedure: procedure.id, unitPath }),
  ]);
  return {
    units: platform.units.under(unitPath).slice(0, 500).map(unitDto),
    columns: columnsFor(procedure, who.actor),
    filters: Object.entries(procedure.fields).flatMap(([id, field]) => (isSought(field) ? [id] : [])),
    edges,
    views: views.map((v) => viewDto(who, v)),
    mayShare: mayShare(who),
    imports: opensOf(platform, procedure, who.actor),
  };
}

function keptOf(search: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(search).filter(([key, value]) => value !== '' && !passing.has(key)));
}

/** Refuses what could not be opened again: the conditions are read as those of a list. */
function assertOpens(platform: Platform, procedure: Procedure, who: Signed, search: Readonly<Record<string, string>>): void {
  const read = listQuery.safeParse(search);
  if (!read.success) throw malformed('视图的条件无法识别', '请在列表上重新设置条件后保存', 'search');
  questionOf(platform, procedure, who.actor, read.data);
}

function nameIn(text: string, others: readonly SavedViewRow[]): string {
  const clean = cleanText(text);
  if (!clean) throw malformed('视图没有名称', '请填写名称', 'name');
  if (others.some((v) => v.name === clean))
    throw new Refused(422, refusal('view-name', `已有名为“${clean}”的视图`, { remedy: '请换一个名称', field: 'name' }));
  return clean;
}

async function addView(platform: Platform, who: Signed, procedure: Procedure, body: z.infer<typeof newView>): Promise<SavedViewDto> {
  if (!handlesMatters(who.actor)) throw new Refused(403, refusal('not-competent', '您的岗位不办理事项', { remedy: '请由业务岗位使用' }));
  if (body.owner === 'unit' && !mayShare(who)) {
    throw new Refused(
      403,
      refusal('view-unit', '您的岗位不能为本单位保存视图', { remedy: '请由单位负责人或者填报员保存，或者存为自己的视图' }),
    );
  }
  const search = keptOf(body.search);
  assertOpens(platform, procedure, who, search);
  const owner = body.owner === 'person' ? who.id : who.actor.unit;
  const siblings = (await viewsOf(platform, who, procedure.id)).filter((v) => v.ownerKind === body.owner);
  if (siblings.length >= mostViews)
    throw new Refused(422, refusal('view-many', `视图已有${mostViews}个`, { remedy: '请先删除不用的视图' }));
  const view: SavedViewRow = {
    ...{ id: newId(), ownerKind: body.owner, owner, procedure: procedure.id, name: nameIn(body.name, siblings), search },
    ...{ isDefault: body.isDefault, by: who.id, at: platform.now() },
  };
  await platform.store.putSavedView(view);
  return viewDto(who, view);
}

async function heldView(platform: Platform, who: Signed, { procedure, id }: z.infer<typeof viewParams>): Promise<SavedViewRow> {
  const view = await platform.store.savedView(id);
  if (view?.procedure !== procedure || (view.owner !== who.id && view.owner !== who.actor.unit)) throw notFound();
  if (mayChange(who, view)) return view;
  throw new Refused(403, refusal('view-unit', '本单位的视图由单位负责人或者填报员修改', { remedy: '可以另存为自己的视图' }));
}

async function changeView(platform: Platform, who: Signed, view: SavedViewRow, body: z.infer<typeof viewChange>): Promise<SavedViewDto> {
  const procedure = procedureNamed(platform, view.procedure);
  if (body.search) assertOpens(platform, procedure, who, keptOf(body.search));
  const others = (await viewsOf(platform, who, view.procedure)).filter((v) => v.ownerKind === view.ownerKind && v.id !== view.id);
  const changed: SavedViewRow = {
    ...view,
    ...(body.name !== undefined && { name: nameIn(body.name, others) }),
    ...(body.search && { search: keptOf(body.search) }),
    ...(body.isDefault !== undefined && { isDefault: body.isDefault }),
  };
  await platform.store.putSavedView(changed);
  return viewDto(who, changed);
}

const mostSums = 4;

async function sums(platform: Platform, who: Signed, procedure: Procedure, query: z.infer<typeof sumsQuery>): Promise<ListSumsDto> {
  const question = questionOf(platform, procedure, who.actor, query);
  const asked = query.fields.split(',').filter(Boolean).slice(0, mostSums);
  const found = await Promise.all(
    asked.map(async (id) => {
      const field = Object.hasOwn(procedure.fields, id) ? procedure.fields[id] : undefined;
      if (!field || !isSought(field) || !['number', 'money'].includes(field.kind))
        throw malformed(`“${id.slice(0, 40)}”不能合计`, '请选择数字或者金额列', 'fields');
      return [id, (await platform.store.sumOf(question, id)) ?? null] as const;
    }),
  );
  return Object.fromEntries(found);
}

const sumsQuery = listQuery.extend({ fields: z.string().max(300) });

/** What a person may do with a list, views kept of it, and sums under it. */
export const viewRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    const at = async (request: FastifyRequest, id: string) => ({
      who: await signed(platform, request),
      procedure: procedureNamed(platform, id),
    });
    app.get('/lists/:procedure', { schema: { summary: '列表的列、条件和视图', params } }, async (request) => {
      const { who, procedure } = await at(request, request.params.procedure);
      return setup(platform, who, procedure);
    });
    app.get('/lists/:procedure/sums', { schema: { summary: '列表的合计', params, querystring: sumsQuery } }, async (request) => {
      const { who, procedure } = await at(request, request.params.procedure);
      return sums(platform, who, procedure, request.query);
    });
    app.post('/lists/:procedure/views', { schema: { summary: '保存视图', params, body: newView } }, async (request, reply) => {
      const { who, procedure } = await at(request, request.params.procedure);
      return reply.code(201).send(await addView(platform, who, procedure, request.body));
    });
    app.put('/lists/:procedure/views/:id', { schema: { summary: '修改视图', params: viewParams, body: viewChange } }, async (request) => {
      const { who } = await at(request, request.params.procedure);
      return changeView(platform, who, await heldView(platform, who, request.params), request.body);
    });
    app.delete('/lists/:procedure/views/:id', { schema: { summary: '删除视图', params: viewParams } }, async (request, reply) => {
      const { who } = await at(request, request.params.procedure);
      await platform.store.deleteSavedView((await heldView(platform, who, request.params)).id);
      return reply.code(204).send();
    });
  };
