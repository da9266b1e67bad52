import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { OfflineError, statusOf } from './client.ts';
import { applyPreferences } from './preferences.ts';
import { makeRouter } from './router.tsx';
import './kit/tokens.css';
import './kit/base.css';

applyPreferences();

/** A session that ran out: back to sign-in, and from there back to where one was. */
function onFailure(error: unknown): void {
  if (statusOf(error) !== 401) return;
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  void router.navigate({ to: '/sign-in', search: href === '/' ? {} : { to: href } }).then(() => queries.clear());
}

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: onFailure }),
  mutationCache: new MutationCache({ onError: onFailure }),
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 2 && (error instanceof OfflineError || statusOf(error) === 503),
      refetchOnWindowFocus: true,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
const router = makeRouter(queries);

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
