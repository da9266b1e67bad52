import { type ComponentType, lazy, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyPreferences } from '../web/preferences.ts';
import { Frame } from './frame.tsx';
import { Home } from './home.tsx';
import { matched, type PageProps, usePlace } from './place.tsx';
import '../web/kit/tokens.css';
import '../web/kit/base.css';
import './portal.css';

applyPreferences();

type Page = ComponentType<PageProps>;

const pages: readonly (readonly [pattern: string, page: Page])[] = [
  ['', Home],
  ['/s/:shelf', lazy(() => import('./shelf.tsx').then((m) => ({ default: m.ShelfPage })))],
  ['/m/:procedure/:region/:id', lazy(() => import('./matter.tsx').then((m) => ({ default: m.MatterPage })))],
  ['/apply', lazy(() => import('./services.tsx').then((m) => ({ default: m.ServicesPage })))],
  ['/apply/:procedure/:act', lazy(() => import('./apply.tsx').then((m) => ({ default: m.ApplyPage })))],
  ['/say/:procedure/:region/:id/:act', lazy(() => import('./say.tsx').then((m) => ({ default: m.SayPage })))],
  ['/follow', lazy(() => import('./follow.tsx').then((m) => ({ default: m.FollowPage })))],
  ['/papers', lazy(() => import('./papers.tsx').then((m) => ({ default: m.PapersPage })))],
  ['/papers/:id', lazy(() => import('./papers.tsx').then((m) => ({ default: m.PaperPage })))],
  ['/verify', lazy(() => import('./verify.tsx').then((m) => ({ default: m.VerifyPage })))],
  ['/survey/:region/:id', lazy(() => import('./survey.tsx').then((m) => ({ default: m.SurveyPage })))],
  ['/about', lazy(() => import('./about.tsx').then((m) => ({ default: m.AboutPage })))],
];

const NoPage = lazy(() => import('./about.tsx').then((m) => ({ default: m.NoPage })));

function Portal() {
  const place = usePlace();
  for (const [pattern, Page] of pages) {
    const params = matched(pattern, place);
    if (params)
      return (
        <Frame place={place}>
          <Page params={params} place={place} />
        </Frame>
      );
  }
  return (
    <Frame place={place}>
      <NoPage />
    </Frame>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Portal />
    </StrictMode>,
  );
}
