import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router';
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
const importing = createRoute({
  ...under,
  path: '/m/$procedure/import',
  component: lazyRouteComponent(() => import('./exchange/import-page.tsx'), 'ImportPage'),
});
const exchange = createRoute({
  ...under,
  path: '/exchange',
  component: lazyRouteComponent(() => import('./exchange/jobs-page.tsx'), 'JobsPage'),
});
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
const reportRooms = createRoute({
  ...under,
  path: '/reports/room',
  component: lazyRouteComponent(() => import('./room/room-list.tsx'), 'RoomListPage'),
});
const reportRoom = createRoute({
  ...under,
  path: '/reports/room/$region/$id',
  component: lazyRouteComponent(() => import('./room/room.tsx'), 'RoomPage'),
});
const reportText = createRoute({
  ...under,
  path: '/reports/text/$template/$year/$unit',
  component: lazyRouteComponent(() => import('./editor/editor-page.tsx'), 'ReportTextPage'),
});
const bulletins = createRoute({
  ...under,
  path: '/bulletins',
  component: lazyRouteComponent(() => import('./bulletins/bulletins.tsx'), 'BulletinsPage'),
});
const bulletin = createRoute({
  ...under,
  path: '/bulletins/$system/$quarter',
  component: lazyRouteComponent(() => import('./bulletins/bulletin.tsx'), 'BulletinPage'),
});
const assessmentReview = createRoute({
  ...under,
  path: '/assessment/review',
  component: lazyRouteComponent(() => import('./assessment-desk/review-queue.tsx'), 'ReviewQueuePage'),
});
const assessmentSheet = createRoute({
  ...under,
  path: '/assessment/review/$region/$id',
  component: lazyRouteComponent(() => import('./assessment-desk/review.tsx'), 'ReviewPage'),
});
const assessmentSelf = createRoute({
  ...under,
  path: '/assessment/self',
  component: lazyRouteComponent(() => import('./assessment-desk/self.tsx'), 'SelfPage'),
});
const assessmentWork = createRoute({
  ...under,
  path: '/assessment/work',
  component: lazyRouteComponent(() => import('./assessment-desk/work.tsx'), 'WorkPage'),
});
const assessments = createRoute({
  ...under,
  path: '/assessment',
  component: lazyRouteComponent(() => import('./assessment/assessments.tsx'), 'AssessmentsPage'),
});
const ranking = createRoute({
  ...under,
  path: '/assessment/$id',
  component: lazyRouteComponent(() => import('./assessment/ranking.tsx'), 'RankingPage'),
});
const unitScore = createRoute({
  ...under,
  path: '/assessment/$id/units/$unit',
  component: lazyRouteComponent(() => import('./assessment/unit.tsx'), 'UnitScorePage'),
});
const stress = createRoute({
  ...under,
  path: '/assessment/$id/stress',
  component: lazyRouteComponent(() => import('./assessment/stress.tsx'), 'StressPage'),
});
const scheme = createRoute({
  ...under,
  path: '/assessment/$id/scheme',
  component: lazyRouteComponent(() => import('./assessment/scheme.tsx'), 'SchemePage'),
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
const calendar = createRoute({
  ...under,
  path: '/calendar',
  component: lazyRouteComponent(() => import('./pages/calendar.tsx'), 'CalendarPage'),
});
const calendarNotices = createRoute({
  ...under,
  path: '/calendar/notices',
  component: lazyRouteComponent(() => import('./pages/calendar-notices.tsx'), 'CalendarNoticesPage'),
});
const calendarChange = createRoute({
  ...under,
  path: '/calendar/changes/$id/$version',
  component: lazyRouteComponent(() => import('./pages/calendar-change.tsx'), 'CalendarChangePage'),
});
const lawLocal = createRoute({
  ...under,
  path: '/law/local',
  component: lazyRouteComponent(() => import('./pages/law-local.tsx'), 'LawLocalPage'),
});
const radar = createRoute({
  ...under,
  path: '/law/radar',
  component: lazyRouteComponent(() => import('./library/radar-page.tsx'), 'RadarPage'),
});
const demonstration = createRoute({
  ...under,
  path: '/demonstration',
  component: lazyRouteComponent(() => import('./showcase/showcase-page.tsx'), 'ShowcasePage'),
});
const tasks = createRoute({
  ...under,
  path: '/tasks',
  component: lazyRouteComponent(() => import('./tasks/tasks-page.tsx'), 'TasksPage'),
});
const task = createRoute({
  ...under,
  path: '/tasks/$region/$id',
  component: lazyRouteComponent(() => import('./tasks/task-page.tsx'), 'TaskPage'),
});
/** A page in a part of the script of its own. */
const page = <P extends string, N extends string>(path: P, name: N, load: () => Promise<{ readonly [name in N]: RouteComponent }>) =>
  createRoute({ ...under, path, component: lazyRouteComponent<Record<string, RouteComponent>, string>(load, name) });
const library = page('/library', 'LibraryPage', () => import('./library/library-page.tsx'));
const libraryImport = page('/library/import', 'LibraryImportPage', () => import('./library/import-page.tsx'));
const quarter = page('/quarter', 'QuarterPage', () => import('./quarter/quarter-page.tsx'));
const quarterPoints = page('/quarter/points', 'PointsPage', () => import('./quarter/points-page.tsx'));
const quarterUnit = page('/quarter/$region/$id', 'QuarterUnitPage', () => import('./quarter/unit-page.tsx'));
const truth = createRoute({ ...under, path: '/truth', component: lazyRouteComponent(() => import('./truth/truth-page.tsx'), 'TruthPage') });
const burden = page('/burden', 'BurdenPage', () => import('./burden/burden-page.tsx'));
const law = createRoute({ ...under, path: '/law', component: lazyRouteComponent(() => import('./pages/law.tsx'), 'LawPage') });

const people = createRoute({
  ...under,
  path: '/administration/people',
  component: lazyRouteComponent(() => import('./administration/people.tsx'), 'PeoplePage'),
});
const units = createRoute({
  ...under,
  path: '/administration/units',
  component: lazyRouteComponent(() => import('./administration/units.tsx'), 'UnitsPage'),
});
const grants = createRoute({
  ...under,
  path: '/administration/grants',
  component: lazyRouteComponent(() => import('./administration/grants.tsx'), 'GrantsPage'),
});
const roles = createRoute({
  ...under,
  path: '/administration/roles',
  component: lazyRouteComponent(() => import('./administration/roles.tsx'), 'RolesPage'),
});
const offices = createRoute({
  ...under,
  path: '/administration/offices',
  component: lazyRouteComponent(() => import('./administration/offices.tsx'), 'OfficesPage'),
});
const role = createRoute({
  ...under,
  path: '/administration/roles/$role',
  component: lazyRouteComponent(() => import('./administration/role.tsx'), 'RolePage'),
});
const leader = createRoute({
  ...under,
  path: '/leader',
  component: lazyRouteComponent(() => import('./leader/leader.tsx'), 'LeaderPage'),
});
const lightList = createRoute({
  ...under,
  path: '/leader/matters',
  component: lazyRouteComponent(() => import('./leader/light-list.tsx'), 'LightListPage'),
});
const account = createRoute({
  ...under,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
});
const keeping = createRoute({
  ...under,
  path: '/account/keeping',
  component: lazyRouteComponent(() => import('./account/keeping-page.tsx'), 'KeepingPage'),
});
/** The whole screen, without a frame; the stream itself asks who is signed in. */
const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall',
  component: lazyRouteComponent(() => import('./wall/wall.tsx'), 'WallPage'),
});

