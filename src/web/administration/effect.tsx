import { useState } from 'react';
import type { EffectDto, EffectGroupDto } from '../../api/contract/administration.ts';

/** Who gains, who loses: before anything is saved. */
export function Effect({ effect }: { readonly effect: EffectDto }) {
  if (effect.groups.length === 0) {
    return <p className="effect-none">没有人因此增加或者减少权限。</p>;
  }
  return (
    <>
      <p className="effect-head">
        涉及<b>{effect.people}</b>人。请逐项核对，确认后立即生效。
      </p>
      <ul className="effect">
        {effect.groups.map((group) => (
          <li key={`${group.gains.join()}|${group.loses.join()}`}>
            <Group group={group} names={effect.names} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface ConfirmProps {
  readonly effect: EffectDto;
  readonly pending: boolean;
  readonly label: string;
  readonly onConfirm: () => void;
}

/** The effect of a change, and the button that makes it so. */
export const ConfirmEffect = ({ effect, pending, label, onConfirm }: ConfirmProps) => (
  <section className="admin-confirm" aria-label="影响">
    <h3>谁增加、谁减少</h3>
    <Effect effect={effect} />
    <div className="dialog-acts">
      <button type="button" className="button primary" disabled={pending} onClick={onConfirm}>
        {label}
      </button>
    </div>
  </section>
);

function Group({ group, names }: { readonly group: EffectGroupDto; readonly names: EffectDto['names'] }) {
  return (
    <>
      <Powers word="增加" mark="＋" className="effect-gain" ids={group.gains} names={names} />
      <Powers word="减少" mark="－" className="effect-loss" ids={group.loses} names={names} />
      <People people={group.people} />
    </>
  );
}

interface PowersProps {
  readonly word: string;
  readonly mark: string;
  readonly className: string;
  readonly ids: readonly string[];
  readonly names: EffectDto['names'];
}

/** 《合法性审查》审签人：分办、审签 — the acts of one role in one line. */
function Powers({ word, mark, className, ids, names }: PowersProps) {
  if (ids.length === 0) return null;
  const lines = new Map<string, string[]>();
  for (const id of ids) {
    const [where = '', act] = (names[id] ?? id).split('：');
    lines.set(where, [...(lines.get(where) ?? []), ...(act === undefined ? [] : [act])]);
  }
  return (
    <details className={className} open={lines.size <= 6}>
      <summary>
        <span aria-hidden="true">{mark}</span> {word}
        {ids.length}项
      </summary>
      <ul>
        {[...lines].map(([where, acts]) => (
          <li key={where}>
            {where}
            {acts.length > 0 ? <span className="grey">：{acts.join('、')}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

const shown = 8;

function People({ people }: { readonly people: EffectGroupDto['people'] }) {
  const [all, setAll] = useState(false);
  const list = all ? people : people.slice(0, shown);
  return (
    <div className="effect-people">
      <p className="grey small">{people.length}个岗位</p>
      <ul>
        {list.map((p) => (
          <li key={p.post}>
            {p.name}
            <span className="grey small">
              {'　'}
              {p.unit} {p.title}
            </span>
          </li>
        ))}
      </ul>
      {people.length > shown && !all ? (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          全部列出（还有{people.length - shown}个）
        </button>
      ) : null}
    </div>
  );
}
