import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TextCompareDto, TextVersionDto } from '../../api/contract/texts.ts';
import { Dialog } from '../kit/dialog.tsx';
import { printInstant } from '../kit/format.ts';
import { Await } from '../kit/states.tsx';
import type { ChipBook } from './chips.ts';
import { Pieces } from './pieces.tsx';
import { compareQuery, versionsQuery } from './queries.ts';

/** Every version that was saved, and what is different between two. */
export function VersionsPanel({ id, chips }: { readonly id: string; readonly chips: ChipBook }) {
  const versions = useQuery(versionsQuery(id));
  return <Await query={versions}>{(all) => <Versions id={id} chips={chips} all={all} />}</Await>;
}

function Versions({ id, chips, all }: { readonly id: string; readonly chips: ChipBook; readonly all: readonly TextVersionDto[] }) {
  const [pair, setPair] = useState<readonly [number, number]>();
  if (all.length === 0) return <p className="grey">还没有保存过。现在的文字由模板起稿。</p>;
  return (
    <>
      <ol className="cards">
        {all.map((v) => (
          <li key={v.version} className="card">
            <p>
              <b>第{v.version}版</b>　{v.remark}
            </p>
            <p className="grey small">
              {v.unit} {v.by}，{printInstant(v.at)}
            </p>
            <p className="panel-acts">
              <button type="button" className="link-button" onClick={() => setPair([v.version - 1, v.version])}>
                {v.version === 1 ? '与模板比较' : '与上一版比较'}
              </button>
              {v.version < (all[0]?.version ?? 0) ? (
                <button type="button" className="link-button" onClick={() => setPair([v.version, all[0]?.version ?? 0])}>
                  与最新一版比较
                </button>
              ) : null}
            </p>
          </li>
        ))}
      </ol>
      {pair ? <Compare id={id} chips={chips} pair={pair} all={all} onPair={setPair} onClose={() => setPair(undefined)} /> : null}
    </>
  );
}

interface CompareProps {
  readonly id: string;
  readonly chips: ChipBook;
  readonly pair: readonly [number, number];
  readonly all: readonly TextVersionDto[];
  readonly onPair: (pair: readonly [number, number]) => void;
  readonly onClose: () => void;
}

const nameOf = (version: number): string => (version === 0 ? '模板' : `第${version}版`);

function Compare({ id, chips, pair: [from, to], all, onPair, onClose }: CompareProps) {
  const found = useQuery(compareQuery(id, from, to));
  const numbers = [0, ...all.map((v) => v.version)].sort((a, b) => a - b);
  const choose = (label: string, value: number, onChange: (n: number) => void) => (
    <label>
      {label}
      <select className="input" value={value} onChange={(e) => onChange(Number(e.target.value))}>
        {numbers.map((n) => (
          <option key={n} value={n}>
            {nameOf(n)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Dialog title={`${nameOf(from)}与${nameOf(to)}比较`} onClose={onClose}>
      <div className="compare-pair">
        {choose('从', from, (n) => onPair([n, to]))}
        {choose('到', to, (n) => onPair([from, n]))}
      </div>
      <Await query={found}>{(data) => <Rows rows={data.rows} chips={chips} />}</Await>
    </Dialog>
  );
}

function Rows({ rows, chips }: Pick<TextCompareDto, 'rows'> & { readonly chips: ChipBook }) {
  const changed = rows.map((row, at) => ({ row, at })).filter(({ row }) => !row.same);
  if (changed.length === 0) return <p className="grey">两版文字相同。</p>;
  return (
    <>
      <p className="grey small" role="status">
        {changed.length}段不同
      </p>
      <div className="compare-rows sheet">
        {changed.map(({ row, at }) => (
          <p key={at}>
            <Pieces pieces={row.pieces} chips={chips} />
          </p>
        ))}
      </div>
    </>
  );
}
