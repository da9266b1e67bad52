import { decide, type Matter, type Procedure, type Refusal, refusal } from '#kernel';
import { type Context, editionOf } from './context.ts';
import { newId } from './id.ts';
import { eventRows, fold } from './load.ts';
import { parseKey } from './project.ts';
import type { ActRequest } from './types.ts';
import { preload } from './world.ts';

async function standingMatter(context: Context, request: ActRequest): Promise<Matter | undefined> {
  const at = request.key === undefined ? undefined : parseKey(request.key);
  const loaded = at && fold(await eventRows(context.db, at.region, at.id), context.registry);
  return loaded?.matter.procedure === request.procedure ? loaded.matter : undefined;
}

function declared(context: Context, request: ActRequest, matter: Matter | undefined): Procedure | undefined {
  return matter ? editionOf(context.registry, matter.procedure, matter.edition) : context.registry.at(request.procedure, request.on);
}

/** What would stand against an act: the same decision, nothing written, no number taken. Empty: it may be done. */
export async function tryAct(context: Context, request: ActRequest): Promise<readonly Refusal[]> {
  const matter = await standingMatter(context, request);
  const procedure = declared(context, request, matter);
  if (!procedure || (request.key !== undefined && !matter)) return [refusal('no-matter', '没有这个事项', { remedy: '请从列表中重新打开' })];
  const { act, values, on, recordedAt, actor } = request;
  const world = await preload(context, { reads: context.reads, on: context.db }, { procedure, matter, values, day: on });
  const asked = { procedure, matter, newId: newId(), act, values, on, recordedAt, actor, law: context.law() };
  const decision = decide({ ...asked, world: { ...world, serial: () => 1 } });
  return decision.ok ? [] : decision.refusals;
}
