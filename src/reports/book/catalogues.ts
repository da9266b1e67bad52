import { Document, type FileChild, Packer } from 'docx';
import { size } from '../docx/measures.ts';
import { width } from '../model.ts';
import { finish, grid, line, sheet } from './print.ts';

export interface CatalogueGroup {
  /** Empty where there is only one. */
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Catalogues {
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly groups: readonly CatalogueGroup[];
  readonly date?: string;
}

/** How wide a column wants to be: its longest cell in full characters, within bounds, and the room beside it. */
const weightOf = (group: CatalogueGroup, c: number): number =>
  2 + Math.min(10, Math.max(2, ...[group.head, ...group.rows].map((row) => width(row[c] ?? ''))));

function groupPages(group: CatalogueGroup, i: number, many: boolean): FileChild[] {
  const numbered = many ? group.rows.map((row, n) => [String(n + 1), ...row]) : group.rows;
  const head = many ? ['序号', ...group.head] : group.head;
  const shown = { ...group, head, rows: numbered };
  const title = group.title
    ? [
        line(`${group.title}（${group.rows.length}件）`, {
          face: 'heiti',
          centred: true,
          before: 300,
          keepNext: true,
          pageBreakBefore: i > 0,
        }),
      ]
    : [];
  if (group.rows.length === 0) return [...title, line('无。', { before: 200 })];
  return [
    ...title,
    grid(
      head,
      numbered,
      head.map((_, c) => weightOf(shown, c)),
    ),
  ];
}

/** Lists for publication, one after the other. */
export async function printCatalogues({ title, subtitle, groups, date = '1980-01-01' }: Catalogues): Promise<Buffer> {
  const file = new Document({
    title,
    compatabilityModeVersion: 15,
    sections: [
      {
        properties: sheet,
        children: [
          line(title, { face: 'xiaobiaosong', size: size.two, centred: true, before: 300, line: 760 }),
          ...(subtitle ? [line(subtitle, { face: 'kaiti', size: size.four, centred: true, before: 100 })] : []),
          ...groups.flatMap((group, i) => groupPages(group, i, groups.length > 1)),
        ],
      },
    ],
  });
  return finish(await Packer.toBuffer(file), { title, date });
}
