import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CampaignDto } from '../../api/contract/library.ts';
import type { BatchDto } from '../../api/contract/work.ts';
import type { MatterDto } from '../../api/contract.ts';
import { call, newKey } from '../client.ts';
import { printNumber } from '../kit/format.ts';
import { Await } from '../kit/states.tsx';
import { Wide } from '../kit/wide.tsx';
import { MatterLink } from './document-link.tsx';
import { campaignQuery } from './queries.ts';

interface Props {
  readonly matter: MatterDto;
  readonly document: string;
  readonly item: string;
}

/** A clean-up as a whole: its list against its scope, the conclusions, who is behind, the catalogues. */
export function CampaignPanel({ matter, document, item }: Props) {
  const found = useQuery(campaignQuery(matter.key, matter.seq));
  return (
    <section className="section">
      <h2>清理全貌</h2>
      <Await query={found}>
        {(data) => (
          <>
            <Sums data={data} matter={matter} item={item} />
            {data.missing.n > 0 ? <Missing data={data} matter={matter} document={document} onDone={() => void found.refetch()} /> : null}
            <Units units={data.units} />
          </>
        )}
      </Await>
    </section>
  );
}

function Sums({ data, matter, item }: { readonly data: CampaignDto; readonly matter: MatterDto; readonly item: string }) {
  return (
    <>
      <dl className="library-sums">
        <div>
          <dt>清单</dt>
          <dd>{printNumber(data.listed)}</dd>
        </div>
        {data.results.map((r) => (
          <div key={r.id}>
            <dt>{r.title}</dt>
            <dd>{printNumber(r.n)}</dd>
          </div>
        ))}
      </dl>
      <p className="grey">
        办理状态：{data.states.length > 0 ? data.states.map((s) => `${s.title}${s.n}件`).join('，') : '清单还是空的'}。
      </p>
      <p className="library-acts no-print">
        <Link to="/m/$procedure" params={{ procedure: item }} search={{ 'f.campaign': matter.key }} className="button">
          逐件查看
        </Link>
        <a className="button" href={`/api/library/campaigns/${matter.key}/catalogues.docx`} download>
          生成三个目录（.docx）
        </a>
      </p>
    </>
  );
}

interface MissingProps {
  readonly data: CampaignDto;
  readonly matter: MatterDto;
  readonly document: string;
  readonly onDone: () => void;
}

/** At a time: each document is judged by itself. */
const together = 25;

function useListing(matter: MatterDto, data: CampaignDto, onDone: () => void) {
  const queries = useQueryClient();
  const [done, setDone] = useState(0);
  const listing = useMutation({
    mutationFn: async () => {
      const keys = data.missing.rows.map((r) => r.key);
      const refused: BatchDto['items'][number][] = [];
      for (let i = 0; i < keys.length; i += together) {
        const body = { keys: keys.slice(i, i + together) };
        const answer = await call<BatchDto>('POST', `/library/campaigns/${matter.key}/list`, { body, idempotencyKey: newKey() });
        refused.push(...answer.items.filter((one) => !one.ok));
        setDone(Math.min(keys.length, i + together));
      }
      return refused;
    },
    onSettled: () => {
      setDone(0);
      onDone();
      void queries.invalidateQueries({ queryKey: ['list'] });
    },
  });
  return { listing, done };
}

function Missing({ data, matter, document, onDone }: MissingProps) {
  const { listing, done } = useListing(matter, data, onDone);
  const { missing } = data;
  return (
    <div className="library-block">
      <h3>
        在清理范围内、尚未列入清单的现行文件
        <span className="unit-word">{missing.n}件</span>
      </h3>
      {data.mayList ? (
        <p className="library-acts no-print">
          <button type="button" className="button primary" disabled={listing.isPending} onClick={() => listing.mutate()}>
            {listing.isPending
              ? `正在列入，已办${done}件`
              : `全部列入清单${missing.n > missing.rows.length ? `（先办${missing.rows.length}件）` : ''}`}
          </button>
        </p>
      ) : null}
      {listing.data?.length ? (
        <div className="summary" role="alert">
          <p className="summary-title">{listing.data.length}件没有列入</p>
          <ul>
            {listing.data.map((one) => (
              <li key={one.key}>
                {one.title}：{one.refusals.map((r) => r.text).join('；')}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {listing.error ? <p className="field-no">{listing.error.message}</p> : null}
      <details>
        <summary>看名单</summary>
        <ul className="library-plain">
          {missing.rows.map((d) => (
            <li key={d.key}>
              <MatterLink procedure={document} to={d.key}>
                {d.title}
              </MatterLink>
              <span className="grey small">　{d.docNo}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function Units({ units }: { readonly units: CampaignDto['units'] }) {
  if (units.length === 0) return null;
  return (
    <details className="library-block">
      <summary>各实施部门进度（{units.length}个）</summary>
      <Wide label="各实施部门进度">
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">实施部门</th>
              <th scope="col" className="right">
                列入
              </th>
              <th scope="col" className="right">
                已提出结论
              </th>
              <th scope="col" className="right">
                已核对
              </th>
            </tr>
          </thead>
          <tbody>
            {units.map((u) => (
              <tr key={u.name}>
                <td>{u.name}</td>
                <td className="right">{u.listed}</td>
                <td className={`right ${u.proposed < u.listed ? 'light-amber' : ''}`}>{u.proposed}</td>
                <td className="right">{u.checked}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </details>
  );
}
