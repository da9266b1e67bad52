import { useId, useState } from 'react';
import type { Scheme } from '../../api/contract/assessments.ts';
import { ChoiceField, RemoveButton, Row } from './fields.tsx';
import {
  type Added,
  canShift,
  type Entry,
  entryAt,
  indicatorsUnder,
  isNode,
  moved,
  placesFor,
  recoded,
  removed,
  shifted,
} from './scheme-edit.ts';

interface Props {
  readonly scheme: Scheme;
  readonly entry: Entry;
  /** A change after which the entry has this number; none: it is gone. */
  readonly onChange: (next: Scheme, code: string | undefined) => void;
}

/** Where an entry stands: its number, what it stands under, its place among those beside it. */
export function EntryPlace({ scheme, entry, onChange }: Props) {
  const { code, parent } = entry;
  const places = placesFor(scheme, entry);
  const put = ({ scheme: next, code: now }: Added) => onChange(next, now);
  const below = isNode(entry) ? indicatorsUnder(scheme, code) : 0;
  return (
    <>
      <Row>
        <CodeField key={code} scheme={scheme} code={code} onPut={(next) => onChange(recoded(scheme, code, next), next)} />
        {places.length > 0 ? (
          <ChoiceField
            title="上级指标"
            value={parent ?? ''}
            options={[
              ...(places.some((p) => p.code === parent) ? [] : [['', '请选择'] as const]),
              ...places.map((p) => [p.code, `${p.code} ${p.title}`] as const),
            ]}
            onPut={(next) => put(moved(scheme, code, next))}
          />
        ) : null}
      </Row>
      <div className="assessment-acts">
        <button
          type="button"
          className="button compact"
          disabled={!canShift(scheme, code, -1)}
          onClick={() => onChange(shifted(scheme, code, -1), code)}
        >
          上移
        </button>
        <button
          type="button"
          className="button compact"
          disabled={!canShift(scheme, code, 1)}
          onClick={() => onChange(shifted(scheme, code, 1), code)}
        >
          下移
        </button>
        <RemoveButton
          label="去掉"
          question={below > 0 ? `连同其下${below}项指标一起去掉？` : '去掉这一项？'}
          onRemove={() => onChange(removed(scheme, code), undefined)}
        />
      </div>
    </>
  );
}

interface CodeProps {
  readonly scheme: Scheme;
  readonly code: string;
  readonly onPut: (next: string) => void;
}

/** The number is taken when the box is left: half a number might be that of another entry. */
function CodeField({ scheme, code, onPut }: CodeProps) {
  const id = useId();
  const [typed, setTyped] = useState(code);
  const next = typed.trim();
  const taken = next !== code && entryAt(scheme, next) !== undefined;
  const leave = () => {
    if (next === '' || next === code || taken) return;
    onPut(next);
  };
  const wrong = taken ? `编号${next}已被使用。请换一个编号。` : next === '' ? '没有编号。请填写编号。' : '';
  return (
    <div className="indicator-field number-field">
      <label htmlFor={id}>编号</label>
      <input
        id={id}
        className="input"
        value={typed}
        maxLength={20}
        autoComplete="off"
        aria-invalid={wrong !== ''}
        aria-describedby={`${id}-no`}
        onChange={(e) => setTyped(e.target.value)}
        onBlur={leave}
        onKeyDown={(e) => {
          if (e.key === 'Enter') leave();
        }}
      />
      <span id={`${id}-no`} className="field-no">
        {wrong}
      </span>
    </div>
  );
}
