import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ShowcaseDto, ShowcasePlace, StandingFactsDto } from '../../api/contract/showcase.ts';
import { get, query } from '../client.ts';

export const showcaseQuery = (ask: { readonly unit?: string | undefined; readonly year?: string | undefined }) =>
  queryOptions({
    queryKey: ['showcase', ask],
    queryFn: ({ signal }) => get<ShowcaseDto>(`/showcase${query(ask)}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** Which procedure has dossiers. */
export const showcasePlaceQuery = queryOptions({
  queryKey: ['showcase', 'place'],
  queryFn: ({ signal }) => get<ShowcasePlace>('/showcase/place', signal),
  staleTime: 30 * 60_000,
  retry: false,
});

/** What the records say of an applicant. */
export const standingFactsQuery = (key: string) =>
  queryOptions({
    queryKey: ['showcase', 'records', key],
    queryFn: ({ signal }) => get<StandingFactsDto>(`/showcase/records/${key}`, signal),
    retry: false,
  });
