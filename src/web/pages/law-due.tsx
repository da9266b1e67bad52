import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isCivilDate } from '#kernel';
import { useSession } from '../frame/session.ts';
import { DueStrip } from '../kit/due-strip.tsx';
import { printWeekday } from '../kit/format.ts';
import { Await } from '../kit/states.tsx';
import { dueQuery } from '../queries.ts';

/** Counts a limit from a day and shows why it ends where it ends. */
export function DueCalculator() {
  const { today } = useSession();
  const [from, setFrom] = useState(today);
  const [days, setDays] = useState('15');
  const [unit, setUnit] = useState<'working' | 'natural'>('working');
  const n = Number(days);
  const ready = isCivilDate(from) && Number.isInteger(n) && n >= 1 && n <= 400;
  return (
    <section className="section" aria-labelledby="due-calc">
      <h2 id="due-calc">算期限</h2>
      <div className="due-form">
        <label>
          自
          <input type="date" className="input" value={from} onChange={(e) => setFrom(e.target.value)} />起
        </label>
        <label>
          <span className="unseen">天数</span>
          <input className="input due-days" inputMode="numeric" value={days} maxLength={3} onChange={(e) => setDays(e.target.value)} />
        </label>
        <select className="input" aria-label="按什么日子计算" value={unit} onChange={(e) => setUnit(e.target.value as typeof unit)}>
          <option value="working">个工作日</option>
          <option value="natural">日（自然日）</option>
        </select>
      </div>
      {ready ? <Answer from={from} n={n} unit={unit} today={today} /> : <p className="grey">请填写日期和1至400之间的天数。</p>}
    </section>
  );
}

interface AnswerProps {
  readonly from: string;
  readonly n: number;
  readonly unit: 'working' | 'natural';
  readonly today: string;
}

function Answer({ from, n, unit, today }: AnswerProps) {
  const due = useQuery(dueQuery(unit === 'working' ? { from, working: n } : { from, natural: n }));
  return (
    <Await query={due}>
      {(data) => (
        <div aria-live="polite">
          <p className="due-answer song">
            {data.due}
            <span className="unit-word small-unit">{printWeekday(data.due)}届满</span>
          </p>
          <DueStrip strip={data.strip} today={today} />
        </div>
      )}
    </Await>
  );
}
