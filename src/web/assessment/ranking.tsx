import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { FieldDto, RankedDto, RankingDto } from '../../api/contract/assessments.ts';
import { call } from '../client.ts';
import { printInstant, printNumber } from '../kit/format.ts';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { Problems } from './problems.tsx';
import { assessmentPath, rankingQuery } from './queries.ts';
import { ScoreBar } from './score-bar.tsx';
import { keyOf, periodWords } from './words.ts';
import './assessment.css';

/** One assessment: units ranked with their like. */
export function RankingPage() {
  const { id = '' } = useParams({ strict: false });
  const { source, list } = useSearch({ strict: false });
  const ranking = useQuery(rankingQuery(id, source));
  useTitle(ranking.data?.scheme.title ?? '考核');
  return <Await query={ranking}>{(data) => <Ranking data={data} list={list} />}</Await>;
}

function Ranking({ data, list }: { readonly data: RankingDto; readonly list: string | undefined }) {
  const { scheme } = data;
  const shown = data.fields.find((f) => keyOf(f) === list) ?? data.fields[0];
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{scheme.title}</h1>
          <p className="grey">
            考核期{periodWords(scheme.period)}。
            {data.source === 'frozen'
              ? '这是封存的结果，不再随记录变动。'
              : `按${printInstant(data.asOf.at)}的记录计算（台账共${printNumber(data.asOf.events)}条）。`}
          </p>
        </div>
        <p className="assessment-links">
          <Link to="/assessment/$id/scheme" params={{ id: scheme.id }}>
            指标体系
          </Link>
          {data.mayStress && shown ? (
            <Link to="/assessment/$id/stress" params={{ id: scheme.id }} search={{ list: keyOf(shown) }}>
              公布前检验
            </Link>
          ) : null}
        </p>
      </header>
      <Standing data={data} />
      {shown ? <Lists data={data} shown={shown} /> : <Note title="没有可以查看的单位">结果公布后，可以在这里看到各组排名。</Note>}
    </div>
  );
}

function Standing({ data }: { readonly data: RankingDto }) {
  const { scheme } = data;
  return (
    <section className="assessment-standing" aria-label="结果">
      {data.source === 'live' && Number(data.waiting) > 0 ? (
        <p>材料评分尚未完成，每个单位至多还有{data.waiting}分待评，等次待定。</p>
      ) : null}
      {scheme.frozenAt !== null && (data.mayStress || scheme.resultPublished) ? <Sources data={data} /> : null}
      {data.seal === null ? null : (
        <p className="grey small">
          封存印：<span className="seal-text">{data.seal}</span>
        </p>
      )}
      {data.source === 'frozen' && data.mayStress ? <Again id={scheme.id} /> : null}
      {data.mayFreeze && scheme.state === 'published' ? <Freeze id={scheme.id} /> : null}
    </section>
  );
}

/** The frozen result, or the records as they stand. */
function Sources({ data }: { readonly data: RankingDto }) {
  const titles = { frozen: '封存的结果', live: '按现在的记录' } as const;
  return (
    <p className="assessment-links">
      {(['frozen', 'live'] as const).map((source) => (
        <Link
          key={source}
          to="/assessment/$id"
          params={{ id: data.scheme.id }}
          search={{ source }}
          aria-current={data.source === source ? 'page' : undefined}
        >
          {titles[source]}
        </Link>
      ))}
    </p>
  );
}

/** Computes the kept result again from the kept figures. */
function Again({ id }: { readonly id: string }) {
  const again = useMutation({
    mutationFn: () => call<{ same: boolean; sealed: boolean; differing: readonly string[] }>('GET', `${assessmentPath(id)}/reproduction`),
  });
  return (
    <div className="assessment-acts">
      <button type="button" className="button compact" disabled={again.isPending} onClick={() => again.mutate()}>
        由封存的数字重新计算
      </button>
      {again.data ? (
        <p role="status">
          {again.data.same && again.data.sealed
            ? '得分、名次完全一致，封存印相符。'
            : `不一致：${again.data.differing.join('、') || '封存印不符'}。`}
        </p>
      ) : null}
      <Problems problems={undefined} error={again.error} />
    </div>
  );
}

