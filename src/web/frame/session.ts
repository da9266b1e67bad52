import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { SessionDto } from '../../api/contract.ts';
import { call, keepCsrf } from '../client.ts';
import { sessionQuery } from '../queries.ts';

/** Who is signed in; inside the frame there always is somebody. */
export const useSession = (): SessionDto => useSuspenseQuery(sessionQuery).data;

/** Whether a post handles matters: the three administrators' do not, and no list, figure or search answers them. */
export const handlesMatters = (duties: readonly string[]): boolean =>
  duties.length > 0 && !duties.some((duty) => duty.endsWith('-administrator'));

/** Takes another post of the same person: everything shown is asked for anew. */
export function useSwitchPost() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (post: string) => call<SessionDto>('POST', '/session/post', { body: { post } }),
    onSuccess: async (session) => {
      keepCsrf(session.csrf);
      queries.setQueryData(sessionQuery.queryKey, session);
      await navigate({ to: '/' });
      await queries.resetQueries({ predicate: (q) => q.queryKey[0] !== 'session' });
    },
  });
}

export function useSignOut() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => call<undefined>('DELETE', '/session'),
    onSettled: async () => {
      await navigate({ to: '/sign-in' });
      keepCsrf('');
      queries.clear();
    },
  });
}
