import { Link, type LinkProps } from '@tanstack/react-router';
import { useState } from 'react';
import type { LightCounts } from '../../api/contract/overview.ts';
import type { LightColour } from '../../api/contract.ts';
import { printNumber } from '../kit/format.ts';
import { LightMark } from '../kit/light.tsx';
import { allOf, percent } from './counts.ts';
import type { LightName } from './queries.ts';
import './light-table.css';

export interface LightLine extends LightCounts {
  readonly key: string;
  readonly name: string;
  readonly colour: LightColour;
  /** Which matters stand behind the numbers. */
  readonly behind: { readonly unit?: string | undefined; readonly procedure?: string | undefined };
  /** The unit's own screen, where it has one. */
  readonly opens?: string;
}

/** Where a number opens. */
export type LightDoor = (line: LightLine, light: LightName) => LinkProps;

interface Props {
  readonly lines: readonly LightLine[];
  readonly caption: string;
  readonly head: string;
  /** Headings of the three numbers. */
  readonly words?: readonly [string, string, string];
  /** The matters behind a number, where they are not those of the screen. */
  readonly doorOf?: LightDoor;
}

const matters: LightDoor = ({ behind }, light) => ({ to: '/leader/matters', search: { ...behind, light } });

/** Rows shown before one asks for all of them. */
const few = 13;

/** Units or systems as rows: a bar of three parts, and each part as a number that opens its matters. */
export function LightTable({ lines, caption, head, words = ['逾期', '临近', '在期'], doorOf = matters }: Props) {
  const [all, setAll] = useState(false);
  const most = Math.max(...lines.map(allOf), 1);
  const shown = all || lines.length <= few + 1 ? lines : lines.slice(0, few);
  return (
    <div className="scroll-x">
      <table className="light-table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" className="light-bar-head">
              <span className="unseen">比例</span>
            </th>
            {words.map((word) => (
              <th key={word} scope="col" className="right">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <tr key={line.key}>
              <th scope="row">
                <span className="light-table-name">
                  <LightMark colour={line.colour} />
                  {line.opens ? (
                    <Link to="/leader" search={{ unit: line.opens }}>
                      {line.name}
                    </Link>
                  ) : (
                    line.name
                  )}
                </span>
              </th>
              <td className="light-bar-cell">
                <ThreePartBar line={line} most={most} />
              </td>
              <Count line={line} light="overdue" n={line.overdue} doorOf={doorOf} />
              <Count line={line} light="soon" n={line.soon} doorOf={doorOf} />
              <Count line={line} light="in-time" n={line.inTime} doorOf={doorOf} />
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < lines.length ? (
        <button type="button" className="link-button light-table-all" onClick={() => setAll(true)}>
          看全部 {lines.length} 个
        </button>
      ) : null}
    </div>
  );
}

/** Overdue, near, in time: from the left, as long as there are matters. */
export function ThreePartBar({ line, most }: { readonly line: LightCounts; readonly most: number }) {
  const parts = [
    ['red', line.overdue],
    ['amber', line.soon],
    ['green', line.inTime],
  ] as const;
  let x = 0;
  return (
    <svg className="light-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      {parts.map(([colour, n]) => {
        const from = x;
        const width = n === 0 ? 0 : Math.max((n / most) * 100, 0.6);
        x += width;
        return <rect key={colour} className={`bar-${colour}`} x={from} y={0} width={width} height={10} />;
      })}
    </svg>
  );
}

interface CountProps {
  readonly line: LightLine;
  readonly light: LightName;
  readonly n: number;
  readonly doorOf: LightDoor;
}

function Count({ line, light, n, doorOf }: CountProps) {
  if (n === 0) return <td className="right grey">0</td>;
  return (
    <td className="right">
      <Link {...doorOf(line, light)} className={light === 'overdue' ? 'count-link light-red' : 'count-link'}>
        {printNumber(n)}
        {light === 'overdue' ? <span className="count-share">{percent(n, allOf(line))}</span> : null}
      </Link>
    </td>
  );
}
