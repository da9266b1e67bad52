import { useState } from 'react';
import type { RoomDto, RoomFinding } from '../../api/contract/room.ts';
import { useStep, whyNot } from './queries.ts';
import { severityWords } from './words.ts';

/** What the check found: to be put right in the text, or to be explained here. */
export function CheckPanel({ room }: { readonly room: RoomDto }) {
  const { findings, mine } = room;
  const open = mine.includes('check');
  if (['opened', 'collecting'].includes(room.state.id)) return null;
  return (
    <section className="section" aria-labelledby="room-check">
      <h2 id="room-check">一致性核对</h2>
      {findings.length === 0 ? (
        <p className="light-green">没有发现不一致，五项必备内容齐全。</p>
      ) : (
        <p className="grey">{counted(findings)}</p>
      )}
      {open ? <Check room={room} /> : <Told findings={findings} />}
    </section>
  );
}

function counted(findings: readonly RoomFinding[]): string {
  const hard = findings.filter((f) => !f.explainable).length;
  const rest = findings.length - hard;
  return [hard > 0 ? `${hard}处须在正文中改正` : '', rest > 0 ? `${rest}处可以改正，也可以写明说明` : ''].filter(Boolean).join('，');
}

const Said = ({ finding }: { readonly finding: RoomFinding }) => (
  <p>
    <b className={finding.severity === 'refusal' || finding.severity === 'error' ? 'light-red' : 'light-amber'}>
      {severityWords[finding.severity]}
    </b>{' '}
    {finding.said.replace(/。+$/, '')}。
    <span className="grey">
      {finding.remedy}
      {finding.line === null ? '' : `（正文第${finding.line}行）`}
    </span>
  </p>
);

const Told = ({ findings }: { readonly findings: readonly RoomFinding[] }) => (
  <ul className="findings">
    {findings.map((f) => (
      <li key={f.id}>
        <Said finding={f} />
        {f.explanation ? <p>说明：{f.explanation}</p> : null}
      </li>
    ))}
  </ul>
);

function Check({ room }: { readonly room: RoomDto }) {
  const [said, setSaid] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(room.findings.map((f) => [f.id, f.explanation])),
  );
  const step = useStep(room.key, 'check');
  return (
    <form
      className="room-form"
      onSubmit={(e) => {
        e.preventDefault();
        step.mutate({ explanations: Object.fromEntries(Object.entries(said).filter(([, text]) => text.trim())) });
      }}
    >
      <ul className="findings">
        {room.findings.map((f) => (
          <li key={f.id}>
            <Said finding={f} />
            {f.explainable ? (
              <label className="small">
                书面说明
                <input
                  className="input"
                  maxLength={600}
                  value={said[f.id] ?? ''}
                  onChange={(e) => setSaid({ ...said, [f.id]: e.target.value })}
                />
              </label>
            ) : null}
          </li>
        ))}
      </ul>
      <button type="submit" className="button primary" disabled={step.isPending}>
        {step.isPending ? '正在核对…' : '完成核对'}
      </button>
      <p role="alert" className="field-no">
        {whyNot(step.error)}
      </p>
    </form>
  );
}
