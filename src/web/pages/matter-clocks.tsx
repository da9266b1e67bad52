import type { ClockDto } from '../../api/contract.ts';
import { BasisRows } from '../help/basis-rows.tsx';
import { Why } from '../help/why.tsx';
import { DueStrip } from '../kit/due-strip.tsx';
import { printWeekday } from '../kit/format.ts';
import { Light } from '../kit/light.tsx';
import { Provision } from '../kit/provision.tsx';

/** The deadlines of a matter, running ones first, each able to say why it falls on its day. */
export function Clocks({ clocks, today }: { readonly clocks: readonly ClockDto[]; readonly today: string }) {
  if (clocks.length === 0) return null;
  const order = { running: 0, paused: 1, stopped: 2 };
  const sorted = [...clocks].sort((a, b) => order[a.state] - order[b.state]);
  return (
    <section className="section" aria-labelledby="clocks">
      <h2 id="clocks">期限</h2>
      {sorted.map((clock) => (
        <ClockView key={clock.id} clock={clock} today={today} />
      ))}
    </section>
  );
}

function dueWords(clock: ClockDto): string {
  if (!clock.due) return '中止期间不计算';
  const day = `${clock.due}（${printWeekday(clock.due)}）`;
  return clock.kind === 'at-least' ? `${day}起可以办理` : `${day}届满`;
}

/** What kind of limit it is, how long, since when, and whose rule. */
function ClockWhy({ clock }: { readonly clock: ClockDto }) {
  return (
    <Why about={clock.title}>
      <BasisRows basis={clock.basis}>
        <dt>期限</dt>
        <dd>
          {clock.limit}
          {clock.extension ? `，已延长${clock.extension}` : ''}
          {clock.local ? '（本市所定，严于法定）' : ''}
        </dd>
        <dt>起算</dt>
        <dd>自{clock.start}起</dd>
        <dt>效力</dt>
        <dd>{clock.kind === 'at-least' ? '不到这一天，有关步骤不能办' : '过了这一天仍未办，记为逾期'}</dd>
      </BasisRows>
    </Why>
  );
}

function ClockView({ clock, today }: { readonly clock: ClockDto; readonly today: string }) {
  return (
    <article className={`clock clock-${clock.state}`}>
      <header>
        <h3>
          {clock.title}
          <ClockWhy clock={clock} />
        </h3>
        <Light light={clock.light} />
      </header>
      <p>
        {dueWords(clock)}
        <span className="grey clock-more">
          {clock.limit}
          {clock.extension ? `，延长${clock.extension}` : ''}，自{clock.start}起{clock.stoppedOn ? `，${clock.stoppedOn}停止` : ''}
        </span>
      </p>
      <p>
        <Provision basis={clock.basis} />
        {clock.local ? <span className="provision clock-more">本市所定，短于法定期限</span> : null}
        {clock.provisional ? <span className="clock-provisional clock-more">跨入尚未公布放假安排的年份，届满日为暂定</span> : null}
      </p>
      <details>
        <summary>为什么是这一天</summary>
        <DueStrip strip={clock.strip} today={today} basis={clock.basis} />
      </details>
    </article>
  );
}
