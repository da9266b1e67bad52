import type { RoomStage } from '../../api/contract/room.ts';
import { printDay } from './words.ts';

const marks = { done: '已过', now: '当前', ahead: '未到' } as const;

/** The way of a report from its opening to the archive, with the days it was reached and those by which it has to be. */
export function StageLine({ stages, today }: { readonly stages: readonly RoomStage[]; readonly today: string }) {
  return (
    <ol className="room-stages" aria-label="办理阶段">
      {stages.map((stage) => (
        <li key={stage.id} className={`room-stage is-${stage.at}`} {...(stage.at === 'now' && { 'aria-current': 'step' as const })}>
          <span className="room-stage-title">{stage.title}</span>
          <span className="unseen">（{marks[stage.at]}）</span>
          <StageDay stage={stage} today={today} />
        </li>
      ))}
    </ol>
  );
}

function StageDay({ stage, today }: { readonly stage: RoomStage; readonly today: string }) {
  if (stage.on) return <span className="room-stage-day">{printDay(stage.on)}</span>;
  if (!stage.due) return null;
  return <span className={`room-stage-day ${stage.due < today ? 'light-red' : ''}`}>{printDay(stage.due)}前</span>;
}
