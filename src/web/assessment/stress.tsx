import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { RankingDto, StressDto } from '../../api/contract/assessments.ts';
import { Await, Loading, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { rankingQuery, type StressAsk, stressQuery } from './queries.ts';
import { keyOf } from './words.ts';
import './assessment.css';
import { Wide } from '../kit/wide.tsx';

/** 公布前检验: what a small change would do to the ranking. */
export function StressPage() {
  const { id = '' } = useParams({ strict: false });
  const { list, by = '1' } = useSearch({ strict: false });
  const ranking = useQuery(rankingQuery(id, 'live'));
  useTitle('公布前检验');
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>公布前检验</h1>
          <p className="grey">排名经不经得起推敲：分值稍改、少一件记录、碰巧多几件，名次会不会变。</p>
        </div>
        <Link to="/assessment/$id" params={{ id }}>
          回到排名
        </Link>
      </header>
      <Await query={ranking}>{(data) => <Chosen data={data} list={list} by={by} />}</Await>
    </div>
  );
}

function Chosen({ data, list, by }: { readonly data: RankingDto; readonly list: string | undefined; readonly by: string }) {
  const navigate = useNavigate();
  const field = data.fields.find((f) => keyOf(f) === list) ?? data.fields[0];
  const { id } = data.scheme;
  if (!field) return <Note title="没有可以检验的排名" />;
  const go = (more: { list?: string; by?: string }) =>
    void navigate({ to: '/assessment/$id/stress', params: { id }, search: (old) => ({ ...old, ...more }) });
  return (
    <>
      <div className="assessment-acts">
        <label className="assessment-pick">
          <span>组别</span>
          <select className="input" value={keyOf(field)} onChange={(e) => go({ list: e.target.value })}>
            {data.fields.map((f) => (
              <option key={keyOf(f)} value={keyOf(f)}>
                {f.title}
              </option>
            ))}
          </select>
        </label>
        <label className="assessment-pick">
          <span>分值各增减</span>
          <select className="input" value={by} onChange={(e) => go({ by: e.target.value })}>
            {['0.5', '1', '2', '5'].map((n) => (
              <option key={n} value={n}>
                {n}分
              </option>
            ))}
          </select>
        </label>
      </div>
      <Answer id={id} ask={{ group: field.group, under: field.under ?? undefined, by }} />
    </>
  );
}

function Answer({ id, ask }: { readonly id: string; readonly ask: StressAsk }) {
  const stress = useQuery(stressQuery(id, ask));
  if (stress.isFetching && !stress.data) return <Loading what="正在反复计算" />;
  return (
    <Await query={stress}>
      {(data) => (
        <>
          <Noise data={data} />
          <Weights data={data} />
          <OneRecord data={data} />
        </>
      )}
    </Await>
  );
}

function Noise({ data }: { readonly data: StressDto }) {
  const names = new Map(data.noise.map((u) => [u.unit, u.name]));
  return (
    <section className="section">
      <h2>差别是不是偶然</h2>
      <p className="grey">
        方法：参数自助法，重算{data.draws}
        次。每个比率按本单位的件数重新抽取（本单位的比率略向本组平均靠拢，相当于添上5件本组平均的记录），每个计数按泊松分布重新抽取，再用同一套规则计分；评分和满意度不变。固定随机种子，任何人重算结果相同。
      </p>
      {data.close.length === 0 ? <p>相邻名次的先后，十次里至多一次会颠倒。</p> : <p>下列相邻名次的差别小于偶然，公布时不宜强调先后：</p>}
      <ul className="close-pairs">
        {data.close.map((pair) => (
          <li key={pair.ahead}>
            {names.get(pair.ahead)}与{names.get(pair.behind)}：相差{pair.gap}分，{data.draws}次里有{pair.turned}%颠倒
          </li>
        ))}
      </ul>
      <Wide label="得分和名次的范围">
        <table className="grid-table">
          <caption className="unseen">得分和名次的范围</caption>
          <thead>
            <tr>
              <th scope="col">名次</th>
              <th scope="col">单位</th>
              <th scope="col">总分</th>
              <th scope="col">十次里有九次在</th>
              <th scope="col">名次在</th>
            </tr>
          </thead>
          <tbody>
            {data.noise.map((u) => (
              <tr key={u.unit}>
                <td>{u.rank}</td>
                <th scope="row">{u.name}</th>
                <td>{u.total}</td>
                <td className="nowrap">
                  {u.low}—{u.high}
                </td>
                <td className="nowrap">
                  {u.bestRank}—{u.worstRank}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

function Weights({ data }: { readonly data: StressDto }) {
  const moving = data.weights.filter((w) => w.moved.length > 0);
  return (
    <section className="section">
      <h2>分值增减{data.by}分</h2>
      <p className="grey">一项的分值增减，其余各项按比例让出或者补足，合计不变。</p>
      <p>
        共试{data.weights.length}种，{moving.length === 0 ? '名次、等次都不变。' : `其中${moving.length}种会改变名次或者等次：`}
      </p>
      <ul className="weight-moves">
        {moving.map((w) => (
          <li key={`${w.code} ${w.by}`}>
            <details>
              <summary>
                {w.code} {w.title} {w.by.startsWith('-') ? `减${w.by.slice(1)}` : `增${w.by}`}分：{w.moved.length}个单位变动
              </summary>
              <p>
                {w.moved
                  .map((m) => `${m.name}第${m.from}名→第${m.to}名${m.gradeFrom === m.gradeTo ? '' : `（${m.gradeFrom}→${m.gradeTo}）`}`)
                  .join('；')}
              </p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneRecord({ data }: { readonly data: StressDto }) {
  return (
    <section className="section">
      <h2>只差一件记录</h2>
      <p className="grey">一件记录由合格变为不合格，总分和名次会怎样；影响最大的排在前面。件数少的单位，一件就可能改变名次。</p>
      {data.records.length === 0 ? <p>没有由记录计算的指标。</p> : null}
      <Wide label="一件记录的影响">
        <table className="grid-table">
          <caption className="unseen">一件记录的影响</caption>
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col">指标</th>
              <th scope="col">总分少</th>
              <th scope="col">名次</th>
            </tr>
          </thead>
          <tbody>
            {data.records.map((r) => (
              <tr key={`${r.unit} ${r.code}`}>
                <th scope="row">{r.name}</th>
                <td>
                  {r.code} {r.title}
                </td>
                <td className="nowrap">{r.points}分</td>
                <td className="nowrap">{r.rankFrom === r.rankTo ? '不变' : `第${r.rankFrom}名→第${r.rankTo}名`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}
