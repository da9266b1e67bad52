import type { DescribedField } from '#kernel';

export interface Asked {
  readonly field: DescribedField;
  readonly needed: boolean;
}

export interface Group {
  /** Empty for what every form of the act has to say. */
  readonly title: string;
  readonly asked: readonly Asked[];
}

/** Kinds whose control is a group of several inputs: their label is a legend. */
const grouped = new Set(['flag', 'choices', 'party', 'rows', 'file']);

/** A choice of few options stands open; a long one folds into a list. */
const isShort = (field: DescribedField): boolean => Object.keys(field.options ?? {}).length <= 5;

export const isGroup = (field: DescribedField): boolean => grouped.has(field.kind) || (field.kind === 'choice' && isShort(field));

/** The fields of an act in the order of the declaration, needed ones marked. */
export function fieldsOf(
  detail: { readonly fields: readonly DescribedField[] },
  act: { readonly needs: readonly string[]; readonly asks: readonly string[] },
): readonly Asked[] {
  const needed = new Set(act.needs);
  const wanted = new Set([...act.needs, ...act.asks]);
  return detail.fields.filter((f) => wanted.has(f.id)).map((field) => ({ field, needed: needed.has(field.id) }));
}

/** Digest fields by the file field right before them that gives them: nobody types one. */
export function digestsOf(asked: readonly Asked[]): ReadonlyMap<string, DescribedField> {
  return new Map(
    asked.flatMap(({ field }, i) => {
      const next = field.kind === 'file' && !field.many ? asked[i + 1]?.field : undefined;
      return next?.pattern === '^[0-9a-f]{64}$' ? [[field.id, next] as const] : [];
    }),
  );
}

/**
 * What must be said first, what may be said after it. What hangs on an answer stays beside the question: a detail that is
 * asked only after a certain choice follows the choice, wherever that stands.
 */
export function groupsOf(asked: readonly Asked[]): readonly Group[] {
  const main = new Set(asked.filter((a) => a.needed).map((a) => a.field.id));
  for (const { field } of asked) if (field.when && main.has(field.when.field)) main.add(field.id);
  // A needed detail of an optional question cannot stand before the question.
  const byId = new Map(asked.map((a) => [a.field.id, a]));
  for (const { field } of asked) {
    const above = field.when && byId.get(field.when.field);
    if (above && main.has(field.id)) main.add(above.field.id);
  }
  const first = asked.filter((a) => main.has(a.field.id));
  const rest = asked.filter((a) => !main.has(a.field.id));
  if (first.length === 0 || rest.length === 0) return [{ title: '', asked }];
  return [
    { title: '', asked: first },
    { title: '视情况填写', asked: rest },
  ];
}

/** Rows that a table starts with: as many as it needs; where a column has one choice for each row, each row has its own. */
export function startRows(field: DescribedField): readonly Readonly<Record<string, unknown>>[] {
  const least = Math.max(1, Math.min(field.min ?? 1, 5));
  const each = (field.columns ?? []).filter((c) => c.kind === 'choice' && least > 1 && Object.keys(c.options ?? {}).length === least);
  return Array.from({ length: least }, (_, i) => Object.fromEntries(each.map((c) => [c.id, Object.keys(c.options ?? {})[i]])));
}
