import './tasks.css';

interface Props {
  readonly progress: number;
  readonly planned: number;
  readonly done: boolean;
  readonly behind: boolean;
}

/** How far it is, and with a stroke how far it should be. */
export function ProgressBar({ progress, planned, done, behind }: Props) {
  const told = done ? '已办结' : `进度${progress}%，计划${Math.round(planned)}%`;
  return (
    <span className="task-progress">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={told}>
        <rect className="task-bar-ground" x="0" y="2" width="100" height="6" />
        <rect className={done ? 'task-bar-done' : behind ? 'task-bar-behind' : 'task-bar-on'} x="0" y="2" width={progress} height="6" />
        {done ? null : <rect className="task-bar-plan" x={Math.min(99, planned)} y="0" width="1" height="10" />}
      </svg>
      <span className="task-pct">{done ? '办结' : `${progress}%`}</span>
    </span>
  );
}
