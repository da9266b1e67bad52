import { queryOptions } from '@tanstack/react-query';
import type { JobDto } from '../../api/contract/exchange.ts';
import { call, get } from '../client.ts';

const live = (job: JobDto): boolean => job.state === 'waiting' || job.state === 'running';
export const isLive = live;

/** One's own jobs; asked every second while one is under way, and not at all otherwise. */
export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: ({ signal }) => get<readonly JobDto[]>('/jobs', signal),
  staleTime: 30_000,
  refetchInterval: (query) => (query.state.data?.some(live) ? 1000 : false),
});

export const jobUrl = (id: string): string => `/api/jobs/${id}/file`;

export type JobStep = 'cancel' | 'again' | 'confirm';
export const stepJob = (id: string, step: JobStep): Promise<JobDto> => call<JobDto>('POST', `/jobs/${id}/${step}`);
export const removeJob = (id: string): Promise<void> => call<void>('DELETE', `/jobs/${id}`);
export const askExport = (body: {
  readonly procedure: string;
  readonly search: Readonly<Record<string, string>>;
  readonly columns: 'shown' | 'all';
}): Promise<JobDto> => call<JobDto>('POST', '/exports', { body });

export const templateUrl = (procedure: string, act: string): string =>
  `/api/imports/${encodeURIComponent(procedure)}/template?act=${encodeURIComponent(act)}`;

export function sendTable(procedure: string, act: string, file: File): Promise<JobDto> {
  const form = new FormData();
  form.append('file', file, file.name);
  return call<JobDto>('POST', `/imports/${encodeURIComponent(procedure)}?act=${encodeURIComponent(act)}`, { body: form });
}
