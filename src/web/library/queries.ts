import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  CampaignDto,
  ChecksDto,
  ExpiringDto,
  FilingDto,
  HistoryDto,
  LawChangeDto,
  LibraryDto,
  OpinionsDto,
  RadarDto,
} from '../../api/contract/library.ts';
import { get, query } from '../client.ts';

const minute = 60_000;

/** Which procedures the library is about; null where the platform has none. */
export const libraryQuery = queryOptions({
  queryKey: ['library'],
  queryFn: ({ signal }) => get<LibraryDto>('/library', signal),
  staleTime: 30 * minute,
  retry: false,
});

export const checksQuery = (key: string, seq: number) =>
  queryOptions({
    queryKey: ['library', 'checks', key, seq],
    queryFn: ({ signal }) => get<ChecksDto>(`/library/checks/${key}`, signal),
    staleTime: minute,
  });

export const historyQuery = (key: string, on: string) =>
  queryOptions({
    queryKey: ['library', 'history', key, on],
    queryFn: ({ signal }) => get<HistoryDto>(`/library/history/${key}${query({ on })}`, signal),
    staleTime: minute,
    placeholderData: keepPreviousData,
  });

export const expiringQuery = (unit: string | undefined) =>
  queryOptions({
    queryKey: ['library', 'expiring', unit ?? ''],
    queryFn: ({ signal }) => get<ExpiringDto>(`/library/expiring${query({ unit })}`, signal),
    staleTime: minute,
    placeholderData: keepPreviousData,
  });

export interface FilingAsk {
  readonly unit?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export const filingQuery = (ask: FilingAsk) =>
  queryOptions({
    queryKey: ['library', 'filing', ask],
    queryFn: ({ signal }) => get<FilingDto>(`/library/filing${query({ ...ask })}`, signal),
    staleTime: minute,
    placeholderData: keepPreviousData,
  });

export const campaignQuery = (key: string, seq: number) =>
  queryOptions({
    queryKey: ['library', 'campaign', key, seq],
    queryFn: ({ signal }) => get<CampaignDto>(`/library/campaigns/${key}`, signal),
    staleTime: 10_000,
  });

export const opinionsQuery = (key: string, seq: number) =>
  queryOptions({
    queryKey: ['library', 'opinions', key, seq],
    queryFn: ({ signal }) => get<OpinionsDto>(`/library/opinions/${key}`, signal),
    staleTime: 10_000,
  });

export const changesQuery = queryOptions({
  queryKey: ['law', 'changes'],
  queryFn: ({ signal }) => get<readonly LawChangeDto[]>('/law/changes', signal),
  staleTime: minute,
});

export const radarQuery = (ask: { readonly title: string; readonly number: string | undefined }) =>
  queryOptions({
    queryKey: ['law', 'radar', ask],
    queryFn: ({ signal }) => get<RadarDto>(`/law/radar${query(ask)}`, signal),
    enabled: ask.title.length >= 2,
    staleTime: minute,
  });
