import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TruthDto, TruthFindingDto } from '../../api/contract/truth.ts';
import { Await } from '../kit/states.tsx';
import { MatterLink } from '../library/document-link.tsx';
import { truthRecordsQuery } from './queries.ts';

interface Props {
  readonly data: TruthDto;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly most: number;
}

const page = 40;

/** What a run found, narrowed by check and unit; the oddest of each check first. */
export function Findings({ data, chosen, onChoose, most }: Props) {
  const [check, setCheck] = useState('');
  const [unit, setUnit] = useState('');
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState(page);
  const found = data.findings.filter((f) => (!check || f.check === check) && (!unit || f.unit.code === unit) && (!open || !f.question));
  const units = [...new Map(data.findings.map((f) => [f.unit.code, f.unit.name]))];
  const turn = (mark: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(mark);
    else next.delete(mark);
    onChoose(next);
  };
  const free = found.slice(0, shown).filter((f) => !f.question);
  return (
    <>
      <search className="truth-narrow" aria-label="筛选">
        <select className="input" aria-label="核对项目" value={check} onChange={(e) => setCheck(e.target.value)}>
          <option value="">全部项目</option>
          {data.checks
            .filter((c) => c.n > 0)
            .map((c) => (
              <option key={c.id} value={c.id}>
                {c.title}（{c.n}）
              </option>
            ))}
        </select>
        <select className="input" aria-label="单位" value={unit} onChange={(e) => setUnit(e.target.value)}>
          <option value="">全部单位</option>
          {units.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
        <label>
          <input type="checkbox" checked={open} onChange={(e) => setOpen(e.target.checked)} />
          只看未询问的
        </label>
        {data.mayAsk && free.length > 0 ? (
          <button
            type="button"
            className="link-button"
            onClick={() => onChoose(new Set([...chosen, ...free.map((f) => f.mark)].slice(0, most)))}
          >
            选中列出的{free.length}处
          </button>
        ) : null}
      </search>
      {found.length === 0 ? <p className="grey">没有符合条件的情况。</p> : null}
      <ul className="truth-findings">
        {found.slice(0, shown).map((f) => (
          <Finding key={f.mark} data={data} finding={f} chosen={chosen.has(f.mark)} onTurn={(on) => turn(f.mark, on)} />
        ))}
      </ul>
      {found.length > shown ? (
        <button type="button" className="button" onClick={() => setShown(shown + page)}>
          再看{Math.min(page, found.length - shown)}处
        </button>
      ) : null}
    </>
  );
}

interface FindingProps {
  readonly data: TruthDto;
  readonly finding: TruthFindingDto;
  readonly chosen: boolean;
  readonly onTurn: (on: boolean) => void;
}

function Finding({ data, finding: f, chosen, onTurn }: FindingProps) {
  const [open, setOpen] = useState(false);
  const title = data.checks.find((c) => c.id === f.check)?.title ?? f.check;
  return (
    <li>
      <span className="truth-pick">
        {data.mayAsk && !f.question ? (
          <input type="checkbox" aria-label={`询问${f.unit.name}：${title}`} checked={chosen} onChange={(e) => onTurn(e.target.checked)} />
        ) : null}
      </span>
      <span>
        <b>{f.unit.name}</b>　<span className="truth-check">{title}</span>
        <span className="truth-said">{f.found}</span>
        <span className="grey small">
          所见{f.observed}，界限{f.threshold}
          {f.records > 0 ? (
            <>
              {'　'}
              <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
                {open ? '收起' : '看记录'}
              </button>
            </>
          ) : null}
        </span>
        {open ? <Records period={data.period} mark={f.mark} /> : null}
      </span>
      <span className="truth-state">
        {f.question ? (
          <MatterLink procedure={data.procedure} to={f.question.key}>
            {f.question.outcome ?? f.question.state}
          </MatterLink>
        ) : (
          <span className="grey">未询问</span>
        )}
      </span>
    </li>
  );
}

function Records({ period, mark }: { readonly period: string; readonly mark: string }) {
  return (
    <Await query={useQuery(truthRecordsQuery(period, mark))}>
      {(data) => (
        <ul className="truth-records">
          {data.rows.map((r) => (
            <li key={r.key}>
              <MatterLink procedure={r.procedure} to={r.key}>
                {r.number ?? r.title}
              </MatterLink>
              <span className="grey small">
                {r.number ? r.title : ''}　{r.openedOn}
              </span>
            </li>
          ))}
          {data.hidden > 0 ? <li className="grey">另有{data.hidden}件不在现在岗位的查看范围内。</li> : null}
        </ul>
      )}
    </Await>
  );
}
