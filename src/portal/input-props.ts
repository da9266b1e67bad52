import type { DescribedField } from '#kernel';

/** What every control of a form is given. */
export interface InputProps {
  readonly id: string;
  readonly field: DescribedField;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** The office that a unit must hold to be offered. */
  readonly office: string | undefined;
  /** Printed names of matters already named. */
  readonly names: Readonly<Record<string, string>>;
  readonly today: string;
  readonly invalid: boolean;
  /** Whether the form cannot be handed in without it. */
  readonly needed: boolean;
  readonly describedBy: string | undefined;
}
