import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { statusOf } from './client.ts';
import { Frame } from './frame/frame.tsx';
import { ErrorNote, Loading, Note } from './kit/states.tsx';
import { sessionQuery } from './queries.ts';

/** Search parameters of every page: flat texts, as they stand in the address. */
export type Search = Readonly<Record<string, string | undefined>>;

function parseSearch(text: string): Search {
  return Object.fromEntries(new URLSearchParams(text));
}

function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) if (value !== undefined && value !== '') params.set(name, String(value));
  const text = params.toString();
  return text ? `?${text}` : '';
}

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  validateSearch: (search: Record<string, unknown>): Search =>
    Object.fromEntries(Object.entries(search).map(([name, value]) => [name, value === undefined ? undefined : String(value)])),
  notFoundComponent: () => <ErrorNoteForMissing />,
});

function ErrorNoteForMissing() {
  return (
    <Note
      title="没有这一页"
      act={
        <a className="button" href="/">
          回到工作台
        </a>
      }
    >
      地址可能有误，或者这一页已经移走。
    </Note>
  );
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./pages/sign-in.tsx'), 'SignInPage'),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(sessionQuery);
    } catch (error) {
      if (statusOf(error) === 401) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
      throw error;
    }
  },
  errorComponent: ({ error, reset }) => <ErrorNote error={error} retry={reset} />,
});

const under = { getParentRoute: () => signedIn };
const desk = createRoute({ ...under, path: '/', component: lazyRouteComponent(() => import('./pages/desk.tsx'), 'DeskPage') });
const search = createRoute({ ...under, path: '/search', component: lazyRouteComponent(() => import('./pages/search.tsx'), 'SearchPage') });
const list = createRoute({ ...under, path: '/m/$procedure', component: lazyRouteComponent(() => import('./pages/list.tsx'), 'ListPage') });
const open = createRoute({
  ...under,
  path: '/m/$procedure/new/$act',
  component: lazyRouteComponent(() => import('./pages/open.tsx'), 'OpenPage'),
});
const matter = createRoute({
  ...under,
  path: '/m/$procedure/$region/$id',
  component: lazyRouteComponent(() => import('./pages/matter.tsx'), 'MatterPage'),
});
const report = createRoute({
  ...under,
  path: '/reports/annual',
  component: lazyRouteComponent(() => import('./pages/report.tsx'), 'ReportPage'),
});
const figures = createRoute({
  ...under,
  path: '/figures',
  component: lazyRouteComponent(() => import('./pages/figures.tsx'), 'FiguresPage'),
});
const figure = createRoute({
  ...under,
  path: '/figures/$id',
  component: lazyRouteComponent(() => import('./pages/figure.tsx'), 'FigurePage'),
});
const law = createRoute({ ...under, path: '/law', component: lazyRouteComponent(() => import('./pages/law.tsx'), 'LawPage') });

const tree = root.addChildren([signIn, signedIn.addChildren([desk, search, list, open, matter, report, figures, figure, law])]);

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingComponent: () => <Loading />,
    defaultErrorComponent: ({ error, reset }) => <ErrorNote error={error} retry={reset} />,
    scrollRestoration: true,
  });
}
