/** What is wrong with a scheme, in a sentence. `refusal`: it cannot be published so. */
export interface SchemeProblem {
  readonly severity: 'refusal' | 'question';
  /** Code of the indicator, id of the group, or nothing where it is the whole. */
  readonly at?: string;
  readonly text: string;
  readonly remedy: string;
}

const problem =
  (severity: SchemeProblem['severity']) =>
  (text: string, remedy: string, at?: string): SchemeProblem => ({ severity, text, remedy, ...(at !== undefined && { at }) });

export const refusal = problem('refusal');
export const question = problem('question');
