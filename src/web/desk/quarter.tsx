import { Link } from '@tanstack/react-router';
import type { DeskDto } from '../../api/contract.ts';
import { FigureDoor } from '../kit/figure.tsx';
import { printNumber } from '../kit/format.ts';
import { LightMark } from '../kit/light.tsx';

/** The unit at a glance: what is red, and what the quarter has brought. */
export function Quarter({ desk }: { readonly desk: DeskDto }) {
  const items = [
    { word: '逾期', n: desk.overdue, colour: 'red' as const },
    { word: '临近', n: desk.soon, colour: 'amber' as const },
    { word: '在办', n: desk.open, colour: 'grey' as const },
  ];
  // The first figure of each system that has one to tell.
  const figures = desk.systems.flatMap((s) => s.figures.slice(0, 2)).slice(0, 7);
  return (
    <>
      <h2>{desk.unit.name}</h2>
      <dl className="desk-counts">
        {items.map(({ word, n, colour }) => (
          <div key={word}>
            <dt className={n > 0 ? `light-${colour}` : 'grey'}>
              <LightMark colour={colour} /> {word}
            </dt>
            <dd className={colour === 'red' && n > 0 ? 'hot' : ''}>
              {colour === 'grey' ? (
                printNumber(n)
              ) : (
                <Link to="/" search={{ tab: 'due' }} resetScroll={false}>
                  {printNumber(n)}
                </Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {figures.length > 0 ? (
        <>
          <h3>{desk.period.label}</h3>
          <dl className="desk-figures">
            {figures.map((f) => (
              <div key={f.id}>
                <dt>{f.title}</dt>
                <dd>
                  <FigureDoor figure={f} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
    </>
  );
}
