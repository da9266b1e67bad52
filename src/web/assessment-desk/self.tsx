import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SelfDto } from '../../api/contract/assessment-desk.ts';
import { call } from '../client.ts';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { Wide } from '../kit/wide.tsx';
import { Objecting } from './objection.tsx';
import { AssessmentDoors, EvidenceList, Told } from './parts.tsx';
import { selfQuery } from './queries.ts';
import { Filling } from './self-fill.tsx';

/** 本单位自评: what records gave, what is to be proved, and afterwards what was decided. */
export function SelfPage() {
  useTitle('本单位自评');
  const self = useQuery(selfQuery);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{self.data?.assessment?.title ?? '本单位自评'}</h1>
          <p className="grey">能由办理记录算出的已经填好，不必填报；只填须举证的几项。</p>
        </div>
      </header>
      <AssessmentDoors />
      <Await query={self}>
        {({ assessment }) =>
          assessment ? (
            <Self key={`${assessment.key} ${assessment.seq}`} self={assessment} />
          ) : (
            <Note title="本单位没有进行中的考核">考核办开始考核后，这里会列出要填的几项。</Note>
          )
        }
      </Await>
    </div>
  );
}

function Self({ self }: { readonly self: SelfDto }) {
  const [region = '', id = ''] = self.key.split('/');
  const filling = self.acts.includes('prepare-self') || self.acts.includes('submit-self');
  return (
    <>
      <p>
        {self.state.title}
        {self.due ? `，${self.due.title === self.state.title ? '' : self.due.title}${self.due.on}到期` : ''}。
        <Link to="/m/$procedure/$region/$id" params={{ procedure: self.procedure, region, id }}>
          看全部经过
        </Link>
      </p>
      {self.total === null ? null : <Result self={self} />}
      {self.acts.includes('object') ? <Objecting self={self} /> : null}
      <Computed self={self} />
      {filling ? <Filling self={self} /> : <Given self={self} />}
    </>
  );
}

/** What was told, item by item, and what became of an objection. */
function Result({ self }: { readonly self: SelfDto }) {
  const lost = self.result.filter((row) => row.score < row.weight);
  return (
    <section className="section" aria-labelledby="self-result">
      <h2 id="self-result">核定得分</h2>
      <p className="desk-total">
        {self.total}分，{self.grade}
        {self.selfTotal === null ? '' : `（自评${self.selfTotal}分）`}
      </p>
      <Wide label="有失分的各项">
        <table className="desk-table">
          <caption className="unseen">有失分的各项</caption>
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col" className="right">
                得分
              </th>
              <th scope="col">依据</th>
            </tr>
          </thead>
          <tbody>
            {lost.map((row) => (
              <tr key={row.indicator}>
                <th scope="row">
                  {row.indicator} {row.title}
                </th>
                <td className="right">
                  {row.score} / {row.weight}
                </td>
                <td>{row.why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {self.objections.length > 0 ? (
        <div className="sheet desk-box">
          <p>本单位提出的异议：{self.objections.map((row) => `${row.indicator}请求改定为${row.claim}分，${row.reason}`).join('；')}</p>
          {self.ruling.length > 0 ? (
            <p>改定：{self.ruling.map((row) => `${row.indicator}改为${row.to}分（${row.why}）`).join('；')}</p>
          ) : null}
          {self.reply ? <p>答复：{self.reply}</p> : <p className="grey">正在复核。</p>}
        </div>
      ) : null}
    </section>
  );
}

/** The computed items: value, points, and a door to the records. */
function Computed({ self }: { readonly self: SelfDto }) {
  const queries = useQueryClient();
  const refresh = useMutation({
    mutationFn: () => call('POST', `/assessment-desk/self/${self.key}/refresh`, { body: {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['assessment-self'] }),
  });
  const { from, to } = self.period;
  return (
    <section className="section" aria-labelledby="self-computed">
      <h2 id="self-computed">系统取数的指标</h2>
      <p className="grey">
        由{from}至{to}的办理记录计算。数字不对的，请先更正原始记录，再重新取数。
        {self.state.id === 'self-assessing' ? (
          <button type="button" className="link-button" disabled={refresh.isPending} onClick={() => refresh.mutate()}>
            {refresh.isPending ? '正在取数…' : '重新取数'}
          </button>
        ) : null}
      </p>
      <Told error={refresh.error} />
      <Wide label="系统取数的指标">
        <table className="desk-table">
          <caption className="unseen">系统取数的指标</caption>
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col">取数</th>
              <th scope="col" className="right">
                得分
              </th>
            </tr>
          </thead>
          <tbody>
            {self.computed.map((row) => (
              <tr key={row.indicator}>
                <th scope="row">
                  {row.indicator} {row.title}
                </th>
                <td>
                  {row.value}
                  {row.figure ? (
                    <>
                      {' '}
                      <Link to="/figures/$id" params={{ id: row.figure }} search={{ from, to, unit: self.unit.code }}>
                        看记录
                      </Link>
                    </>
                  ) : null}
                  {row.claimed === null ? null : (
                    <p className="grey small">
                      本单位认为应得{row.claimed}分：{row.why}
                    </p>
                  )}
                </td>
                <td className="right">
                  {row.score} / {row.weight}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

/** What the unit said of what it has to prove. */
const Given = ({ self }: { readonly self: SelfDto }) => (
  <section className="section" aria-labelledby="self-given">
    <h2 id="self-given">举证的指标</h2>
    <ul className="desk-lines">
      {self.items.map((item) => (
        <li key={item.indicator}>
          <strong>
            {item.indicator} {item.title}
          </strong>
          <span className="nowrap">{item.selfScore === null ? '没有自评' : `自评${item.selfScore}分，分值${item.weight}分`}</span>
          <span>{item.statement}</span>
          <EvidenceList evidence={item.evidence} urlOf={(sha) => `/api/files/${sha}?matter=${encodeURIComponent(self.key)}&inline=1`} />
        </li>
      ))}
    </ul>
  </section>
);
