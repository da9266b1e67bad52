/**
 * One file as the evidence of several things: in reports on tasks and in the self-assessment a paper that was used before
 * must be declared, and the act is refused until it is. Elsewhere the same paper twice is a question, not a refusal.
 */
import { isList, type Json, printDate, type Refusal, refusal } from '#kernel';
import { platformDefaults } from '#law';
import type { ActAnswer, ActRequest, FileUse, Store } from '#store';

interface Claim {
  /** The table of evidence, the column with the file, and the column that declares it used before. */
  readonly field: string;
  readonly file: string;
  readonly declared: string;
  /** Matters that share this reference are one thing; without it every matter is. */
  readonly of?: string;
  readonly said: (use: FileUse) => string;
  readonly remedy: string;
}

const claims: Readonly<Record<string, Claim>> = {
  'progress-report': {
    ...{ field: 'evidence', file: 'file', declared: 'reuse', of: 'task' },
    said: ({ number, title }) => `该证据已用于任务${(number ?? '').split('/')[0] || title}`,
    remedy: '请在该行说明复用理由，或者换用本任务的证据',
  },
  'unit-assessment': {
    ...{ field: 'evidence', file: 'paper', declared: 'reused' },
    said: ({ title, openedOn }) => `该证据已用于「${title}」（${printDate(openedOn)}）`,
    remedy: '请声明同一材料用于几项，或者换用其他证据',
  },
};

const isHeld = (value: Json | undefined): value is { readonly sha256: string; readonly name: string } =>
  value !== null && typeof value === 'object' && 'sha256' in value && typeof value.sha256 === 'string';

/** The files of a table whose rows do not declare that they were used before. */
function undeclared(claim: Claim, values: ActRequest['values']): ReadonlyMap<string, string> {
  const rows = values[claim.field];
  const found = new Map<string, string>();
  if (!isList(rows)) return found;
  for (const row of rows as readonly { readonly [column: string]: Json | undefined }[]) {
    const [file, said] = [row?.[claim.file], row?.[claim.declared]];
    if (isHeld(file) && said !== true && (typeof said !== 'string' || said.trim() === '')) found.set(file.sha256, file.name);
  }
  return found;
}

/** Refuses an act whose evidence was used for something else and does not say so; names where. */
export async function reusedUnsaid(store: Store, request: ActRequest): Promise<Extract<ActAnswer, { ok: false }> | undefined> {
  const claim = claims[request.procedure];
  if (!claim) return undefined;
  const files = undeclared(claim, request.values);
  if (files.size === 0) return undefined;
  const [own] = request.key === undefined ? [] : await store.rows([request.key]);
  const same = claim.of === undefined ? undefined : (request.values[claim.of] ?? own?.values[claim.of]);
  const uses = await store.filesUsed(request.procedure, [...files.keys()], claim.of);
  const elsewhere = uses.filter((use) => use.key !== request.key && (same === undefined || use.of !== same));
  const basis = platformDefaults('一份证据用于几项的，应当声明');
  const refusals = new Map<string, Refusal>();
  for (const use of elsewhere) {
    if (refusals.has(use.sha256)) continue;
    const text = `「${files.get(use.sha256) ?? ''}」：${claim.said(use)}`;
    refusals.set(use.sha256, refusal('evidence-used', text, { remedy: claim.remedy, basis, field: claim.field }));
  }
  return refusals.size > 0 ? { ok: false, refusals: [...refusals.values()] } : undefined;
}
