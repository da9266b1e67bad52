/**
 * What stands against a template or a composed report. `refusal` forbids issuing; `question` wants an answer;
 * `warning` is to be looked at. `line` counts from 1 in the template's text.
 */
export interface Problem {
  readonly line: number;
  readonly severity: 'refusal' | 'question' | 'warning';
  readonly code: string;
  readonly text: string;
  readonly remedy: string;
}
