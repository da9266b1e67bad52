import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ChannelsDto, NoticeCountDto, NoticesDto, ReminderRuleDto, UrgedDto, WishDto } from '../../api/contract/notices.ts';
import { call, get, query } from '../client.ts';

const minute = 60_000;

/** What waits; asked anew every minute, so that the bell tells without being touched. */
export const noticeCountQuery = queryOptions({
  queryKey: ['notices', 'count'],
  queryFn: ({ signal }) => get<NoticeCountDto>('/notices/count', signal),
  staleTime: minute / 2,
  refetchInterval: minute,
});

export const noticesQuery = (ask: { readonly open: boolean; readonly kind: string | undefined }) =>
  infiniteQueryOptions({
    queryKey: ['notices', 'list', ask],
    queryFn: ({ signal, pageParam }) =>
      get<NoticesDto>(`/notices${query({ open: ask.open ? '1' : undefined, kind: ask.kind, before: pageParam })}`, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: minute / 2,
  });

export const wishQuery = queryOptions({
  queryKey: ['notices', 'wish'],
  queryFn: ({ signal }) => get<WishDto>('/notices/wish', signal),
  staleTime: minute,
});

export const ruleQuery = queryOptions({
  queryKey: ['notices', 'rule'],
  queryFn: ({ signal }) => get<ReminderRuleDto>('/notices/rule', signal),
  staleTime: minute,
});

export const channelsQuery = queryOptions({
  queryKey: ['notices', 'channels'],
  queryFn: ({ signal }) => get<ChannelsDto>('/notices/channels', signal),
  staleTime: minute / 2,
});

/** Marks some as read, or all open ones. */
export function useRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids?: readonly string[]) => call<NoticeCountDto>('POST', '/notices/read', { body: ids ? { ids } : {} }),
    onSuccess: async (count) => {
      queries.setQueryData(noticeCountQuery.queryKey, count);
      await queries.invalidateQueries({ queryKey: ['notices', 'list'] });
    },
  });
}

export const useUrge = () =>
  useMutation({
    mutationFn: (matters: readonly string[]) => call<UrgedDto>('POST', '/notices/urge', { body: { matters } }),
  });
