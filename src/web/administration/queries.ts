import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { HoldingsDto, PeopleDto, RegisterDto, RoleDetailDto, RoleNamesDto, RolesDto } from '../../api/contract/administration.ts';
import type { RefusalDto } from '../../api/contract.ts';
import { call, get, ProblemError, query } from '../client.ts';

const base = '/administration';
const enc = encodeURIComponent;

export const peopleQuery = (ask: Readonly<Record<string, string | number | undefined>>) =>
  queryOptions({
    queryKey: ['administration', 'people', ask],
    queryFn: ({ signal }) => get<PeopleDto>(`${base}/people${query(ask)}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 5000,
  });

export const registerQuery = queryOptions({
  queryKey: ['administration', 'units'],
  queryFn: ({ signal }) => get<RegisterDto>(`${base}/units`, signal),
  staleTime: 5000,
});

export const holdingsQuery = queryOptions({
  queryKey: ['administration', 'offices'],
  queryFn: ({ signal }) => get<HoldingsDto>(`${base}/offices`, signal),
  staleTime: 5000,
});

export const roleNamesQuery = queryOptions({
  queryKey: ['administration', 'role-names'],
  queryFn: ({ signal }) => get<RoleNamesDto>(`${base}/role-names`, signal),
  staleTime: 60_000,
});

export const rolesQuery = queryOptions({
  queryKey: ['administration', 'roles'],
  queryFn: ({ signal }) => get<RolesDto>(`${base}/roles`, signal),
  staleTime: 5000,
});

export const roleQuery = (id: string) =>
  queryOptions({
    queryKey: ['administration', 'role', id],
    queryFn: ({ signal }) => get<RoleDetailDto>(`${base}/roles/${enc(id)}`, signal),
    staleTime: 5000,
  });

/** Asks what a change would bring about; nothing is changed. */
export const usePreview = <T>(path: string) =>
  useMutation({ mutationFn: (body: unknown) => call<T>('POST', `${base}${path}/preview`, { body }) });

/** Makes a change; every page of the administration is read again. `path` starts after /api/administration, or at /sign-in. */
export function useChange<T = undefined>(path: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: unknown) => call<T>('POST', path.startsWith('/sign-in') ? path : `${base}${path}`, { body: body ?? {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['administration'] }),
  });
}

/** What was refused, in the server's words; one sentence where there is none. */
export function refusalsOf(error: unknown): readonly RefusalDto[] {
  if (error === null || error === undefined) return [];
  if (error instanceof ProblemError && error.problem.refusals.length > 0) return error.problem.refusals;
  return [{ code: 'failed', text: '没有办成', remedy: '请检查网络后再试' }];
}
