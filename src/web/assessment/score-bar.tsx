interface Props {
  readonly firstLevels: readonly { readonly code: string; readonly title: string }[];
  readonly points: Readonly<Record<string, { readonly points: string; readonly weight: string }>>;
}

/** Points by first-level indicator in one bar; the whole bar is 100 points. */
export function ScoreBar({ firstLevels, points }: Props) {
  const words = firstLevels.map(({ code, title }) => `${title}${points[code]?.points ?? '0'}分`).join('，');
  return (
    <span className="score-bar" title={words}>
      {firstLevels.map(({ code }, i) => (
        <span
          key={code}
          aria-hidden="true"
          className={i % 2 === 0 ? 'score-part' : 'score-part score-part-even'}
          style={{ width: `${Number(points[code]?.points ?? 0)}%` }}
        />
      ))}
      <span className="unseen">{words}</span>
    </span>
  );
}
