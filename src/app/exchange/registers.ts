import { type Asker, labelOf, type Platform, presentRows, scopeOf } from '#api';
import type { Procedure } from '#kernel';

/** Matters of a kind that a person may refer to, by the words that stand for them in a table. */
export interface Register {
  /** Printed names, for a list to choose from; empty when there are too many. */
  readonly labels: readonly string[];
  readonly byText: ReadonlyMap<string, string | 'several'>;
  /** There are more than are looked through. */
  readonly cut: boolean;
}

const most = 5000;
const mostChoices = 500;

function put(to: Map<string, string | 'several'>, text: string | null, key: string): void {
  if (text === null || text === '') return;
  const there = to.get(text);
  to.set(text, there === undefined || there === key ? key : 'several');
}

async function registerOf(platform: Platform, who: Asker, procedure: Procedure): Promise<Register> {
  const byText = new Map<string, string | 'several'>();
  const labels: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null && labels.length < most) {
    const question = { procedure: procedure.id, ...scopeOf(procedure, who.actor), limit: 500, count: 'none' as const };
    const page: Awaited<ReturnType<Platform['store']['list']>> = await platform.store.list({ ...question, ...(cursor && { cursor }) });
    for (const row of presentRows(platform, page.rows, who.actor)) {
      labels.push(labelOf(row));
      for (const text of [row.title, row.number, labelOf(row)]) put(byText, text, row.key);
    }
    cursor = page.next;
  }
  return { labels: labels.length > mostChoices ? [] : labels, byText, cut: cursor !== null };
}

/** The registers that the fields of an act refer to, by procedure. */
export async function registersFor(
  platform: Platform,
  who: Asker,
  procedure: Procedure,
  fields: readonly string[],
): Promise<ReadonlyMap<string, Register>> {
  const kinds = new Set(fields.flatMap((id) => procedure.fields[id]?.spec.procedure ?? []));
  const found = new Map<string, Register>();
  for (const id of kinds) {
    const referred = platform.registry.latest(id);
    if (referred) found.set(id, await registerOf(platform, who, referred));
  }
  return found;
}

/** Finds a matter by its words; the sentence goes on after the field's title. */
export function finder(registers: ReadonlyMap<string, Register>) {
  return (procedure: string, text: string): { readonly key: string } | { readonly trouble: string } => {
    const register = registers.get(procedure);
    const key = register?.byText.get(text);
    if (key === 'several') return { trouble: `有几个“${text.slice(0, 40)}”。请改填编号` };
    if (key !== undefined) return { key };
    const why = register?.cut ? '数量较多，请填写事项标识' : '请填写职责范围内已有事项的名称或者编号';
    return { trouble: `没有找到“${text.slice(0, 40)}”。${why}` };
  };
}
