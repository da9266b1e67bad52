import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { WatchDto } from '../../api/contract/desk.ts';
import { call } from '../client.ts';
import { MadeTask } from '../tasks/instructions.tsx';
import { watchQuery } from './queries.ts';
import { UrgeButton } from './urge-button.tsx';
import { urgeVerbs } from './urge-words.ts';
import { Answer } from './urges.tsx';
import './urge.css';

/** An instruction and the tasks made of it; the office that plans makes one with one tap. */
function OfInstruction({ no, watch }: { readonly no: string | null; readonly watch: WatchDto }) {
  if (no === null) return null;
  const made = watch.made.filter((one) => one.no === no);
  if (made.length === 0 && !watch.mayPlan) return null;
  return (
    <p className="urge-words">
      {made.map((task) => (
        <span key={task.key} className="urge-made">
          已拟制任务 <MadeTask task={task} />（{task.stateTitle}）
        </span>
      ))}
      {made.length === 0 ? (
        <Link to="/tasks" search={{ instruction: no }} className="button compact no-print">
          拟制任务
        </Link>
      ) : null}
    </p>
  );
}

/** On a matter: follow it or no longer; urge whose turn it is; what was urged and what came of it. */
export function Watch({ matter }: { readonly matter: { readonly key: string; readonly title: string } }) {
  const queries = useQueryClient();
  const watch = useQuery(watchQuery(matter.key)).data;
  const toggle = useMutation({
    mutationFn: (on: boolean) => call<unknown>(on ? 'PUT' : 'DELETE', `/desk/watch/${matter.key}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['desk'] }),
  });
  return (
    <div className="watch">
      <button
        type="button"
        className="link-button no-print"
        aria-pressed={watch?.following === true}
        disabled={!watch || toggle.isPending}
        onClick={() => toggle.mutate(!watch?.following)}
      >
        {watch?.following ? '已关注' : '关注'}
      </button>
      <UrgeButton matter={matter.key} title={matter.title} units={watch?.urge ?? []} />
      {watch && watch.urges.length > 0 ? (
        <ul className="urge-list watch-urges" aria-label="催办和批示">
          {watch.urges.slice(0, 3).map((u) => (
            <li key={u.id}>
              <span>
                {u.on} {u.from.name} {urgeVerbs[u.kind]} {u.to.name}：{u.words}
              </span>
              <Answer urge={u} />
              <OfInstruction no={u.no} watch={watch} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
