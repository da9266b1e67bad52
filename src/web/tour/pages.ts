import type { QueryClient } from '@tanstack/react-query';
import { worklistQuery } from '../desk/queries.ts';
import { deskQuery, figuresQuery, listQuery, proceduresQuery } from '../queries.ts';
import type { Page } from './step.ts';

interface Found {
  readonly procedure: string;
  readonly key: string;
}

/** The matter that waits first for this person; else any that can be seen. */
async function firstMatter(queries: QueryClient): Promise<Found | undefined> {
  const work = await queries.ensureInfiniteQueryData(worklistQuery('todo')).catch(() => undefined);
  const waiting = work?.pages[0]?.rows[0];
  if (waiting) return waiting;
  const desk = await queries.ensureQueryData(deskQuery).catch(() => undefined);
  if (desk?.due[0]) return desk.due[0];
  for (const { procedure } of desk?.systems.toSorted((a, b) => Number(b.open > 0) - Number(a.open > 0)) ?? []) {
    const list = await queries.ensureQueryData(listQuery(procedure, { limit: 1 }));
    if (list.rows[0]) return list.rows[0];
  }
  return undefined;
}

async function newForm(queries: QueryClient): Promise<string | undefined> {
  const [kinds, matter] = await Promise.all([queries.ensureQueryData(proceduresQuery), firstMatter(queries)]);
  const open = kinds.filter((p) => p.opens.length > 0);
  const kind = open.find((p) => p.id === matter?.procedure) ?? open[0];
  const act = kind?.opens[0]?.act;
  return kind && act && `/m/${kind.id}/new/${act}`;
}

async function firstFigure(queries: QueryClient): Promise<string> {
  const figures = await queries.ensureQueryData(figuresQuery({}));
  const told = figures.find((f) => f.value) ?? figures[0];
  return told ? `/figures/${told.id}` : '/figures';
}

/** The path of a step's page for this person; the desk where there is none. */
export async function pathOf(page: Page, queries: QueryClient): Promise<string> {
  if (page === ':new') return (await newForm(queries)) ?? '/';
  if (page === ':figure') return firstFigure(queries);
  if (page === ':matter' || page === ':list') {
    const matter = await firstMatter(queries);
    if (!matter) return '/';
    return page === ':list' ? `/m/${matter.procedure}` : `/m/${matter.procedure}/${matter.key}`;
  }
  return page;
}
