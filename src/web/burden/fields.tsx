import { useState } from 'react';
import type { BurdenFieldDto } from '../../api/contract/burden.ts';
import { printNumber } from '../kit/format.ts';
import { Provision } from '../kit/provision.tsx';

const page = 40;
const levels = [
  ['', '全部单位'],
  ['township', '乡镇街道'],
  ['county', '县区'],
  ['department', '市直部门'],
] as const;

/** Fields that were given, by what they cost; where each came from, on which basis, and what became of it. */
export function FieldTable({ fields }: { readonly fields: readonly BurdenFieldDto[] }) {
  const [level, setLevel] = useState('');
  const [shown, setShown] = useState(page);
  const asked = level === '' ? fields : fields.filter((f) => (f.n[level] ?? 0) > 0);
  return (
    <>
      <div className="burden-bar">
        <label>
          <span className="grey">由谁填写</span>
          <select className="input" value={level} onChange={(e) => setLevel(e.target.value)}>
            {levels.map(([id, title]) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <span className="grey">{printNumber(asked.length)}个栏目</span>
      </div>
      {asked.length === 0 ? <p className="grey">没有这样的栏目。</p> : null}
      <ul className="burden-fields">
        {asked.slice(0, shown).map((f) => (
          <li key={`${f.procedure.id} ${f.id}`}>
            <span>
              <b>{f.title}</b>　<span className="grey">{f.procedure.title}</span>
              <span className="grey small burden-said">
                {f.kind}，{f.comings.join('、')}；{f.acts.slice(0, 3).join('、')}
                {f.acts.length > 3 ? `等${f.acts.length}个动作` : ''}
              </span>
              <span className="burden-said">
                <Provision basis={f.basis} />
                {f.ownBasis ? null : <span className="grey small">（动作的依据，栏目本身没有写明）</span>}
              </span>
            </span>
            <span>
              {f.reused === 0 ? (
                <span className="light-amber">没有再使用</span>
              ) : (
                <span className="small">{f.uses.map((u) => `${u.word}${u.n}`).join('、')}</span>
              )}
            </span>
            <span className="right">
              {printNumber(level === '' ? f.times : (f.n[level] ?? 0))}次
              <span className="grey small burden-said">共{printNumber(Math.round(f.minutes))}分钟</span>
            </span>
          </li>
        ))}
      </ul>
      {asked.length > shown ? (
        <button type="button" className="button" onClick={() => setShown(shown + page)}>
          再看{Math.min(page, asked.length - shown)}个
        </button>
      ) : null}
    </>
  );
}
