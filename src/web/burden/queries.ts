import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { BurdenDto } from '../../api/contract/burden.ts';
import { get, query } from '../client.ts';

export interface BurdenAsk {
  readonly period?: string | undefined;
  readonly unit?: string | undefined;
}

export const burdenQuery = (ask: BurdenAsk) =>
  queryOptions({
    queryKey: ['burden', ask.period ?? '', ask.unit ?? ''],
    queryFn: ({ signal }) => get<BurdenDto>(`/burden${query({ ...ask })}`, signal),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
