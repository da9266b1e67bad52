import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Keys } from '../keys/keys.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Loading } from '../kit/states.tsx';
import { usePhone } from '../preferences.ts';
import { BottomNav, SideNav } from './nav.tsx';
import { useSession } from './session.ts';
import { TopBar } from './top-bar.tsx';
import './frame.css';

/** The tour of a demonstration, offered once; comes after the page itself. */
const TourCorner = lazy(() => import('../tour/offer.tsx').then((m) => ({ default: m.TourCorner })));

/** Exports and imports under way, on every page; comes after the page itself. */
const ExchangeTray = lazy(() => import('../exchange/tray.tsx').then((m) => ({ default: m.ExchangeTray })));

function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      addEventListener('online', listener);
      addEventListener('offline', listener);
      return () => {
        removeEventListener('online', listener);
        removeEventListener('offline', listener);
      };
    },
    () => navigator.onLine,
  );
}

/** What is said on every screen: synthetic records, the trial database, no network. */
function Notices() {
  const session = useSession();
  const online = useOnline();
  const said = [
    session.demonstration && '演示数据均为模拟',
    session.embedded && '试用库，正式使用前请按指南迁移数据',
    !online && '网络已断开，恢复后会自动更新',
  ].filter(Boolean);
  if (said.length === 0) return null;
  return (
    <p className="notices" role="status">
      {said.join('　·　')}
    </p>
  );
}

/** Brand line, navigation by system, unit and post; the page in the middle. */
export function Frame() {
  const phone = usePhone();
  const [menu, setMenu] = useState(false);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  // A step to another page shuts the menu and takes the focus along, so that a screen reader starts there.
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    setMenu(false);
    document.getElementById('content')?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div className="frame">
      <a className="skip no-print" href="#content">
        跳到正文
      </a>
      <TopBar />
      <Notices />
      <Keys />
      <div className="frame-body">
        {phone ? null : <SideNav />}
        <main id="content" tabIndex={-1}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Suspense fallback={null}>
        <ExchangeTray />
      </Suspense>
      <Suspense fallback={null}>
        <TourCorner />
      </Suspense>
      {phone ? <BottomNav onMenu={() => setMenu(true)} /> : null}
      {menu ? (
        <Dialog title="全部事项" kind="menu" onClose={() => setMenu(false)}>
          <SideNav />
        </Dialog>
      ) : null}
    </div>
  );
}
