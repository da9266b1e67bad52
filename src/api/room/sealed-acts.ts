import { refusal } from '#kernel';
import type { ActAnswer, ActRequest, Store } from '#store';

/** Acts whose values the platform computes: nobody types a seal, a finding or an edition. */
const sealed = new Set(['freeze', 'freeze-again', 'check', 'compose', 'publish', 'correct', 'request-data']);
const made = new WeakSet<ActRequest>();

/** An act of the report room, whose values were computed here. */
export async function roomAct(store: Pick<Store, 'act'>, request: ActRequest): Promise<ActAnswer> {
  made.add(request);
  return store.act(request);
}

/** Why an act on a report may not come by another way; undefined when it may. */
export function elsewhere(request: ActRequest, kind: string): Extract<ActAnswer, { ok: false }> | undefined {
  if (request.procedure !== kind || !sealed.has(request.act) || made.has(request)) return undefined;
  const remedy = '请打开「报告室」办理：数据、核对意见和校验值由平台算出，不手工填写';
  return { ok: false, refusals: [refusal('report-room', '这一步在报告室办理', { remedy })] };
}
