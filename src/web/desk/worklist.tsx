import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DeskTab } from '../../api/contract/desk.ts';
import { ErrorNote, Loading } from '../kit/states.tsx';
import { columnsOf } from './columns.tsx';
import { worklistQuery } from './queries.ts';
import { WorkRows } from './work-rows.tsx';

const captions: Readonly<Record<DeskTab, string>> = {
  todo: '等我办理的事项，最早到期的在前',
  back: '退回给我的事项',
  waiting: '我或者本单位交出去、等别的单位办理的事项',
  handled: '我办过的事项，最近办的在前',
  followed: '我关注的事项',
};

const empty: Readonly<Record<DeskTab, ReactNode>> = {
  todo: (
    <>
      现在没有等您办理的事项。
      <Link to="/" search={{ tab: 'due' }}>
        看看近期的期限
      </Link>
    </>
  ),
  back: '没有退回给您的事项。',
  waiting: '没有交出去还在等的事项。',
  handled: '您还没有办过事项；办过的都会留在这里。',
  followed: '还没有关注事项。打开一个事项，点标题下面的「关注」。',
};

/** One list of the person at the desk, page after page. */
export function Worklist({ tab, kinds }: { readonly tab: DeskTab; readonly kinds: ReadonlyMap<string, string> }) {
  const list = useInfiniteQuery(worklistQuery(tab));
  if (!list.data) return list.error ? <ErrorNote error={list.error} retry={() => void list.refetch()} /> : <Loading />;
  const rows = list.data.pages.flatMap((p) => p.rows);
  if (rows.length === 0 && !list.hasNextPage) return <p className="desk-empty grey">{empty[tab]}</p>;
  return (
    <>
      <WorkRows rows={rows} columns={columnsOf[tab]} kinds={kinds} caption={captions[tab]} />
      {list.hasNextPage ? (
        <button type="button" className="button desk-more" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          再看一页
        </button>
      ) : null}
    </>
  );
}
