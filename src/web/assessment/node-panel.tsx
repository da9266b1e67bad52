import type { Scheme, SchemeNode } from '../../api/contract/assessments.ts';
import { EntryPlace } from './entry-place.tsx';
import { TextField } from './fields.tsx';
import { type Added, addIndicator, addNode, replaced } from './scheme-edit.ts';

interface Props {
  readonly scheme: Scheme;
  readonly node: SchemeNode;
  readonly onChange: (next: Scheme, code: string | undefined) => void;
}

/** A level of the system: its name, its place, and what is to be added under it. */
export function NodePanel({ scheme, node, onChange }: Props) {
  const add = ({ scheme: next, code }: Added) => onChange(next, code);
  const { missing: _missing, ...known } = node;
  return (
    <>
      <TextField title="名称" value={node.title} onPut={(title) => onChange(replaced(scheme, node.code, { ...known, title }), node.code)} />
      <EntryPlace scheme={scheme} entry={node} onChange={onChange} />
      <div className="assessment-acts">
        {node.level === 1 ? (
          <button type="button" className="button compact" onClick={() => add(addNode(scheme, node.code))}>
            增加二级指标
          </button>
        ) : null}
        <button type="button" className="button compact" onClick={() => add(addIndicator(scheme, node.code, 'evidence'))}>
          增加三级指标
        </button>
      </div>
    </>
  );
}
