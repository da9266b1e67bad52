import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useRef } from 'react';
import type { LightColour } from '../../api/contract.ts';
import { LightMark } from './light.tsx';
import './tile-map.css';

export interface Tile {
  readonly code: string;
  /** As short as it fits. */
  readonly label: string;
  readonly colour: LightColour;
  /** The number in the tile, and what it counts. */
  readonly value: string;
  readonly word: string;
  /** The whole name, and what the tile has no room for: read aloud after it, shown as its hint. */
  readonly said: string;
  /** How strong the ground is, 0 to 3. */
  readonly heat: 0 | 1 | 2 | 3;
  /** Column and row from 1; without it the tile stands below the map. */
  readonly place: { readonly x: number; readonly y: number } | null;
}

interface Props {
  readonly tiles: readonly Tile[];
  readonly label: string;
  /** Columns of the map; null: the tiles follow one another. */
  readonly columns: number | null;
  /** Where a tile leads; without it the tiles lead nowhere. */
  readonly to?: string;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The tile nearest in a direction: straight on before aside. */
function neighbour(tiles: readonly HTMLElement[], from: HTMLElement, [dx, dy]: readonly [number, number]): HTMLElement | undefined {
  const middle = (e: HTMLElement) => {
    const box = e.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2] as const;
  };
  const [x, y] = middle(from);
  const ahead = tiles.flatMap((tile) => {
    const [tx, ty] = middle(tile);
    const [along, aside] = [(tx - x) * dx + (ty - y) * dy, Math.abs((tx - x) * dy) + Math.abs((ty - y) * dx)];
    return along > 4 ? [{ tile, far: along + 2.5 * aside }] : [];
  });
  return ahead.sort((a, b) => a.far - b.far)[0]?.tile;
}

/** West before east, north before south: the order in which a list is read. */
const inReadingOrder = (a: Tile, b: Tile): number => (a.place?.y ?? 99) - (b.place?.y ?? 99) || (a.place?.x ?? 99) - (b.place?.x ?? 99);

/** Units as tiles in their rough places: a map without boundaries, and a list for whoever reads it as one. */
export function TileMap({ tiles, label, columns, to }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const walk = (event: KeyboardEvent<HTMLUListElement>) => {
    const step = steps[event.key];
    const from = document.activeElement;
    if (!step || !(from instanceof HTMLElement) || !list.current?.contains(from)) return;
    const next = neighbour([...list.current.querySelectorAll('a')], from, step);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <ul
      ref={list}
      className={columns === null ? 'tiles tiles-flow' : `tiles tiles-placed tiles-${columns}`}
      aria-label={label}
      onKeyDown={walk}
    >
      {tiles.toSorted(inReadingOrder).map((tile) => (
        <li key={tile.code} className={placeClass(tile, columns)}>
          <TileBox tile={tile} to={to} />
        </li>
      ))}
    </ul>
  );
}

function placeClass({ place }: Tile, columns: number | null): string {
  if (columns === null) return '';
  return place ? `tile-x${place.x} tile-y${place.y}` : 'tile-apart';
}

function TileBox({ tile, to }: { readonly tile: Tile; readonly to: string | undefined }) {
  const { code, colour, heat, said } = tile;
  const look = `tile tile-${colour} tile-heat-${heat}`;
  if (to === undefined) {
    return (
      <div className={look}>
        <TileWords tile={tile} />
      </div>
    );
  }
  return (
    <Link to={to} search={{ unit: code }} className={look} title={said}>
      <TileWords tile={tile} />
      <span className="unseen">{said}</span>
    </Link>
  );
}

function TileWords({ tile: { label, colour, value, word } }: { readonly tile: Tile }) {
  return (
    <>
      <span className="tile-name">
        <LightMark colour={colour} />
        {label}
      </span>
      <span className="tile-value">{value}</span>
      <span className="tile-word">{word}</span>
    </>
  );
}
