import { queryOptions } from '@tanstack/react-query';
import type { BoardDto, RatingQueueDto, RatingSheetDto, SelfDto } from '../../api/contract/assessment-desk.ts';
import { call, get, newKey } from '../client.ts';

const minute = 60_000;

export const queueQuery = queryOptions({
  queryKey: ['rating-queue'],
  queryFn: ({ signal }) => get<RatingQueueDto>('/assessment-desk/queue', signal),
  staleTime: minute,
});

export const sheetQuery = (key: string) =>
  queryOptions({
    queryKey: ['rating-sheet', key],
    queryFn: ({ signal }) => get<RatingSheetDto>(`/assessment-desk/sheets/${key}`, signal),
    staleTime: minute,
  });

export const selfQuery = queryOptions({
  queryKey: ['assessment-self'],
  queryFn: ({ signal }) => get<{ assessment: SelfDto | null }>('/assessment-desk/self', signal),
  staleTime: minute,
});

export const boardQuery = queryOptions({
  queryKey: ['assessment-board'],
  queryFn: ({ signal }) => get<BoardDto>('/assessment-desk/board', signal),
  staleTime: minute,
});

interface Doing {
  readonly procedure: string;
  readonly key: string;
  readonly act: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly seq?: number;
}

/** An act on a matter, by the same door as every form. */
export const doAct = ({ procedure, key, act, values = {}, seq }: Doing) =>
  call('POST', `/matters/${procedure}/${key}/acts/${act}`, {
    body: { values, ...(seq !== undefined && { seq }) },
    idempotencyKey: newKey(),
  });
