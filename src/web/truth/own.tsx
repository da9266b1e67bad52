import type { TruthOwnDto, TruthQuestionDto } from '../../api/contract/truth.ts';
import { Light } from '../kit/light.tsx';
import { Note } from '../kit/states.tsx';
import { MatterLink } from '../library/document-link.tsx';
import { Answer } from './answer.tsx';

/** What the own unit is asked: the unit answers first. */
export function Own({ data }: { readonly data: TruthOwnDto }) {
  if (data.open.length === 0 && data.past.length === 0) return <Note title="没有向本单位提出的询问">有询问时，会在这里和待办中列出。</Note>;
  return (
    <>
      <ul className="truth-questions">
        {data.open.map((q) => (
          <Question key={q.row.key} question={q} procedure={data.procedure} />
        ))}
      </ul>
      {data.open.length === 0 ? <p className="grey">没有待答复的询问。</p> : null}
      {data.past.length > 0 ? <Past data={data} /> : null}
    </>
  );
}

interface Props {
  readonly question: TruthQuestionDto;
  readonly procedure: string;
}

/** Kinds of answer, as the acts of the declaration have them. */
const answers = ['explain', 'correct', 'dispute'];

function Question({ question: q, procedure }: Props) {
  const acts = q.acts.filter((a) => answers.includes(a.id));
  return (
    <li className="truth-question">
      <h2>
        <MatterLink procedure={procedure} to={q.row.key}>
          {q.row.title}
        </MatterLink>
      </h2>
      <p className="grey small">
        {q.row.number}　{q.row.state.title}　<Light light={q.row.light} />
      </p>
      <p className="truth-said">{q.found}</p>
      <p className="grey small">{q.definition}</p>
      {q.more ? <p className="truth-more">请补充：{q.more}</p> : null}
      {q.records.length > 0 ? (
        <details>
          <summary>有关记录{q.records.length}条</summary>
          <ul className="truth-records">
            {q.records.map((r) => (
              <li key={r.key}>
                {r.kind}　<a href={`/search?q=${encodeURIComponent(r.number || r.key)}`}>{r.number || '查看'}</a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {acts.length > 0 ? <Answer question={q} procedure={procedure} acts={acts} /> : null}
      {q.answer && acts.length === 0 ? <p>本单位答复：{q.answer}</p> : null}
    </li>
  );
}

function Past({ data }: { readonly data: TruthOwnDto }) {
  return (
    <section className="section">
      <h2>已经了结的</h2>
      <ul className="truth-past">
        {data.past.map((q) => (
          <li key={q.row.key}>
            <MatterLink procedure={data.procedure} to={q.row.key}>
              {q.row.title}
            </MatterLink>
            <span className="grey small truth-said">
              {q.row.state.title}
              {q.reviewNote ? `　复核：${q.reviewNote}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
