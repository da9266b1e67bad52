import type { Composed } from '../annual.ts';
import type { FigureChange } from './frozen.ts';

/** Something the check of a report found; what cannot be explained has to be put right. */
export interface CheckedFinding {
  /** Stable: the same finding has the same id, so that its explanation stays with it. */
  readonly id: string;
  readonly severity: 'refusal' | 'error' | 'question' | 'gap';
  readonly said: string;
  readonly remedy: string;
  readonly explainable: boolean;
  readonly line: number | null;
}

/** Filled in at the signing, not while the text is written. */
const ofSigning = new Set(['no-doc-no', 'no-signatory', 'no-date', 'late']);
/** A passage that is still to be written is written, not explained. */
const mustBeWritten = new Set(['to-be-written']);

/** Everything that stands against a composed text, with what changed in the records since its figures were frozen. */
export function checkedFindings(composed: Composed, changes: readonly FigureChange[]): readonly CheckedFinding[] {
  const problems = composed.problems
    .filter((p) => !ofSigning.has(p.code))
    .map((p): CheckedFinding => {
      const explainable = p.severity !== 'refusal' && !mustBeWritten.has(p.code);
      const severity = p.severity === 'refusal' ? 'refusal' : p.severity === 'question' ? 'question' : 'gap';
      return { id: `${p.code}:${p.text}`.slice(0, 280), severity, said: p.text, remedy: p.remedy, explainable, line: p.line };
    });
  const findings = composed.findings.map(
    (f): CheckedFinding => ({
      ...{ id: f.id.slice(0, 280), severity: f.severity, said: f.text, explainable: true, line: null },
      remedy: f.severity === 'error' ? '请更正引用的数据或者文字，或者说明口径' : '请说明口径',
    }),
  );
  const cited = new Set(composed.figures.map((f) => f.id));
  const changed = changes
    .filter((c) => cited.has(c.id))
    .map(
      (c): CheckedFinding => ({
        ...{ id: `changed:${c.id}:${c.now}`.slice(0, 280), severity: 'question', explainable: true, line: null },
        said: `「${c.title}」封存时为${c.frozen}，记录后来有变化，现为${c.now}`,
        remedy: '请说明仍用封存数的理由，或者重新封存数据',
      }),
    );
  const all = [...problems, ...findings, ...changed];
  return [...new Map(all.map((f) => [f.id, f])).values()];
}

/** What has neither been put right nor explained. */
export const unresolved = (
  findings: readonly CheckedFinding[],
  explanations: Readonly<Record<string, string>>,
): readonly CheckedFinding[] => findings.filter((f) => !f.explainable || !explanations[f.id]?.trim());
