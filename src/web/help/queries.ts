import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { HelpDto, TourId } from '../../api/contract/help.ts';
import { call, get } from '../client.ts';

export const helpQuery = queryOptions({
  queryKey: ['help'],
  queryFn: ({ signal }) => get<HelpDto>('/help', signal),
  staleTime: 5 * 60_000,
});

/** Remembers with the person that a tour was seen, or put off. */
export function useTourSeen() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (tour: TourId) => call<undefined>('PUT', `/help/tours/${tour}`),
    onMutate: (tour) => {
      queries.setQueryData(helpQuery.queryKey, (held) =>
        held && !held.seen.includes(tour) ? { ...held, seen: [...held.seen, tour] } : held,
      );
    },
  });
}
