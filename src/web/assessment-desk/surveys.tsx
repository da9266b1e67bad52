import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { BoardDto, SurveyCodesDto, SurveyLineDto } from '../../api/contract/assessment-desk.ts';
import { call } from '../client.ts';
import { Wide } from '../kit/wide.tsx';
import { Told } from './parts.tsx';

/** Surveys of the year: codes to hand out, and closing by count. */
export function Surveys({ board }: { readonly board: BoardDto }) {
  const queries = useQueryClient();
  const [codes, setCodes] = useState<SurveyCodesDto>();
  const anew = () => queries.invalidateQueries({ queryKey: ['assessment-board'] });
  const issue = useMutation({
    mutationFn: ({ key, issued }: { key: string; issued: number }) =>
      call<SurveyCodesDto>('POST', `/assessment-desk/surveys/${key}/codes`, { body: { issued, origin: location.origin } }),
    onSuccess: (made) => {
      setCodes(made);
      return anew();
    },
  });
  const close = useMutation({
    mutationFn: (key: string) => call('POST', `/assessment-desk/surveys/${key}/close`, { body: {} }),
    onSuccess: anew,
  });
  const [open, done] = [board.surveys.filter((one) => one.open), board.surveys.filter((one) => !one.open)];
  return (
    <section className="section" aria-labelledby="board-surveys">
      <h2 id="board-surveys">满意度调查</h2>
      <p className="grey">
        一码一答，不记名：平台只保存各选项的票数，不保存任何一份答卷，也不保存是哪个码、什么时候答的。
        <Link to="/m/$procedure/new/$act" params={{ procedure: board.surveyProcedure, act: board.surveyAct }}>
          开始一次调查
        </Link>
      </p>
      <Told error={issue.error ?? close.error} />
      {codes ? <Codes codes={codes} /> : null}
      {open.length > 0 ? (
        <ul className="desk-lines">
          {open.map((one) => (
            <Running
              key={one.key}
              survey={one}
              busy={issue.isPending || close.isPending}
              onIssue={(issued) => issue.mutate({ key: one.key, issued })}
              onClose={() => close.mutate(one.key)}
            />
          ))}
        </ul>
      ) : null}
      {done.length > 0 ? <Results surveys={done} /> : null}
    </section>
  );
}

interface RunningProps {
  readonly survey: SurveyLineDto;
  readonly busy: boolean;
  readonly onIssue: (issued: number) => void;
  readonly onClose: () => void;
}

function Running({ survey, busy, onIssue, onClose }: RunningProps) {
  const [issued, setIssued] = useState('20');
  const id = `codes-${survey.key}`;
  return (
    <li>
      <strong>{survey.title}</strong>
      <span className="grey">
        {survey.channel}，已发{survey.issued}个码，已答{survey.answered}份
      </span>
      <span className="desk-acts">
        <label htmlFor={id}>再发</label>
        <input id={id} className="input" inputMode="numeric" value={issued} onChange={(event) => setIssued(event.target.value)} />
        <button type="button" className="button compact" disabled={busy || !(Number(issued) >= 1)} onClick={() => onIssue(Number(issued))}>
          发码
        </button>
        <button type="button" className="button compact" disabled={busy} onClick={onClose}>
          结束并统计
        </button>
      </span>
    </li>
  );
}

/** Codes as they are printed and cut: shown this once. */
const Codes = ({ codes }: { readonly codes: SurveyCodesDto }) => (
  <div className="sheet desk-box">
    <p>
      {codes.title}：{codes.codes.length}个答卷码。只在这里显示一次，请打印后裁开发放。
      <button type="button" className="link-button no-print" onClick={() => print()}>
        打印
      </button>
    </p>
    <ul className="desk-codes">
      {codes.codes.map(({ code, qr }) => (
        <li key={code}>
          <svg viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label="答卷二维码">
            <path d={qr.path} fill="currentColor" />
          </svg>
          <p className="small">{codes.unitName}满意度</p>
          <p className="nowrap">{code}</p>
        </li>
      ))}
    </ul>
  </div>
);

const Results = ({ surveys }: { readonly surveys: readonly SurveyLineDto[] }) => (
  <details>
    <summary>已结束的调查（{surveys.length}）</summary>
    <Wide label="已结束的满意度调查">
      <table className="desk-table">
        <caption className="unseen">已结束的满意度调查</caption>
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col">方式</th>
            <th scope="col" className="right">
              有效样本
            </th>
            <th scope="col" className="right">
              满意度
            </th>
            <th scope="col" className="right">
              95%置信区间
            </th>
          </tr>
        </thead>
        <tbody>
          {surveys.map((one) => (
            <tr key={one.key}>
              <th scope="row">{one.unitName}</th>
              <td className="nowrap">{one.channel}</td>
              <td className="right">{one.sampleSize ?? ''}</td>
              <td className="right">{one.score ?? ''}</td>
              <td className="right">{one.low === null ? '' : `${one.low}—${one.high}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  </details>
);
