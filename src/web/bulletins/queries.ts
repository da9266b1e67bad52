import { queryOptions } from '@tanstack/react-query';
import type { BulletinDto, BulletinsDto } from '../../api/contract/letters.ts';
import { get } from '../client.ts';

const minute = 60_000;
const enc = encodeURIComponent;
export const bulletinPath = (system: string, quarter: string): string => `/bulletins/${enc(system)}/${enc(quarter)}`;

export const bulletinsQuery = queryOptions({
  queryKey: ['bulletins'],
  queryFn: ({ signal }) => get<BulletinsDto>('/bulletins', signal),
  staleTime: minute,
});

export const bulletinQuery = (system: string, quarter: string) =>
  queryOptions({
    queryKey: ['bulletin', system, quarter],
    queryFn: ({ signal }) => get<BulletinDto>(bulletinPath(system, quarter), signal),
    staleTime: minute,
  });

/** The text a bulletin is composed from. */
export interface BulletinText {
  readonly version: number;
  readonly text: string;
  readonly editable: boolean;
}

export const bulletinTextQuery = (system: string) =>
  queryOptions({
    queryKey: ['bulletin-text', system],
    queryFn: ({ signal }) => get<BulletinText>(`/bulletins/${enc(system)}/template`, signal),
    staleTime: 0,
  });