function Freeze({ id }: { readonly id: string }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const freeze = useMutation({
    mutationFn: () => call<RankingDto>('POST', `${assessmentPath(id)}/freeze`),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['assessment', id] });
      void navigate({ to: '/assessment/$id', params: { id }, search: { source: 'frozen' } });
    },
  });
  return (
    <div className="assessment-acts">
      <button type="button" className="button" disabled={freeze.isPending} onClick={() => freeze.mutate()}>
        封存得分
      </button>
      <p className="grey small">连同指标体系、每个数字的分子分母和台账位置一并封存；以后改动记录，封存的结果不变。</p>
      <Problems problems={undefined} error={freeze.error} />
    </div>
  );
}

function Lists({ data, shown }: { readonly data: RankingDto; readonly shown: FieldDto }) {
  const navigate = useNavigate();
  const { id } = data.scheme;
  return (
    <>
      {data.fields.length > 1 ? (
        <label className="assessment-pick">
          <span>组别</span>
          <select
            className="input"
            value={keyOf(shown)}
            onChange={(e) => void navigate({ to: '/assessment/$id', params: { id }, search: (old) => ({ ...old, list: e.target.value }) })}
          >
            {data.fields.map((f) => (
              <option key={keyOf(f)} value={keyOf(f)}>
                {f.title}（{f.units.length}）
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <RankTable data={data} field={shown} />
      {data.note ? <p className="grey small">{data.note}</p> : null}
    </>
  );
}

function RankTable({ data, field }: { readonly data: RankingDto; readonly field: FieldDto }) {
  const bars = field.units.some((u) => u.firstLevels !== null);
  const moved = field.units.some((u) => u.otherRank !== null);
  return (
    <table className="rank-table">
      <caption className="unseen">{field.title}排名</caption>
      <thead>
        <tr>
          <th scope="col">名次</th>
          <th scope="col">单位</th>
          {bars ? (
            <th scope="col" className="wide-only">
              一级指标
            </th>
          ) : null}
          <th scope="col" className="right">
            总分
          </th>
          <th scope="col">等次</th>
          {moved ? (
            <th scope="col" className="wide-only">
              {data.source === 'frozen' ? '按现在的记录' : '封存时'}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {field.units.map((unit) => (
          <RankRow key={unit.unit} unit={unit} data={data} bars={bars} moved={moved} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly unit: RankedDto;
  readonly data: RankingDto;
  readonly bars: boolean;
  readonly moved: boolean;
}

function RankRow({ unit, data, bars, moved }: RowProps) {
  return (
    <tr>
      <td className="rank-no">
        {unit.rank ?? '—'}
        {unit.shared > 0 && unit.rank !== null ? <span className="grey small">并列</span> : null}
      </td>
      <th scope="row">
        {unit.open ? (
          <Link to="/assessment/$id/units/$unit" params={{ id: data.scheme.id, unit: unit.unit }} search={{ source: data.source }}>
            {unit.name}
          </Link>
        ) : (
          unit.name
        )}
      </th>
      {bars ? (
        <td className="wide-only">{unit.firstLevels ? <ScoreBar firstLevels={data.firstLevels} points={unit.firstLevels} /> : null}</td>
      ) : null}
      <td className="right rank-total">{unit.total}</td>
      <td className="nowrap">{unit.grade ?? ''}</td>
      {moved ? <td className="wide-only">{moveWords(unit)}</td> : null}
    </tr>
  );
}

const moveWords = ({ rank, otherRank }: RankedDto): string => (otherRank === null || otherRank === rank ? '' : `第${otherRank}名`);
