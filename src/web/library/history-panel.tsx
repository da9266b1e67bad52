import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { printDate } from '#kernel';
import type { HistoryDto } from '../../api/contract/library.ts';
import type { MatterDto } from '../../api/contract.ts';
import { useSession } from '../frame/session.ts';
import { Await } from '../kit/states.tsx';
import { MatterLink } from './document-link.tsx';
import { historyQuery } from './queries.ts';

/** 现行文本: what the text said on a day, after everything that amended it. */
export function HistoryPanel({ matter }: { readonly matter: MatterDto }) {
  const { today } = useSession();
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState(today);
  return (
    <section className="section no-print">
      <h2>现行文本</h2>
      {open ? (
        <>
          <label className="library-on">
            <span>查看日期</span>
            <input type="date" className="input" value={on} onChange={(e) => setOn(e.target.value || today)} />
          </label>
          <OnDay matter={matter} on={on} onPick={setOn} />
        </>
      ) : (
        <p className="library-acts">
          <button type="button" className="button" onClick={() => setOpen(true)}>
            查看某一天的文本
          </button>
          <span className="grey">按修改、废止、失效的先后推出当日有效的文字。</span>
        </p>
      )}
    </section>
  );
}

interface OnDayProps {
  readonly matter: MatterDto;
  readonly on: string;
  readonly onPick: (day: string) => void;
}

function OnDay({ matter, on, onPick }: OnDayProps) {
  const found = useQuery(historyQuery(matter.key, on));
  return (
    <Await query={found}>
      {(data) => (
        <>
          <Versions data={data} matter={matter} onPick={onPick} />
          {data.none ? <p role="status">{data.none}</p> : <Text data={data} key={data.text?.key} />}
        </>
      )}
    </Await>
  );
}

function Versions({
  data,
  matter,
  onPick,
}: {
  readonly data: HistoryDto;
  readonly matter: MatterDto;
  readonly onPick: (day: string) => void;
}) {
  if (data.versions.length < 2) return null;
  return (
    <ol className="library-versions">
      {data.versions.map((v) => (
        <li key={v.key} aria-current={v.key === data.text?.key ? 'true' : undefined}>
          {v.from ? (
            <button type="button" className="link-button" onClick={() => onPick(v.from ?? '')}>
              {v.from}
            </button>
          ) : (
            <span className="grey">未施行</span>
          )}
          <span>
            {v.key === matter.key ? (
              <b>{v.title}</b>
            ) : (
              <MatterLink procedure={matter.procedure} to={v.key}>
                {v.title}
              </MatterLink>
            )}
            <span className="grey small library-said">
              {[v.docNo, v.state, v.to ? `${printDate(v.to)}起不再有效` : ''].filter(Boolean).join('　')}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function Text({ data }: { readonly data: HistoryDto }) {
  const [marked, setMarked] = useState(false);
  const { text } = data;
  if (!text) return null;
  const shown = text.lines.filter((l) => marked || l.kind !== 'removed');
  const kept = shown.reduce<{ readonly id: number; readonly line: (typeof shown)[number] }[]>(
    (all, line) => [...all, { id: all.length, line }],
    [],
  );
  return (
    <>
      <p className="grey small" role="status">
        {printDate(data.on)}有效的文本
        {text.amended ? `，经修改${text.carried > 0 ? `（执行修改${text.carried}处）` : ''}` : '，未经修改'}。
        {text.amended ? (
          <button type="button" className="link-button library-marks" aria-pressed={marked} onClick={() => setMarked(!marked)}>
            {marked ? '不标修改' : '标出修改'}
          </button>
        ) : null}
      </p>
      {text.failed.length > 0 ? (
        <div className="summary">
          <p className="summary-title">{text.failed.length}处修改没有自动执行，请对照原件</p>
          <ul>
            {text.failed.map((f) => (
              <li key={f.words}>
                {f.words}：{f.why}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="library-text sheet">
        {kept.map(({ id, line }) => (
          <p key={id} className={marked ? `line-${line.kind}` : ''}>
            {marked && line.kind !== 'same' ? <span className="unseen">{line.kind === 'added' ? '新增：' : '删去：'}</span> : null}
            {line.text}
          </p>
        ))}
      </div>
    </>
  );
}
