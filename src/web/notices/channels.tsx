import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ChannelsDto } from '../../api/contract/notices.ts';
import { call } from '../client.ts';
import { printNumber } from '../kit/format.ts';
import { Await } from '../kit/states.tsx';
import { channelsQuery } from './queries.ts';

/** What is connected besides the platform, and what has not gone out. */
export function Channels() {
  const channels = useQuery(channelsQuery);
  return (
    <section className="section" aria-labelledby="channels-head">
      <h2 id="channels-head">发送情况</h2>
      <Await query={channels}>{(data) => <Standing channels={data} />}</Await>
    </section>
  );
}

function Standing({ channels }: { readonly channels: ChannelsDto }) {
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () => call<ChannelsDto>('POST', '/notices/channels/retry'),
    onSuccess: (now) => queries.setQueryData(channelsQuery.queryKey, now),
  });
  const { mail, robots, waiting, failed } = channels;
  return (
    <>
      <ul>
        <li>邮件：{mail ? '已接通' : '没有接通，由系统管理人员在服务器上设置'}</li>
        {robots.length === 0 ? <li>群消息：没有接通，由系统管理人员在服务器上设置</li> : null}
        {robots.map((r) => (
          <li key={`${r.name} ${r.unit}`}>
            群消息：{r.name}（{r.unit}）
          </li>
        ))}
        <li>
          等待发送 {printNumber(waiting)} 条，多次没有发出的 {printNumber(failed)} 条
        </li>
      </ul>
      {failed > 0 ? (
        <div className="dialog-acts">
          <button type="button" className="button" disabled={retry.isPending} onClick={() => retry.mutate()}>
            重新发送
          </button>
        </div>
      ) : null}
    </>
  );
}
