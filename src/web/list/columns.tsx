import type { DescribedField } from '#kernel';
import type { ListDto, ProcedureDetail } from '../../api/contract.ts';
import type { Column } from '../kit/matter-rows.tsx';
import { type Names, printValue } from '../kit/values.ts';

type Row = ListDto['rows'][number];

export const isNumeric = (field: DescribedField): boolean => field.kind === 'number' || field.kind === 'money';

const fixed: Readonly<Record<string, Column>> = {
  '@unit': { id: '@unit', title: '单位', cell: (row: Row) => row.unit.name },
  '@opened': { id: '@opened', title: '登记', cell: (row: Row) => row.openedOn },
  '@closed': { id: '@closed', title: '办结', cell: (row: Row) => row.closedOn ?? '' },
};

/** Few fields of the declaration stand by themselves; fewer where a number takes the room. */
export function defaultColumns(detail: ProcedureDetail, numbered: boolean): readonly string[] {
  const { title, number, list } = detail.shows;
  const shown = list
    .filter((id) => id !== title && id !== number)
    .filter((id) => !['file', 'long-text', undefined].includes(detail.fields.find((f) => f.id === id)?.kind))
    .slice(0, numbered ? 1 : 2);
  return numbered ? [...shown, '@unit'] : [...shown, '@unit', '@opened'];
}

/** The columns between the title and the state. */
export function columnsFor(detail: ProcedureDetail, ids: readonly string[], names: Names): readonly Column[] {
  return ids.flatMap((id): Column[] => {
    const there = fixed[id];
    if (there) return [there];
    const field = detail.fields.find((f) => f.id === id);
    return field ? [{ id, title: field.title, numeric: isNumeric(field), cell: (row) => printValue(field, row.values[id], names) }] : [];
  });
}
