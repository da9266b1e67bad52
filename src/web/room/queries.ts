import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RoomCompareDto, RoomDto, RoomListDto, RoomTemplateDto } from '../../api/contract/room.ts';
import { call, get, newKey, OfflineError, ProblemError } from '../client.ts';

export const roomListQuery = queryOptions({
  queryKey: ['room'],
  queryFn: ({ signal }) => get<RoomListDto>('/reports/room', signal),
  staleTime: 30_000,
});

export const roomQuery = (key: string) =>
  queryOptions({
    queryKey: ['room', key],
    queryFn: ({ signal }) => get<RoomDto>(`/reports/room/${key}`, signal),
    staleTime: 10_000,
  });

export const compareQuery = (key: string, year: number) =>
  queryOptions({
    queryKey: ['room-compare', key, year],
    queryFn: ({ signal }) => get<RoomCompareDto>(`/reports/room/${key}/compare?with=${year}`, signal),
    staleTime: 60_000,
  });

export const templateQuery = (id: string) =>
  queryOptions({
    queryKey: ['room-template', id],
    queryFn: ({ signal }) => get<RoomTemplateDto>(`/reports/templates/${encodeURIComponent(id)}`, signal),
    staleTime: 0,
  });

/** A step of the report whose values the platform computes; its answer is the whole room anew. */
export function useStep(key: string, step: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: unknown) => call<RoomDto>('POST', `/reports/room/${key}/${step}`, { body, idempotencyKey: newKey() }),
    onSuccess: (room) => {
      queries.setQueryData(roomQuery(key).queryKey, room);
      void queries.invalidateQueries({ queryKey: ['room'], exact: true });
      void queries.invalidateQueries({ queryKey: ['matter'] });
    },
  });
}

/** An ordinary act of the matter, done from here. */
export function useAct({ key, kinds }: Pick<RoomDto, 'key' | 'kinds'>, act: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (values: unknown) =>
      call('POST', `/matters/${kinds.report}/${key}/acts/${act}`, { body: { values }, idempotencyKey: newKey() }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['room'] }),
  });
}

/** Why it was not done, as sentences. */
export function whyNot(error: unknown): string {
  if (error instanceof OfflineError) return '连不上服务器，没有办成；已填写的内容还在。';
  if (error instanceof ProblemError) return error.problem.detail || error.problem.title;
  return error ? '没有办成，请再试一次。' : '';
}
