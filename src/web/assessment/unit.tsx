import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { GapDto, UnitAssessmentDto } from '../../api/contract/assessments.ts';
import { printInstant } from '../kit/format.ts';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { GapRow } from './gap-row.tsx';
import { unitScoreQuery } from './queries.ts';
import { isExtraKind, periodWords } from './words.ts';
import './assessment.css';

/** 距满分还差什么: what a unit lacks, indicator by indicator, down to the records. */
export function UnitScorePage() {
  const { id = '', unit = '' } = useParams({ strict: false });
  const { source } = useSearch({ strict: false });
  const score = useQuery(unitScoreQuery(id, unit, source));
  useTitle(score.data ? `${score.data.score.name}得分` : '得分');
  return <Await query={score}>{(data) => <Unit data={data} />}</Await>;
}

/** In hundredths, so that the sum comes out as it is written. */
const pointsOf = (items: readonly GapDto[]): string => String(items.reduce((sum, i) => sum + Math.round(Number(i.weight) * 100), 0) / 100);
const lacks = (item: GapDto): boolean => Number(item.lost) > 0;

function Unit({ data }: { readonly data: UnitAssessmentDto }) {
  const ordinary = data.items.filter((i) => !isExtraKind(i.kind));
  const waiting = ordinary.filter((i) => i.state === 'unrated');
  const gaps = ordinary.filter((i) => lacks(i) && i.state !== 'unrated');
  const full = ordinary.filter((i) => !lacks(i) && i.state === 'scored');
  const absent = ordinary.filter((i) => !lacks(i) && i.state !== 'scored');
  const extras = data.items.filter((i) => isExtraKind(i.kind) && Number(i.cell?.value ?? 0) > 0);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <p className="grey">
            <Link to="/assessment/$id" params={{ id: data.scheme.id }} search={{ source: data.source }}>
              {data.scheme.title}
            </Link>
          </p>
          <h1>{data.score.name}</h1>
          <p className="grey">
            考核期{periodWords(data.scheme.period)}。
            {data.source === 'frozen' ? '封存的结果。' : `按${printInstant(data.asOf.at)}的记录计算。`}
          </p>
        </div>
        <Total data={data} />
      </header>
      <Parts data={data} />
      <section className="section">
        <h2>距满分还差什么</h2>
        {gaps.length === 0 ? <p>没有失分的指标。</p> : null}
        <ol className="gaps">
          {gaps.map((item) => (
            <GapRow key={item.code} item={item} data={data} />
          ))}
        </ol>
      </section>
      <Folded title={`等待评分的指标（${waiting.length}项，${pointsOf(waiting)}分）`} items={waiting} data={data} />
      <Folded title={`加分、减分和否决项（${extras.length}）`} items={extras} data={data} />
      <Folded title={`不适用的指标（${absent.length}）`} items={absent} data={data} />
      <Folded title={`得满分的指标（${full.length}）`} items={full} data={data} />
    </div>
  );
}

function Total({ data }: { readonly data: UnitAssessmentDto }) {
  const { score, among } = data;
  const place = score.rank === null ? '名次在结果公布后可以看到' : `${among}个单位中第${score.rank}名${score.shared > 0 ? '（并列）' : ''}`;
  return (
    <div className="unit-total">
      <p>
        <span className="unit-total-number">{score.total}</span>
        <span className="grey">分</span>
      </p>
      <p className="grey">
        {place}
        {score.grade === null ? '' : `，${score.grade}`}
      </p>
      {score.vetoes.length > 0 ? <p className="problem-refusal">否决项：{score.vetoes.join('、')}</p> : null}
    </div>
  );
}

/** First-level indicators, and what the total is put together from. */
function Parts({ data }: { readonly data: UnitAssessmentDto }) {
  const { score, composition, firstLevels } = data;
  const parts: readonly (readonly [string, string | null, string])[] = [
    ['指标得分（材料）', score.parts.material, composition.material],
    ['指标得分（实地）', score.parts.onsite, composition.onsite],
    ['公众满意度', score.parts.survey, composition.survey],
    ['日常监测', score.parts.daily, composition.daily],
  ];
  return (
    <div className="unit-parts">
      <section>
        <h2>一级指标</h2>
        <dl className="first-levels">
          {firstLevels.map(({ code, title }) => {
            const { points = '0', weight = '0' } = score.firstLevels[code] ?? {};
            const share = Number(weight) > 0 ? (Number(points) / Number(weight)) * 100 : 0;
            return (
              <div key={code}>
                <dt>{title}</dt>
                <dd>
                  <span className="score-bar" aria-hidden="true">
                    <span className="score-part" style={{ width: `${share}%` }} />
                  </span>
                  <span className="nowrap">
                    {points}/{weight}
                  </span>
                </dd>
              </div>
            );
          })}
        </dl>
      </section>
      <section>
        <h2>总分的构成</h2>
        <dl className="total-parts">
          {parts.map(([title, points, percent]) =>
            Number(percent) === 0 ? null : (
              <div key={title}>
                <dt>
                  {title}
                  <span className="grey">占{percent}%</span>
                </dt>
                <dd>{points ?? '没有，所占比例分到其他部分'}</dd>
              </div>
            ),
          )}
          <div>
            <dt>加分、减分</dt>
            <dd>
              +{score.bonus}，−{score.deduction}
            </dd>
          </div>
        </dl>
      </section>
    </div>
  );
}

interface FoldedProps {
  readonly title: string;
  readonly items: readonly GapDto[];
  readonly data: UnitAssessmentDto;
}

function Folded({ title, items, data }: FoldedProps) {
  if (items.length === 0) return null;
  return (
    <details className="section">
      <summary>{title}</summary>
      <ol className="gaps">
        {items.map((item) => (
          <GapRow key={item.code} item={item} data={data} />
        ))}
      </ol>
    </details>
  );
}
