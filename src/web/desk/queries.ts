import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { DeskTab, UrgesDto, WatchDto, WorklistDto } from '../../api/contract/desk.ts';
import type { DraftsDto } from '../../api/contract/work.ts';
import { get, query } from '../client.ts';

/** All keys begin with `desk`: whatever is done to a matter lets them be asked for anew. */
export const worklistQuery = (tab: DeskTab) =>
  infiniteQueryOptions({
    queryKey: ['desk', 'worklist', tab],
    queryFn: ({ signal, pageParam }) => get<WorklistDto>(`/desk/worklist${query({ tab, cursor: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 5_000,
  });

export const urgesQuery = queryOptions({
  queryKey: ['desk', 'urges'],
  queryFn: ({ signal }) => get<UrgesDto>('/desk/urges', signal),
  staleTime: 5_000,
});

export const draftsQuery = queryOptions({
  queryKey: ['desk', 'drafts'],
  queryFn: ({ signal }) => get<DraftsDto>('/drafts', signal),
  staleTime: 5_000,
});

export const watchQuery = (key: string) =>
  queryOptions({
    queryKey: ['desk', 'watch', key],
    queryFn: ({ signal }) => get<WatchDto>(`/desk/watch/${key}`, signal),
    staleTime: 5_000,
  });
