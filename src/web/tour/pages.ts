import type { QueryClient } from '@tanstack/react-query';
import { worklistQuery } from '../desk/queries.ts';
import { deskQuery, figuresQuery, listQuery, proceduresQuery } from '../queries.ts';
import type { Page } from './step.ts';

interface Found {
  readonly procedure: string;
  readonly key: string;
  readonly nextDueOn: string | null;
}

/** Matters in the order in which they would be shown: what waits for this person, what is due, what there is at all. */
async function* matters(queries: QueryClient): AsyncGenerator<Found> {
  const work = await queries.ensureInfiniteQueryData(worklistQuery('todo')).catch(() => undefined);
  yield* work?.pages[0]?.rows ?? [];
  const desk = await queries.ensureQueryData(deskQuery).catch(() => undefined);
  yield* desk?.due ?? [];
  for (const { procedure } of desk?.systems.toSorted((a, b) => Number(b.open > 0) - Number(a.open > 0)) ?? []) {
    const list = await queries.ensureQueryData(listQuery(procedure, { limit: 1 }));
    yield* list.rows;
  }
}

/** The first with a limit running, since a tour speaks of limits; else the first. */
async function firstMatter(queries: QueryClient): Promise<Found | undefined> {
  let first: Found | undefined;
  for await (const one of matters(queries)) {
    if (one.nextDueOn !== null) return one;
    first ??= one;
  }
  return first;
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
