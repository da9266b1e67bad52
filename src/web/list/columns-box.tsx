import { useState } from 'react';
import type { ProcedureDetail } from '../../api/contract.ts';
import { Dialog } from '../kit/dialog.tsx';

/** Columns that every list has besides the declared fields. */
const fixed: readonly (readonly [id: string, title: string])[] = [
  ['@unit', '单位'],
  ['@opened', '登记'],
  ['@closed', '办结'],
];
const mostColumns = 8;

interface Props {
  readonly detail: ProcedureDetail;
  readonly allowed: readonly string[];
  readonly shown: readonly string[];
  readonly onChoose: (columns: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Which columns stand between the title and the state, in the order chosen. */
export function ColumnsBox({ detail, allowed, shown, onChoose, onClose }: Props) {
  const [chosen, setChosen] = useState(shown);
  const { title, number } = detail.shows;
  const fields = detail.fields.filter((f) => allowed.includes(f.id) && f.id !== title && f.id !== number);
  const all = [...fixed, ...fields.map((f) => [f.id, f.title] as const)];
  const full = chosen.length >= mostColumns;
  return (
    <Dialog title="列" onClose={onClose}>
      <p className="grey">
        「事项」「状态」「期限」总在。另选至多{mostColumns}列，按选择的先后排列；已选 {chosen.length} 列。
      </p>
      <ul className="columns-list">
        {all.map(([id, name]) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                disabled={full && !chosen.includes(id)}
                onChange={(e) => setChosen(e.target.checked ? [...chosen, id] : chosen.filter((c) => c !== id))}
              />
              {name}
              {chosen.includes(id) ? <span className="grey small">　第{chosen.indexOf(id) + 1}列</span> : null}
            </label>
          </li>
        ))}
      </ul>
      <div className="box-acts">
        <button type="button" className="button" onClick={() => onChoose([])}>
          恢复默认
        </button>
        <button type="button" className="button primary" onClick={() => onChoose(chosen)}>
          用这些列
        </button>
      </div>
    </Dialog>
  );
}
