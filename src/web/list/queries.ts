import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ListSetupDto, ListSumsDto } from '../../api/contract/exchange.ts';
import { get, query } from '../client.ts';

const enc = encodeURIComponent;

export const setupQuery = (procedure: string) =>
  queryOptions({
    queryKey: ['list-setup', procedure],
    queryFn: ({ signal }) => get<ListSetupDto>(`/lists/${enc(procedure)}`, signal),
    staleTime: 60_000,
  });

export const sumsQuery = (procedure: string, ask: Readonly<Record<string, string | undefined>>, fields: readonly string[]) =>
  queryOptions({
    queryKey: ['list-sums', procedure, ask, fields],
    queryFn: ({ signal }) => get<ListSumsDto>(`/lists/${enc(procedure)}/sums${query({ ...ask, fields: fields.join(',') })}`, signal),
    staleTime: 10_000,
    placeholderData: keepPreviousData,
    enabled: fields.length > 0,
  });
