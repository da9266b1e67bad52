import { keepPreviousData, queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { AuditChainDto, AuditDto, AuditLineDto } from '../../api/contract/audit.ts';
import { call, get, query } from '../client.ts';
import { printInstant, printNumber } from '../kit/format.ts';
import { LightMark } from '../kit/light.tsx';
import { ErrorNote, Loading, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { usePhone } from '../preferences.ts';
import { type AuditAsk, AuditFilters, askOf } from './audit-filters.tsx';
import './audit.css';
import { Wide } from '../kit/wide.tsx';

const linesQuery = (ask: AuditAsk) => ({
  queryKey: ['audit', 'lines', ask],
  queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | undefined }) =>
    get<AuditDto>(`/audit${query({ ...ask, cursor: pageParam })}`, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last: AuditDto) => last.next ?? undefined,
  placeholderData: keepPreviousData,
  refetchOnWindowFocus: false,
});

const chainQuery = queryOptions({
  queryKey: ['audit', 'chain'],
  queryFn: ({ signal }) => get<AuditChainDto>('/audit/chain', signal),
  staleTime: 60_000,
});

/** 操作痕迹: who signed in, read, searched, exported, changed. For the audit administrator alone. */
export function AuditPage() {
  useTitle('操作痕迹');
  const navigate = useNavigate();
  const ask = askOf(useSearch({ strict: false }));
  const lines = useInfiniteQuery(linesQuery(ask));
  const set = (next: AuditAsk) => void navigate({ to: '.', search: next, replace: true });
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>操作痕迹</h1>
          <Chain />
        </div>
        <a className="button no-print" href={`/api/audit/export.csv${query({ ...ask })}`} download>
          导出表格
        </a>
      </header>
      <AuditFilters ask={ask} kinds={lines.data?.pages[0]?.kinds ?? []} onSet={set} />
      <Lines ask={ask} onClear={() => set({})} />
    </div>
  );
}

/** Whether the trail is as it was written, checked line by line. */
function Chain() {
  const queries = useQueryClient();
  const chain = useQuery(chainQuery);
  const check = useMutation({
    mutationFn: () => call<AuditChainDto>('POST', '/audit/chain'),
    onSuccess: (now) => queries.setQueryData(chainQuery.queryKey, now),
  });
  const held = chain.data;
  return (
    <p className="audit-chain" role="status">
      {held ? <ChainState chain={held} /> : <span className="grey">{chain.isError ? '没有核对成，请再试一次' : '正在逐条核对…'}</span>}
      <button type="button" className="link-button no-print" disabled={check.isPending} onClick={() => check.mutate()}>
        {check.isPending ? '正在核对…' : '再核对一次'}
      </button>
    </p>
  );
}

function ChainState({ chain }: { readonly chain: AuditChainDto }) {
  const { whole, lines, checkedAt, broken } = chain;
  return (
    <span className={whole ? 'light-green' : 'light-red'}>
      <LightMark colour={whole ? 'green' : 'red'} />{' '}
      {whole
        ? `${printNumber(lines)}条逐条核对，没有改动`
        : `${broken?.person || '未知账号'}的第${String(broken?.seq)}条与前后不符，请保全数据并报告`}
      <span className="grey small">　核对于 {printInstant(checkedAt)}</span>
    </span>
  );
}

function Lines({ ask, onClear }: { readonly ask: AuditAsk; readonly onClear: () => void }) {
  const lines = useInfiniteQuery(linesQuery(ask));
  const phone = usePhone();
  if (lines.error) return <ErrorNote error={lines.error} retry={() => void lines.refetch()} />;
  if (!lines.data) return <Loading what="正在取操作痕迹" />;
  const rows = lines.data.pages.flatMap((p) => p.rows);
  if (rows.length === 0) {
    const clear = (
      <button type="button" className="button" onClick={onClear}>
        清除条件
      </button>
    );
    return <Note title="没有符合条件的操作" act={clear} />;
  }
  return (
    <div className={lines.isPlaceholderData ? 'audit-stale' : ''}>
      {phone ? <Cards rows={rows} /> : <Table rows={rows} />}
      {lines.hasNextPage ? (
        <p className="audit-more">
          <button type="button" className="button" disabled={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>
            {lines.isFetchingNextPage ? '正在取…' : '更早的操作'}
          </button>
        </p>
      ) : null}
    </div>
  );
}

const keyOf = (l: AuditLineDto): string => `${l.account} ${l.seq}`;
const timeOf = (l: AuditLineDto): string => l.at.slice(0, 19).replace('T', ' ');
const aboutOf = (l: AuditLineDto): string => [l.subject, l.detail].filter(Boolean).join('　');
const whoOf = (l: AuditLineDto): string => l.person || (l.account === 'command' ? '命令行' : l.account || '未知账号');

function Table({ rows }: { readonly rows: readonly AuditLineDto[] }) {
  return (
    <Wide label="操作痕迹">
      <table className="grid-table audit-table">
        <caption className="unseen">操作痕迹，新的在前</caption>
        <thead>
          <tr>
            {['时间', '人员', '单位', '操作', '对象和说明', '序号', '链印'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((l) => (
            <tr key={keyOf(l)}>
              <td className="nowrap">{timeOf(l)}</td>
              <td>
                {whoOf(l)} <span className="grey small">{l.person ? l.account : ''}</span>
              </td>
              <td>{l.unit}</td>
              <td>{l.word}</td>
              <td className="audit-subject grey" title={aboutOf(l)}>
                {aboutOf(l)}
              </td>
              <td className="right grey">{l.seq}</td>
              <td className="audit-seal grey">{l.seal}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

function Cards({ rows }: { readonly rows: readonly AuditLineDto[] }) {
  return (
    <ul className="audit-cards" aria-label="操作痕迹，新的在前">
      {rows.map((l) => (
        <li key={keyOf(l)}>
          <p>
            {l.word} <span className="grey">{whoOf(l)}</span>
          </p>
          <p className="grey small">{[timeOf(l), l.unit].filter(Boolean).join(' · ')}</p>
          {aboutOf(l) ? <p className="grey small">{aboutOf(l)}</p> : null}
        </li>
      ))}
    </ul>
  );
}
