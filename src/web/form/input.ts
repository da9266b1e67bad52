import type { DescribedField } from '#kernel';
import type { Names } from '../kit/values.ts';

/** What every control of a form is given. */
export interface InputProps {
  readonly id: string;
  readonly field: DescribedField;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly names: Names;
  readonly today: string;
  readonly invalid: boolean;
  readonly describedBy?: string;
}
