import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { SearchDto } from '../../api/contract/search.ts';
import { get, query } from '../client.ts';

/** What is asked, as it stands in the address. */
export interface SearchAsk {
  readonly q: string;
  readonly procedure?: string | undefined;
  readonly unit?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Five of each kind of matter, or one kind page after page. */
export const searchQuery = (ask: SearchAsk) =>
  infiniteQueryOptions({
    queryKey: ['search', ask],
    queryFn: ({ signal, pageParam }) => get<SearchDto>(`/search${query({ ...ask, cursor: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (last: SearchDto) => last.groups[0]?.next ?? undefined,
    enabled: ask.q !== '',
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });
