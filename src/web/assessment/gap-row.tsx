import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { CostlyDto, GapDto, UnitAssessmentDto, WhatIfDto } from '../../api/contract/assessments.ts';
import type { ListDto } from '../../api/contract.ts';
import { call, get } from '../client.ts';
import { MatterRows } from '../kit/matter-rows.tsx';
import { Await } from '../kit/states.tsx';
import { Problems } from './problems.tsx';
import { unitPath } from './queries.ts';
import { kindTitles } from './words.ts';

interface Props {
  readonly item: GapDto;
  readonly data: UnitAssessmentDto;
}

/** One indicator: what it gave, why, on what basis; the records that cost points, and a trial. */
export function GapRow({ item, data }: Props) {
  const extra = Number(item.weight) === 0;
  return (
    <li className="gap">
      <div className="gap-head">
        <h3>
          <span className="grey">{item.code}</span> {item.title}
        </h3>
        <p className="gap-points">
          {Number(item.lost) > 0 && item.state !== 'unrated' ? <strong className="gap-lost">差{item.lost}分</strong> : null}
          <span className="nowrap">{extra ? `${item.points}分` : `${item.points}/${item.weight}分`}</span>
        </p>
      </div>
      <p>{item.why.replace(/。+$/, '')}。</p>
      <p className="grey small">{termsOf(item)}</p>
      <Doors item={item} data={data} />
    </li>
  );
}

/** Kind, rule and provision in a line. */
function termsOf(item: GapDto): string {
  const rule = item.kind === 'veto' ? '' : `；计分：${item.rule}（平台缺省或者本市所定）`;
  const moved = item.declared !== item.weight && Number(item.weight) > 0 ? `；原定${item.declared}分` : '';
  return `${kindTitles[item.kind]}${rule}；依据：${item.indicator.basis.text}${moved}`;
}

type Opened = 'costly' | 'records' | 'trial' | undefined;

/** What can be opened under an indicator, one at a time. */
function Doors({ item, data }: Props) {
  const [open, setOpen] = useState<Opened>(undefined);
  const turn = (next: Opened) => setOpen((now) => (now === next ? undefined : next));
  const costly = Number(item.lost) > 0 ? item.costly : null;
  return (
    <>
      <p className="gap-doors">
        {costly ? <Door open={open === 'costly'} onTurn={() => turn('costly')} title={costly.title} /> : null}
        {item.records ? <Door open={open === 'records'} onTurn={() => turn('records')} title="计入的记录" /> : null}
        {data.source === 'live' && canTry(item) ? <Door open={open === 'trial'} onTurn={() => turn('trial')} title="试算" /> : null}
      </p>
      {open === 'costly' && costly ? <Records query={costly.query} caption={costly.title} /> : null}
      {open === 'records' && item.records ? <Records query={item.records} caption="计入的记录" /> : null}
      {open === 'trial' ? <Trial item={item} data={data} /> : null}
    </>
  );
}

const canTry = (item: GapDto): boolean => (item.kind === 'computed' && item.state === 'scored') || item.kind === 'evidence';

function Door({ open, onTurn, title }: { readonly open: boolean; readonly onTurn: () => void; readonly title: string }) {
  return (
    <button type="button" className="link-button" aria-expanded={open} onClick={onTurn}>
      {title}
    </button>
  );
}

/** At most one page; the rest is behind the figure. */
function Records({ query, caption }: { readonly query: string; readonly caption: string }) {
  const records = useQuery({
    queryKey: ['assessment-records', query],
    queryFn: ({ signal }) => get<ListDto | CostlyDto>(query, signal),
    staleTime: 60_000,
  });
  return (
    <Await query={records}>
      {({ rows, total }) =>
        rows.length === 0 ? (
          <p className="grey">没有这样的记录。</p>
        ) : (
          <>
            <MatterRows rows={rows} caption={caption} />
            {total > rows.length ? (
              <p className="grey small">
                共{total}件，列出{rows.length}件。
              </p>
            ) : null}
          </>
        )
      }
    </Await>
  );
}

/** What is tried: a reviewer's points, how many of those due, or a number. */
function tried(item: GapDto): { what: 'points' | 'numerator' | 'value'; start: string; label: string } {
  const { cell } = item;
  if (item.kind === 'evidence') return { what: 'points', start: item.points, label: '如果评分是' };
  if (cell?.denominator !== undefined && cell.scale !== undefined)
    return { what: 'numerator', start: String(cell.numerator ?? 0), label: `如果应办的${cell.denominator}件中，计入` };
  return { what: 'value', start: String(cell?.value ?? 0), label: '如果数字是' };
}

/** What one number more or less would do; nothing is kept. */
function Trial({ item, data }: Props) {
  const { what, start, label } = tried(item);
  const [value, setValue] = useState(start);
  const trial = useMutation({
    mutationFn: () => {
      const given = what === 'points' ? { points: value } : { [what]: Number(value) };
      return call<WhatIfDto>('POST', `${unitPath(data.scheme.id, data.score.unit)}/what-if`, { body: { code: item.code, ...given } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    trial.mutate();
  };
  return (
    <form className="gap-trial" onSubmit={submit}>
      <label>
        <span>{label}</span>
        <input
          className="input"
          type="number"
          step={what === 'points' ? '0.01' : '1'}
          value={value}
          onChange={(e) => setValue(e.target.value)}
          required
        />
      </label>
      <button type="submit" className="button compact" disabled={trial.isPending}>
        试算
      </button>
      {trial.data ? (
        <p role="status">
          本项{trial.data.points}分，总分{trial.data.total}分{trial.data.rank === null ? '' : `，第${trial.data.rank}名`}。
          <span className="grey">{trial.data.why}。只是试算，不改动记录。</span>
        </p>
      ) : null}
      <Problems problems={undefined} error={trial.error} />
    </form>
  );
}
