import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useSession } from '../frame/session.ts';
import { helpQuery, useTourSeen } from '../help/queries.ts';
import { startTour, useWalk } from './state.ts';
import { tourOf } from './whose.ts';
import './tour.css';

const TourView = lazy(() => import('./tour.tsx').then((m) => ({ default: m.TourView })));

/** The tour under way; on the desk of a demonstration, once, the offer of it. */
export function TourCorner() {
  const walk = useWalk();
  if (!walk) return <Offer />;
  return (
    <Suspense fallback={null}>
      <TourView />
    </Suspense>
  );
}

function Offer() {
  const { demonstration, post } = useSession();
  const { pathname } = useLocation();
  const here = demonstration && pathname === '/';
  const seen = useQuery({ ...helpQuery, enabled: here }).data?.seen;
  const keep = useTourSeen();
  const tour = tourOf(post);
  if (!here || !seen || seen.includes(tour)) return null;
  return (
    <section className="tour-offer no-print" aria-label="导览">
      <h2>第一次来？</h2>
      <p className="grey">用五分钟，跟着看一遍「{post.title}」的一天。</p>
      <div className="tour-acts">
        <button type="button" className="button compact tour-next" onClick={() => startTour(tour)}>
          开始导览
        </button>
        <button type="button" className="button plain compact" onClick={() => keep.mutate(tour)}>
          以后再说
        </button>
      </div>
    </section>
  );
}
