import { queryOptions } from '@tanstack/react-query';
import type { AccountSafetyDto, LockedAccountDto, NextStepDto, SignInRulesDto, SignInWaysDto } from '../../api/contract/account.ts';
import { get, OfflineError, ProblemError } from '../client.ts';

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => get<AccountSafetyDto>('/account', signal),
  staleTime: 10_000,
});

/** How one may sign in here; where the question fails, by password. */
export const waysQuery = queryOptions({
  queryKey: ['sign-in-ways'],
  queryFn: ({ signal }) => get<SignInWaysDto>('/session/ways', signal).catch((): SignInWaysDto => ({ sso: null })),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The step that this browser left off at. */
export const stepQuery = queryOptions({
  queryKey: ['sign-in-step'],
  queryFn: async ({ signal }) => (await get<{ readonly step: NextStepDto | null }>('/session/step', signal)).step,
  staleTime: 0,
  gcTime: 0,
});

export const rulesQuery = queryOptions({
  queryKey: ['sign-in-rules'],
  queryFn: ({ signal }) => get<SignInRulesDto>('/sign-in/rules', signal),
  staleTime: 10_000,
});

export const lockedQuery = queryOptions({
  queryKey: ['sign-in-locked'],
  queryFn: ({ signal }) => get<readonly LockedAccountDto[]>('/sign-in/locked', signal),
  staleTime: 5_000,
});

/** What a failed attempt says: each refusal with its way out. */
export function failureLines(error: unknown): readonly string[] {
  if (error instanceof OfflineError) return ['连不上服务器，请检查网络后再试。'];
  if (!(error instanceof ProblemError)) return ['没有办成，请再试一次。'];
  const { refusals, detail, title } = error.problem;
  if (refusals.length > 0) return refusals.map((r) => `${r.text}。${r.remedy}。`);
  return [detail || `${title}，请再试一次。`];
}
