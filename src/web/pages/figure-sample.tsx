import { queryOptions, useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import type { SampleDto } from '../../api/contract.ts';
import { get } from '../client.ts';
import { printNumber } from '../kit/format.ts';
import { MatterRows } from '../kit/matter-rows.tsx';
import { Await } from '../kit/states.tsx';
import type { FigureAsk } from '../queries.ts';
import './figure-sample.css';

interface Drawing {
  readonly seed: string;
  readonly size: string;
}

const pathOf = (id: string, ask: FigureAsk, { seed, size }: Drawing): string => {
  const given = Object.entries({ ...ask, seed, size }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return `/figures/${encodeURIComponent(id)}/sample?${new URLSearchParams(given)}`;
};

const sampleQuery = (id: string, ask: FigureAsk, drawing: Drawing | undefined) =>
  queryOptions({
    queryKey: ['sample', id, ask, drawing],
    queryFn: ({ signal }) => get<SampleDto>(pathOf(id, ask, drawing ?? { seed: '', size: '' }), signal),
    enabled: drawing !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });

const seedShape = /^[A-Za-z0-9-]{8,64}$/;

/** What is wrong with what was typed, if anything. */
function wrongWith({ seed, size }: Drawing): string | undefined {
  if (!seedShape.test(seed)) return '随机种子为8至64位字母、数字或者连字符';
  const n = Number(size);
  return Number.isInteger(n) && n >= 1 && n <= 1000 ? undefined : '样本量为1至1000的整数';
}

/** Draws a random sample from the records behind a figure; whoever has the seed draws the same. */
export function FigureSample({ id, ask }: { readonly id: string; readonly ask: FigureAsk }) {
  const [typed, setTyped] = useState<Drawing>({ seed: '', size: '' });
  const [drawing, setDrawing] = useState<Drawing>();
  const [wrong, setWrong] = useState<string>();
  const sample = useQuery(sampleQuery(id, ask, drawing));
  const draw = (event: FormEvent) => {
    event.preventDefault();
    const found = wrongWith(typed);
    setWrong(found);
    if (!found) setDrawing(typed);
  };
  return (
    <details className="section figure-sample no-print">
      <summary>随机抽样</summary>
      <p className="grey small">按种子从计入这个数字的记录中抽取，同一种子总得到同一样本，可以重做核对。</p>
      <form onSubmit={draw} noValidate>
        <label>
          随机种子
          <input
            className="input"
            value={typed.seed}
            maxLength={64}
            autoComplete="off"
            aria-invalid={wrong !== undefined || undefined}
            onChange={(e) => setTyped({ ...typed, seed: e.target.value.trim() })}
          />
        </label>
        <label>
          样本量
          <input
            className="input input-number"
            inputMode="numeric"
            value={typed.size}
            autoComplete="off"
            aria-invalid={wrong !== undefined || undefined}
            onChange={(e) => setTyped({ ...typed, size: e.target.value.trim() })}
          />
        </label>
        <button type="submit" className="button">
          抽取
        </button>
      </form>
      {wrong ? <p role="alert">{wrong}</p> : null}
      {drawing ? <Await query={sample}>{(drawn) => <Drawn drawn={drawn} />}</Await> : null}
    </details>
  );
}

/** Each id with the name it is known by, so that a form it is pasted into can tell it. */
function linesOf({ keys, rows }: SampleDto): string {
  const named = new Map(rows.map((row) => [row.key, `${row.title}${row.number ? `（${row.number}）` : ''}`]));
  return keys.map((key) => `${key}\t${named.get(key) ?? ''}`.trim()).join('\n');
}

/** The ids are put at hand also where the page may not write to the clipboard. */
function Drawn({ drawn }: { readonly drawn: SampleDto }) {
  const [told, setTold] = useState('');
  const lines = linesOf(drawn);
  const box = useRef<HTMLTextAreaElement>(null);
  const copy = () => {
    box.current?.select();
    const written = navigator.clipboard?.writeText(lines) ?? Promise.reject(new Error('no clipboard'));
    written.then(
      () => setTold('已复制，可以粘贴到填写事项的栏目和表格中'),
      () => setTold('请按复制键复制选中的编号'),
    );
  };
  return (
    <>
      <p className="figure-sample-copy">
        从 {printNumber(drawn.population)} 件中抽取 {printNumber(drawn.keys.length)} 件。
        <button type="button" className="button compact" onClick={copy}>
          复制编号
        </button>
        <span role="status" className="grey small">
          {told}
        </span>
      </p>
      <label className="figure-sample-keys">
        编号
        <textarea ref={box} className="input" rows={3} readOnly value={lines} />
      </label>
      <MatterRows
        rows={drawn.rows}
        caption="抽中的记录"
        columns={[
          { id: 'unit', title: '单位', cell: (row) => row.unit.name },
          { id: 'opened', title: '登记', cell: (row) => row.openedOn },
        ]}
      />
    </>
  );
}
