import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { TruthDto, TruthMediationDto, TruthOwnDto, TruthRecordsDto } from '../../api/contract/truth.ts';
import { get, query } from '../client.ts';

const minute = 60_000;

export const ownQuery = queryOptions({
  queryKey: ['truth', 'own'],
  queryFn: ({ signal }) => get<TruthOwnDto>('/truth/own', signal),
  staleTime: 10_000,
});

export const truthQuery = (period: string | undefined) =>
  queryOptions({
    queryKey: ['truth', 'office', period ?? ''],
    queryFn: ({ signal }) => get<TruthDto>(`/truth${query({ period })}`, signal),
    staleTime: minute,
    placeholderData: keepPreviousData,
    retry: false,
  });

export const truthRecordsQuery = (period: string, mark: string) =>
  queryOptions({
    queryKey: ['truth', 'records', period, mark],
    queryFn: ({ signal }) => get<TruthRecordsDto>(`/truth/records${query({ period, mark })}`, signal),
    staleTime: 5 * minute,
  });

export const truthMediationQuery = (period: string | undefined) =>
  queryOptions({
    queryKey: ['truth', 'mediation', period ?? ''],
    queryFn: ({ signal }) => get<TruthMediationDto>(`/truth/mediation${query({ period })}`, signal),
    staleTime: minute,
    placeholderData: keepPreviousData,
  });
