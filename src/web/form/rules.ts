import { applies, type DescribedField, type Field, kindOf, type ReadContext, type Values } from '#kernel';
import type { RefusalDto } from '../../api/contract.ts';

/** A field as the kernel reads it, from its description: the pages judge an input by the very rule of the server. */
export function declared(field: DescribedField): Field {
  const columns = field.columns && Object.fromEntries(field.columns.map((c) => [c.id, declared(c)]));
  const { kind, title, publicity } = field;
  const spec = { ...field, columns } as unknown as Field['spec'];
  return { kind, title, publicity, ...(field.help && { help: field.help }), ...(field.when && { when: field.when }), spec };
}

export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** What only the server knows (units, files, other matters) is taken as right until it has been asked. */
const contextOf = (field: DescribedField, today: string): ReadContext => ({
  today,
  unitKind: () => field.unitKinds?.[0] ?? 'unit',
  hasFile: () => true,
});

/** What stands against an input as it is, in the words of the server. That it is missing is told on handing in, not before. */
export function refusalsOf(field: DescribedField, value: unknown, today: string): readonly RefusalDto[] {
  if (isBlank(value)) return [];
  const read = kindOf(field).read(declared(field), value, contextOf(field, today));
  if ('value' in read) return [];
  return read.refusals.map(({ code, text, remedy }) => ({
    code,
    text,
    remedy,
    field: field.id,
    ...(field.basis && { basis: field.basis }),
  }));
}

/** Whether a field is asked for, given the values beside it. */
export const isAsked = (field: Pick<DescribedField, 'when'>, values: Readonly<Record<string, unknown>>): boolean =>
  applies(field.when ? { when: field.when } : {}, values as Values);

/** Only what is asked for now, is filled in and differs from what the matter holds. */
export function toSend(
  fields: readonly DescribedField[],
  given: Readonly<Record<string, unknown>>,
  held: Values,
): Readonly<Record<string, unknown>> {
  const all = { ...held, ...given };
  const sent: Record<string, unknown> = {};
  for (const field of fields) {
    const value = given[field.id];
    if (isBlank(value) || !isAsked(field, all)) continue;
    if (JSON.stringify(value) !== JSON.stringify(held[field.id])) sent[field.id] = value;
  }
  return sent;
}
