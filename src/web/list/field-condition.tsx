import { useState } from 'react';
import type { DescribedField } from '#kernel';
import type { UnitDto } from '../../api/contract.ts';
import { CheckMenu } from './check-menu.tsx';
import { UnitSelect } from './unit-select.tsx';

interface Props {
  readonly field: DescribedField;
  readonly conditions: Readonly<Record<string, string>>;
  readonly units: readonly UnitDto[];
  readonly onSet: (change: Readonly<Record<string, string>>) => void;
  readonly onRemove: () => void;
}

/** One condition on one field, as its kind asks for. */
export function FieldCondition({ field, conditions, units, onSet, onRemove }: Props) {
  const name = `f.${field.id}`;
  return (
    <div className="condition">
      <Editor field={field} name={name} conditions={conditions} units={units} onSet={onSet} />
      <button type="button" className="button plain compact" aria-label={`去掉条件「${field.title}」`} onClick={onRemove}>
        ×
      </button>
    </div>
  );
}

function Editor({ field, name, conditions, units, onSet }: Omit<Props, 'onRemove'> & { readonly name: string }) {
  const held = conditions[name] ?? '';
  const set = (value: string) => onSet({ [name]: value });
  if (field.kind === 'choice' || field.kind === 'choices') {
    const chosen = held.split(',').filter(Boolean);
    return <CheckMenu title={field.title} options={field.options ?? {}} chosen={chosen} onChoose={(all) => set(all.join(','))} />;
  }
  if (field.kind === 'flag') {
    return (
      <select className="input" aria-label={field.title} value={held} onChange={(e) => set(e.target.value)}>
        <option value="">{field.title}：全部</option>
        <option value="true">{field.title}：是</option>
        <option value="false">{field.title}：否</option>
      </select>
    );
  }
  if (field.kind === 'unit') return <UnitSelect title={field.title} value={held} units={units} onSet={set} />;
  if (field.kind === 'date' || field.kind === 'number' || field.kind === 'money')
    return <Range field={field} name={name} conditions={conditions} onSet={onSet} />;
  return <Words key={held} title={`${field.title}含`} held={held} onSet={set} />;
}

function Range({ field, name, conditions, onSet }: Omit<Props, 'onRemove' | 'units'> & { readonly name: string }) {
  const type = field.kind === 'date' ? 'date' : 'number';
  return (
    <fieldset className="condition-range">
      <legend>{field.title}</legend>
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          <span className="grey">{end === 'from' ? '自' : '至'}</span>
          <Bound type={type} held={conditions[`${name}.${end}`] ?? ''} onSet={(value) => onSet({ [`${name}.${end}`]: value })} />
        </label>
      ))}
      {field.unit ? <span className="grey">{field.unit}</span> : field.kind === 'money' ? <span className="grey">元</span> : null}
    </fieldset>
  );
}

interface BoundProps {
  readonly type: 'date' | 'number';
  readonly held: string;
  readonly onSet: (value: string) => void;
}

/** A number counts when it is finished, a day when it is whole. */
function Bound({ type, held, onSet }: BoundProps) {
  const [typed, setTyped] = useState(held);
  const [seen, setSeen] = useState(held);
  if (seen !== held) {
    setSeen(held);
    setTyped(held);
  }
  return (
    <input
      type={type}
      className="input"
      step="any"
      value={typed}
      onChange={(e) => {
        setTyped(e.target.value);
        if (type === 'date') onSet(e.target.value);
      }}
      onBlur={() => typed !== held && onSet(typed)}
      onKeyDown={(e) => e.key === 'Enter' && onSet(typed)}
    />
  );
}

interface WordsProps {
  readonly title: string;
  readonly held: string;
  readonly onSet: (value: string) => void;
}

function Words({ title, held, onSet }: WordsProps) {
  const [typed, setTyped] = useState(held);
  return (
    <input
      className="input"
      type="search"
      value={typed}
      placeholder={title}
      aria-label={title}
      onChange={(e) => setTyped(e.target.value)}
      onBlur={() => typed.trim() !== held && onSet(typed.trim())}
      onKeyDown={(e) => e.key === 'Enter' && onSet(typed.trim())}
    />
  );
}
