/** The head of a text as a form: its items by name, and back without touching the lines of the others. Pure. */

export interface HeadItem {
  readonly title: string;
  readonly items: readonly string[];
}

const pair = /^([^\s:：#-][^:：]*)[:：]\s*(.*)$/;
const entry = /^\s+-\s+(.*)$/;

/** Lists stand one below the other; a comma inside the brackets of a figure divides nothing. */
function inline(rest: string): string[] {
  const list = /^\[(.*)\]$/.exec(rest);
  const parts = list ? (list[1] ?? '').split(/[,，](?![^[]*\])/) : [rest];
  return parts.map((p) => p.trim().replace(/^(["'])(.*)\1$/, '$2')).filter((p) => p !== '');
}

/** The items of a head, in their order. */
export function headItems(head: string): HeadItem[] {
  const found: { title: string; items: string[] }[] = [];
  for (const line of head.split('\n')) {
    const [, title, rest = ''] = pair.exec(line) ?? [];
    const [, item] = entry.exec(line) ?? [];
    if (item !== undefined) found.at(-1)?.items.push(item.trim().replace(/^(["'])(.*)\1$/, '$2'));
    else if (title !== undefined) found.push({ title: title.trim(), items: inline(rest.trim()) });
  }
  return found;
}

export const headValue = (head: string, title: string): readonly string[] => headItems(head).find((i) => i.title === title)?.items ?? [];

const single = (value: string): string => value.replace(/\s*\n\s*/g, ' ').trim();

function printItem(title: string, items: readonly string[]): string[] {
  const said = items.map(single).filter((v) => v !== '');
  if (said.length > 1 || (said[0] ?? '').startsWith('[')) return [`${title}:`, ...said.map((v) => `  - ${v}`)];
  return [`${title}: ${said[0] ?? ''}`.trimEnd()];
}

/** The head with one item said anew; the other lines stay as they are. */
export function withHead(head: string, title: string, items: readonly string[]): string {
  const lines = head.split('\n');
  const at = lines.findIndex((l) => pair.exec(l)?.[1]?.trim() === title);
  if (at < 0) return [...lines.filter((l, i) => l !== '' || i < lines.length - 1), ...printItem(title, items)].join('\n');
  const more = lines.slice(at + 1).findIndex((l) => !entry.test(l));
  const end = more < 0 ? lines.length : at + 1 + more;
  return [...lines.slice(0, at), ...printItem(title, items), ...lines.slice(end)].join('\n');
}
