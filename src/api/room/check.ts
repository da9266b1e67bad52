import { refusal } from '#kernel';
import { type CheckedFinding, checkedFindings, unresolved } from '#reports';
import type { StoredMatter } from '#store';
import type { Platform } from '../platform.ts';
import { notFound, Refused } from '../problem.ts';
import type { Signed } from '../session.ts';
import { aboutOf, changesOf, composed, frozenOf, perform, reportAt, rowsOf } from './matter.ts';

interface Explained {
  readonly id: string;
  readonly said: string;
  readonly explanation?: string;
}

/** Explanations that were written at the last check; they stay as long as the finding says the same. */
export const explanationsOf = ({ matter }: Pick<StoredMatter, 'matter'>): Readonly<Record<string, string>> =>
  Object.fromEntries(rowsOf<Explained>(matter.values, 'findings').map((f) => [f.id, f.explanation ?? '']));

/** What stands against the newest text of a report. */
export async function findingsOf(platform: Platform, stored: StoredMatter, version?: number): Promise<readonly CheckedFinding[]> {
  const report = await composed(platform, stored, { ...(version && { version }) });
  if (!report) return [];
  const frozen = await frozenOf(platform.store, { key: stored.key, values: stored.matter.values });
  const changes = frozen ? await changesOf(platform, aboutOf(stored.matter), frozen.content) : [];
  return checkedFindings(report, changes);
}

/** Checks the newest text; what is found is put right or explained, and both is kept with the report. */
export async function checkReport(
  platform: Platform,
  who: Pick<Signed, 'actor'>,
  key: string,
  explanations: Readonly<Record<string, string>>,
): Promise<void> {
  const stored = await reportAt(platform, who, key);
  const report = await composed(platform, stored);
  if (!report) throw notFound();
  const findings = await findingsOf(platform, stored);
  const given = { ...explanationsOf(stored), ...explanations };
  const hard = unresolved(findings, given).filter((f) => !f.explainable);
  if (hard.length > 0) {
    const said = hard.slice(0, 3).map((f) => `${f.said}。${f.remedy}`);
    const remedy = '请先在正文中改正';
    throw new Refused(422, refusal('must-be-put-right', `有${hard.length}处必须改正：${said.join('；')}`, { remedy }));
  }
  const rows = findings.map(({ id, said }) => ({ id, said, ...(given[id]?.trim() && { explanation: given[id]?.trim() }) }));
  await perform(platform, who, { key, act: 'check', values: { textVersion: report.text.version, findings: rows } });
}
