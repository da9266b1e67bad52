import { Link } from '@tanstack/react-router';
import type { TaskLine } from '../../api/contract/tasks.ts';
import { LightMark } from '../kit/light.tsx';
import { colourOf } from './queries.ts';

/** A task's own page. */
export function TaskLink({ line }: { readonly line: Pick<TaskLine, 'key' | 'title'> }) {
  const [region = '', id = ''] = line.key.split('/');
  return (
    <Link to="/tasks/$region/$id" params={{ region, id }}>
      {line.title}
    </Link>
  );
}

/** Its light, and why, in one line. */
export function TaskLight({ line }: { readonly line: Pick<TaskLine, 'light' | 'why'> }) {
  return (
    <span className={`light light-${colourOf(line.light)} task-why`}>
      <LightMark colour={colourOf(line.light)} />
      <span>{line.why}</span>
    </span>
  );
}
