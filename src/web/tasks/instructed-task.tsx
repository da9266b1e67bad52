import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { InstructionStart } from '../../api/contract/tasks.ts';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { FreshForm } from '../pages/open.tsx';
import { procedureQuery } from '../queries.ts';
import { Instruction } from './instructions.tsx';
import { instructionQuery } from './queries.ts';
import './tasks.css';

/** The form of a task, filled in from what a leader instructed; what was drafted of it before is told first. */
export function InstructedTask({ no }: { readonly no: string }) {
  const found = useQuery(instructionQuery(no));
  useTitle('由批示拟制任务');
  return (
    <div className="page tasks">
      <Await query={found}>{(data) => <Opening key={no} data={data} />}</Await>
    </div>
  );
}

function Opening({ data }: { readonly data: InstructionStart }) {
  const detail = useQuery(procedureQuery(data.kinds.task));
  return (
    <>
      <header className="page-head">
        <div>
          <p className="grey small">
            <Link to="/tasks">督导任务</Link>
          </p>
          <h1>由批示拟制任务</h1>
        </div>
      </header>
      <Instruction instruction={data.instruction} />
      {data.instruction.tasks.length > 0 ? (
        <p role="status" className="instruction-again">
          这件批示已经拟制任务。仍要再拟制一项的，继续填写下面的内容。
        </p>
      ) : null}
      <Await query={detail}>
        {(procedure) => {
          const act = procedure.acts.find((one) => one.id === data.kinds.act);
          return act ? <FreshForm detail={procedure} act={act} start={data.start} names={data.names} apart /> : null;
        }}
      </Await>
    </>
  );
}
