import type { LightColour, LightDto } from '../../api/contract.ts';
import './light.css';

/** Never colour alone: 红 square, 黄 triangle, 绿 circle, 灰 ring. */
const shapes: Readonly<Record<LightColour, string>> = {
  red: 'M2 2h8v8H2z',
  amber: 'M6 1.5 11 10.5H1z',
  green: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z',
  grey: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zm0 2a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
};
const names: Readonly<Record<LightColour, string>> = { red: '红灯', amber: '黄灯', green: '绿灯', grey: '灰灯' };

export function LightMark({ colour }: { readonly colour: LightColour }) {
  return (
    <svg className={`light-mark light-${colour}`} viewBox="0 0 12 12" role="img" aria-label={names[colour]}>
      <path d={shapes[colour]} fillRule="evenodd" />
    </svg>
  );
}

/** Shape, word, and since when if asked for. */
export function Light({ light, since = false }: { readonly light: LightDto; readonly since?: boolean }) {
  return (
    <span className={`light light-${light.colour}`}>
      <LightMark colour={light.colour} />
      <span>{light.word}</span>
      {since && light.since ? <span className="light-since">自 {light.since}</span> : null}
    </span>
  );
}
