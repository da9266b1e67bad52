import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { useTourSeen } from '../help/queries.ts';
import { pathOf } from './pages.ts';
import { follow } from './spot.ts';
import { endTour, goToStep, useWalk, type Walk } from './state.ts';
import type { Step } from './step.ts';
import { tours } from './steps.ts';
import './tour.css';

/** How long a page may take until the step is told without its place. */
const patienceMs = 6000;
const lookEveryMs = 60;
/** How long the place itself is waited for before the one beside it is taken. */
const hopeMs = 1500;

const visible = (element: HTMLElement): boolean => element.getClientRects().length > 0;
const find = (anchor: string): HTMLElement | undefined => [...document.querySelectorAll<HTMLElement>(anchor)].find(visible);

/** The place of a step, once it is there; after a while the one beside it. */
function placeIn({ anchor, instead }: Step, late: number): HTMLElement | undefined {
  return find(anchor) ?? (instead !== undefined && late > hopeMs ? find(instead) : undefined);
}

/** Goes to the step's page and waits for its place there. `undefined`: on the way; `null`: it is not there. */
function usePlace({ tour, step }: Walk): HTMLElement | null | undefined {
  const queries = useQueryClient();
  const router = useRouter();
  const [place, setPlace] = useState<HTMLElement | null>();
  const told = tours[tour].steps[step];
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    setPlace(undefined);
    const look = (since: number) => {
      if (over) return;
      const late = performance.now() - since;
      const found = told && placeIn(told, late);
      if (found) setPlace(found);
      else if (late > patienceMs) setPlace(null);
      else timer = setTimeout(() => look(since), lookEveryMs);
    };
    const go = async () => {
      const href = told ? await pathOf(told.page, queries).catch(() => '/') : '/';
      if (over) return;
      if (router.state.location.href !== href) await router.navigate({ href });
      look(performance.now());
    };
    void go();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [told, queries, router]);
  return place;
}

/** The tour under way: a ring round the place and a few words beside it; on a phone a sheet at the edge. */
export function TourView() {
  const walk = useWalk();
  return walk ? <Walking walk={walk} /> : null;
}

function Walking({ walk }: { readonly walk: Walk }) {
  const place = usePlace(walk);
  const seen = useTourSeen();
  const ring = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const end = () => {
    seen.mutate(walk.tour);
    endTour();
  };
  const ending = useRef(end);
  ending.current = end;
  useEffect(() => {
    const esc = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      ending.current();
    };
    document.addEventListener('keydown', esc);
    return () => document.removeEventListener('keydown', esc);
  }, []);
  useEffect(() => {
    if (place === undefined || !box.current) return;
    const leave = ring.current ? follow(place, ring.current, box.current) : undefined;
    box.current.querySelector('h2')?.focus({ preventScroll: true });
    return leave;
  }, [place]);
  return (
    <div className="tour no-print" data-found={place === undefined ? 'waiting' : String(place !== null)}>
      <div ref={ring} className="tour-ring" aria-hidden="true" hidden={!place} />
      <Words walk={walk} box={box} waiting={place === undefined} onEnd={end} />
    </div>
  );
}

interface WordsProps {
  readonly walk: Walk;
  readonly box: React.RefObject<HTMLDivElement | null>;
  readonly waiting: boolean;
  readonly onEnd: () => void;
}

function Words({ walk, box, waiting, onEnd }: WordsProps) {
  const { title, steps } = tours[walk.tour];
  const id = useId();
  const step = steps[walk.step];
  const isLast = walk.step === steps.length - 1;
  if (!step) return null;
  return (
    <div ref={box} className="tour-box" role="dialog" aria-labelledby={id} aria-describedby={`${id}-text`} aria-busy={waiting}>
      <p className="tour-count">
        {title}导览　{walk.step + 1} / {steps.length}
      </p>
      <h2 id={id} tabIndex={-1}>
        {step.title}
      </h2>
      <p id={`${id}-text`}>{step.text}</p>
      <div className="tour-acts">
        <button
          type="button"
          className="button compact tour-next"
          disabled={waiting}
          onClick={() => (isLast ? onEnd() : goToStep(walk.step + 1))}
        >
          {isLast ? '看完了' : '下一步'}
        </button>
        <button
          type="button"
          className="button plain compact"
          disabled={waiting || walk.step === 0}
          onClick={() => goToStep(walk.step - 1)}
        >
          上一步
        </button>
        {isLast ? null : (
          <button type="button" className="button plain compact tour-end" onClick={onEnd}>
            结束导览
          </button>
        )}
      </div>
    </div>
  );
}
