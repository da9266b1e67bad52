import { Link } from '@tanstack/react-router';
import type { QuarterRoundLine, QuarterSampleDto } from '../../api/contract/quarter.ts';
import { paramsOf } from './queries.ts';

interface Props {
  readonly sample: QuarterSampleDto;
  readonly round: QuarterRoundLine;
  readonly kind: string;
  readonly mayManage: boolean;
}

/** Who is visited, and how anybody can draw the same list again. */
export function Sample({ sample, round, kind, mayManage }: Props) {
  const { seed, seedSource, share, population, drawn, repeated } = sample;
  const open = round.state === 'scheduled' || round.state === 'self-report' || round.state === 'checking';
  return (
    <section className="section" aria-labelledby="quarter-sample">
      <h2 id="quarter-sample">现场抽查</h2>
      {seed === null ? (
        <p className="grey">
          抽样种子尚未公布。
          {mayManage && open ? (
            <Link to="/m/$procedure/$region/$id" params={{ procedure: kind, ...paramsOf(round.key) }}>
              在考评事项中公布种子
            </Link>
          ) : null}
        </p>
      ) : (
        <p>
          种子<code>{seed}</code>
          <span className="grey">{`，${seedSource}`}</span>
        </p>
      )}
      {drawn.length === 0 ? (
        <p className="grey">{`自评锁定后，从本轮单位中抽取${share}%；存在异常的另行核查。`}</p>
      ) : (
        <>
          <p>
            {`从${population}个单位中抽取${drawn.length}个。`}
            {repeated ? '按种子重做抽取，结果一致。' : <strong className="quarter-differs">按种子重做抽取，结果不一致。</strong>}
          </p>
          <ol className="sample-lines">
            {drawn.map((one) => (
              <li key={one.unit}>
                {one.key === null ? (
                  <span>{one.unitName}</span>
                ) : (
                  <Link to="/quarter/$region/$id" params={paramsOf(one.key)}>
                    {one.unitName}
                  </Link>
                )}
                <span className="grey">
                  {one.unit}　<code>{one.mark}</code>
                </span>
                <span className="grey">{one.visited ? '已核查' : '待核查'}</span>
              </li>
            ))}
          </ol>
          <p className="grey">
            重做的方法：对每个单位的代码，计算「种子|单位代码」的SHA-256校验值，由小到大排列，取前
            {drawn.length}个。上面每个单位后列出校验值的前12位。
          </p>
        </>
      )}
    </section>
  );
}
