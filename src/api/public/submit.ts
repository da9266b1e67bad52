import { type Procedure, type Refusal, refusal, thePublic, view } from '#kernel';
import type { ActAnswer } from '#store';
import type { ReceiptDto } from '../contract/public.ts';
import { procedureOf } from '../matters.ts';
import type { Platform, RegisteredUnit } from '../platform.ts';
import { notFound, Refused } from '../problem.ts';
import { citizen, holderId, isForAnyone, passerId } from './citizen.ts';
import { type PublicMatter, publicMatter } from './matter.ts';
import { portalOf, shelfOf } from './portal.ts';
import { namesIn } from './print.ts';
import { isTicket, receiptFor } from './receipts.ts';
import { filledIn, type Given, openedToday, opensForAnyone } from './services.ts';

const isFileLike = (value: object): value is { sha256: unknown; ticket?: unknown; name?: unknown } => 'sha256' in value;

/** Each file of a value, with what was kept of it; a file that the sender cannot have had is refused. */
async function filesChecked(platform: Platform, value: unknown, depth = 0): Promise<unknown> {
  if (value === null || typeof value !== 'object' || depth > 6) return value;
  if (Array.isArray(value)) return Promise.all(value.map((one) => filesChecked(platform, one, depth + 1)));
  if (isFileLike(value)) {
    const sha256 = String(value.sha256);
    const held = (await isTicket(platform, sha256, value.ticket)) ? await platform.store.file(sha256) : undefined;
    if (!held) throw new Refused(422, refusal('file-unknown', '材料没有传上来，或者已经过期', { remedy: '请移除后重新上传' }));
    return { sha256, name: value.name, size: held.size, type: held.type };
  }
  const entries = await Promise.all(
    Object.entries(value).map(async ([name, one]) => [name, await filesChecked(platform, one, depth + 1)] as const),
  );
  return Object.fromEntries(entries);
}

/** One may name only what one may know of. */
async function referencesChecked(platform: Platform, procedure: Procedure, values: Given): Promise<void> {
  const refusals: Refusal[] = [];
  for (const [id, field] of Object.entries(procedure.fields)) {
    const given = Object.hasOwn(values, id) && field.kind === 'reference' ? values[id] : undefined;
    const keys = (Array.isArray(given) ? given : [given]).filter((one) => typeof one === 'string' && one !== '').map(String);
    if (keys.length === 0) continue;
    const rows = await platform.store.rows(keys.slice(0, 200));
    const known = rows.filter((r) => view(procedureOf(platform, r), { state: r.state, values: r.values, history: [] }, thePublic));
    if (known.length >= new Set(keys).size) continue;
    refusals.push(refusal('reference-unknown', `「${field.title}」所指的不在公开范围内`, { remedy: '请从列表中选择', field: id }));
  }
  if (refusals.length > 0) throw new Refused(422, ...refusals);
}

interface Asked {
  readonly act: string;
  readonly values: Given;
  readonly idempotencyKey: string;
}

/** The values of a form, with nothing in them that a stranger could not have. */
async function checked(platform: Platform, procedure: Procedure, { act, values }: Pick<Asked, 'act' | 'values'>): Promise<Given> {
  await referencesChecked(platform, procedure, values);
  return (await filesChecked(platform, await filledIn(platform, procedure, act, values))) as Given;
}

const accepted = (answer: ActAnswer): Extract<ActAnswer, { ok: true }> => {
  if (!answer.ok) {
    // Where the authority is a field of the form, that it is missing is told there; once is enough.
    const told = answer.refusals.filter((r) => r.code !== 'owner-unknown' || answer.refusals.length === 1);
    throw new Refused(answer.conflict ? 409 : 422, ...told);
  }
  return answer;
};

function authority(platform: Platform, procedure: Procedure, code: string | undefined): RegisteredUnit | undefined {
  if (procedure.owner !== undefined) return undefined;
  const unit = code === undefined ? undefined : platform.units.get(code);
  if (!unit) throw new Refused(422, refusal('unit', '没有选择受理机关', { remedy: '请选择向哪个机关提出', field: 'unit' }));
  return unit;
}

/** Opens a matter for somebody from outside, and says how to follow it. */
export async function open(
  platform: Platform,
  procedureId: string,
  ask: Asked & { readonly unit?: string | undefined },
): Promise<ReceiptDto> {
  const procedure = openedToday(platform, procedureId);
  if (!opensForAnyone(procedure, ask.act)) throw notFound();
  const { stored } = accepted(
    await platform.store.act({
      ...{ procedure: procedure.id, act: ask.act, values: await checked(platform, procedure, ask) },
      ...{ on: platform.today(), recordedAt: platform.now(), idempotencyKey: ask.idempotencyKey },
      actor: citizen(holderId, authority(platform, procedure, ask.unit)),
    }),
  );
  const { matter } = stored;
  const { title, number } = namesIn(procedure, matter.values);
  const unit = platform.units.get(matter.unit)?.name ?? '';
  return { ...(await receiptFor(platform, stored.key)), kind: procedure.title, title, number, unit, on: matter.openedOn };
}

/** An act by who holds the receipt. */
export async function actAsHolder(platform: Platform, key: string, ask: Asked & { readonly seq?: number | undefined }): Promise<void> {
  const stored = await platform.store.matter(key);
  const procedure = stored && procedureOf(platform, stored.matter);
  if (!procedure || !isForAnyone(procedure, ask.act) || procedure.acts[ask.act]?.from === undefined) throw notFound();
  accepted(
    await platform.store.act({
      ...{ procedure: procedure.id, key, act: ask.act, values: await checked(platform, procedure, ask) },
      ...{ on: platform.today(), recordedAt: platform.now(), idempotencyKey: ask.idempotencyKey },
      ...(ask.seq !== undefined && { expectedSeq: ask.seq }),
      actor: citizen(holderId),
    }),
  );
}

/** Whether anybody may do this on a published matter: only where its shelf says so. */
export function maySay(platform: Platform, { stored, procedure }: PublicMatter, act: string): boolean {
  const place = shelfOf(portalOf(platform), procedure.id, stored.matter.state);
  return place?.shelf.says === act && isForAnyone(procedure, act);
}

/** What anybody says on a published matter (an opinion on a draft). */
export async function say(platform: Platform, key: string, procedureId: string, ask: Asked): Promise<void> {
  const found = await publicMatter(platform, key, procedureId);
  if (!maySay(platform, found, ask.act)) throw notFound();
  accepted(
    await platform.store.act({
      ...{ procedure: found.procedure.id, key, act: ask.act, values: await checked(platform, found.procedure, ask) },
      ...{ on: platform.today(), recordedAt: platform.now(), idempotencyKey: ask.idempotencyKey, actor: citizen(passerId) },
    }),
  );
}
