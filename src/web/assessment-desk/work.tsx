import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { BoardDto, BoardLineDto } from '../../api/contract/assessment-desk.ts';
import { call } from '../client.ts';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { Wide } from '../kit/wide.tsx';
import { Cycle, Drafting } from './cycle.tsx';
import { AssessmentDoors, Told } from './parts.tsx';
import { boardQuery } from './queries.ts';
import { Surveys } from './surveys.tsx';

/** 考核进度: every unit, where it stands, and the next step of the office. */
export function WorkPage() {
  useTitle('考核进度');
  const board = useQuery(boardQuery);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>考核进度</h1>
          <p className="grey">数字由平台按记录和评分表算出，办理时不填分数。</p>
        </div>
      </header>
      <AssessmentDoors />
      <Await query={board}>{(data) => <Board board={data} />}</Await>
    </div>
  );
}

function Board({ board }: { readonly board: BoardDto }) {
  return (
    <>
      {board.cycle ? <Cycle key={`${board.cycle.key} ${board.cycle.state.id}`} cycle={board.cycle} /> : <NoCycle board={board} />}
      {board.units.length > 0 ? <Units board={board} /> : null}
      <Surveys board={board} />
      {board.cycle && board.mayDraft.length > 0 ? (
        <details className="section">
          <summary>起草另一考核方案</summary>
          <Drafting board={board} />
        </details>
      ) : null}
    </>
  );
}

function NoCycle({ board }: { readonly board: BoardDto }) {
  return board.mayDraft.length > 0 ? (
    <Drafting board={board} />
  ) : (
    <Note title="还没有考核年度">请先公布本年度的指标体系，再起草考核方案。</Note>
  );
}

function Units({ board }: { readonly board: BoardDto }) {
  const queries = useQueryClient();
  const [shown, setShown] = useState('');
  const states = [...Map.groupBy(board.units, (unit) => unit.state.title)];
  const run = useMutation({
    mutationFn: (line: BoardLineDto) => call('POST', `/assessment-desk/units/${line.key}/${line.step?.id ?? ''}`, { body: {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['assessment-board'] }),
  });
  return (
    <section className="section" aria-labelledby="board-units">
      <h2 id="board-units">各单位（{board.units.length}）</h2>
      <p className="desk-steps" role="group" aria-label="按进度筛选">
        <button type="button" className="link-button" aria-pressed={shown === ''} onClick={() => setShown('')}>
          全部
        </button>
        {states.map(([title, members]) => (
          <button key={title} type="button" className="link-button" aria-pressed={shown === title} onClick={() => setShown(title)}>
            {title} {members.length}
          </button>
        ))}
      </p>
      <Told error={run.error} />
      <Wide label="各单位考核进度">
        <table className="desk-table">
          <caption className="unseen">各单位考核进度</caption>
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col">组别</th>
              <th scope="col">进度</th>
              <th scope="col">评分表</th>
              <th scope="col" className="right">
                自评
              </th>
              <th scope="col" className="right">
                得分
              </th>
              <th scope="col">下一步</th>
            </tr>
          </thead>
          <tbody>
            {board.units
              .filter((line) => shown === '' || line.state.title === shown)
              .map((line) => (
                <Unit key={line.key} line={line} procedure={board.unitProcedure} busy={run.isPending} onStep={() => run.mutate(line)} />
              ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

interface UnitProps {
  readonly line: BoardLineDto;
  readonly procedure: string;
  readonly busy: boolean;
  readonly onStep: () => void;
}

function Unit({ line, procedure, busy, onStep }: UnitProps) {
  const [region = '', id = ''] = line.key.split('/');
  return (
    <tr>
      <th scope="row">
        <Link to="/m/$procedure/$region/$id" params={{ procedure, region, id }}>
          {line.unitName}
        </Link>
      </th>
      <td className="nowrap">{line.group}</td>
      <td>
        <span className="nowrap">{line.state.title}</span>
        {line.due ? <span className="grey small nowrap">　{line.due}到期</span> : null}
      </td>
      <td className="nowrap">
        {line.sheets.out > 0 ? `${line.sheets.handedIn} / ${line.sheets.out}` : ''}
        {line.third.length > 0 ? <span className="small">　{line.third.join('、')}分歧大</span> : null}
      </td>
      <td className="right">{line.selfTotal ?? ''}</td>
      <td className="right">
        {line.total ?? ''}
        {line.grade ? ` ${line.grade}` : ''}
      </td>
      <td>
        {line.step ? (
          <button
            type="button"
            className="button compact"
            disabled={busy}
            onClick={onStep}
            aria-label={`${line.unitName}：${line.step.title}`}
          >
            {line.step.title}
          </button>
        ) : null}
      </td>
    </tr>
  );
}