const notices = createRoute({
  ...under,
  path: '/notices',
  component: lazyRouteComponent(() => import('./notices/inbox.tsx'), 'InboxPage'),
});
const noticeWish = createRoute({
  ...under,
  path: '/notices/wish',
  component: lazyRouteComponent(() => import('./notices/wish.tsx'), 'WishPage'),
});
const noticeRule = createRoute({
  ...under,
  path: '/notices/rule',
  component: lazyRouteComponent(() => import('./notices/rule.tsx'), 'RulePage'),
});
const help = createRoute({ ...under, path: '/help', component: lazyRouteComponent(() => import('./help/help-page.tsx'), 'HelpPage') });
const rules = createRoute({
  ...under,
  path: '/help/rules/$procedure',
  component: lazyRouteComponent(() => import('./help/rules-page.tsx'), 'RulesPage'),
});
const audit = createRoute({ ...under, path: '/audit', component: lazyRouteComponent(() => import('./pages/audit.tsx'), 'AuditPage') });

/** An address that leads nowhere, for whoever is signed in: said inside the frame, so that the way on is at hand. */
const missing = createRoute({ ...under, path: '$', component: ErrorNoteForMissing });

const tree = root.addChildren([
  signIn,
  wall,
  signedIn.addChildren([
    people,
    units,
    grants,
    roles,
    role,
    offices,
    account,
    keeping,
    importing,
    exchange,
    notices,
    noticeWish,
    noticeRule,
    audit,
    help,
    rules,
    desk,
    search,
    list,
    open,
    matter,
    report,
    reportRooms,
    reportRoom,
    reportText,
    bulletins,
    bulletin,
    assessmentReview,
    assessmentSheet,
    assessmentSelf,
    assessmentWork,
    assessments,
    ranking,
    unitScore,
    stress,
    scheme,
    figures,
    figure,
    law,
    lawLocal,
    radar,
    demonstration,
    tasks,
    task,
    library,
    libraryImport,
    quarter,
    quarterPoints,
    quarterUnit,
    truth,
    burden,
    calendar,
    calendarNotices,
    calendarChange,
    leader,
    lightList,
    missing,
  ]),
]);

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
