import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { InstructedTask, InstructionDto } from '../../api/contract/tasks.ts';
import { Await } from '../kit/states.tsx';
import { instructionsQuery } from './queries.ts';
import './instructions.css';

/** A task that was made of an instruction: a draft opens as a matter, one handed down among the tasks. */
export function MadeTask({ task }: { readonly task: InstructedTask }) {
  const [region = '', id = ''] = task.key.split('/');
  return task.drafting ? (
    <Link to="/m/$procedure/$region/$id" params={{ procedure: task.procedure, region, id }}>
      {task.title}
    </Link>
  ) : (
    <Link to="/tasks/$region/$id" params={{ region, id }}>
      {task.title}
    </Link>
  );
}

/** What was instructed, by whom, on which matter, to whom; and the tasks made of it. */
export function Instruction({ instruction }: { readonly instruction: InstructionDto }) {
  const { words, on, by, from, to, matter, tasks } = instruction;
  const [region = '', id = ''] = matter.key.split('/');
  return (
    <div className="instruction">
      <p className="song">{words}</p>
      <p className="grey small">
        {on} {from.name}
        {by ? ` ${by}` : ''} 批示 {to.name}，事项
        <Link to="/m/$procedure/$region/$id" params={{ procedure: matter.procedure, region, id }}>
          {matter.title}
        </Link>
      </p>
      {tasks.map((task) => (
        <p key={task.key} className="small">
          已拟制任务 <MadeTask task={task} />
          <span className="grey">　{task.stateTitle}</span>
        </p>
      ))}
    </div>
  );
}

/** For the office that plans: the instructions of its leaders, each a task with one tap. */
export function Instructions() {
  const found = useQuery(instructionsQuery);
  return (
    <Await query={found}>
      {(all) =>
        all.length === 0 ? (
          <p className="grey">没有领导批示。</p>
        ) : (
          <ul className="instructions" aria-label="领导批示">
            {all.map((one) => (
              <li key={one.no}>
                <Instruction instruction={one} />
                <Link
                  to="/tasks"
                  search={{ instruction: one.no }}
                  className={one.tasks.length > 0 ? 'button plain compact' : 'button compact'}
                  aria-label={`${one.tasks.length > 0 ? '再拟制一项' : '拟制任务'}：${one.matter.title}`}
                >
                  {one.tasks.length > 0 ? '再拟制一项' : '拟制任务'}
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    </Await>
  );
}
