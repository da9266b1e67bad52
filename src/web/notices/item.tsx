import { Link } from '@tanstack/react-router';
import type { NoticeDto, NoticeRowDto } from '../../api/contract/notices.ts';
import type { LightColour } from '../../api/contract.ts';
import { printNumber } from '../kit/format.ts';
import { Light, LightMark } from '../kit/light.tsx';
import { useUrge } from './queries.ts';

const colours: Readonly<Partial<Record<NoticeDto['kind'], LightColour>>> = {
  overdue: 'red',
  escalated: 'red',
  urged: 'red',
  soon: 'amber',
  returned: 'amber',
  moved: 'amber',
  expiring: 'amber',
};

interface Props {
  readonly notice: NoticeDto;
  readonly onRead: () => void;
}

/** One message: what kind, which matter, what is to be known, how it stands now. Opening the matter reads it. */
export function NoticeItem({ notice, onRead }: Props) {
  const { kind, word, said, read, settled, rows, n, list } = notice;
  const waits = !read && !settled;
  const colour = colours[kind] ?? 'grey';
  const open = waits ? onRead : () => undefined;
  return (
    <li className={`inbox-item ${waits ? 'waits' : ''}`}>
      <span className={`inbox-kind ${waits ? `light-${colour}` : 'grey'}`}>
        <LightMark colour={waits ? colour : 'grey'} /> {word}
      </span>
      <div className="inbox-what">
        {rows.map((row) => (
          <MatterLine key={row.key} row={row} onOpen={open} />
        ))}
        {rows.length === 0 ? <p className="grey">这件事项不在现在岗位的查看范围内。</p> : null}
        <p className="grey">
          {said}
          {list && n > rows.length ? (
            <>
              ，
              <Link to="/m/$procedure" params={{ procedure: list.procedure }} search={listOf(kind)} onClick={open}>
                看全部{printNumber(n)}件
              </Link>
            </>
          ) : null}
        </p>
      </div>
      <span className="inbox-act no-print">
        <Standing notice={notice} />
        {notice.urgeable ? <Urge keys={rows.map((r) => r.key)} /> : null}
        {waits ? (
          <button type="button" className="link-button" onClick={onRead}>
            标为已读
          </button>
        ) : null}
      </span>
    </li>
  );
}

/** The list in which these matters stand now. */
const listOf = (kind: NoticeDto['kind']): { due?: string; open?: string } => {
  // A document in force is no open matter.
  if (kind === 'expiring') return {};
  if (kind === 'soon') return { due: 'soon' };
  return kind === 'overdue' || kind === 'escalated' ? { due: 'overdue' } : { open: '1' };
};

function MatterLine({ row, onOpen }: { readonly row: NoticeRowDto; readonly onOpen: () => void }) {
  const [region = '', id = ''] = row.key.split('/');
  return (
    <p className="inbox-matter">
      <Link to="/m/$procedure/$region/$id" params={{ procedure: row.procedure, region, id }} onClick={onOpen}>
        {row.title}
      </Link>
      <span className="grey small">
        {[row.number, row.unit.name].filter(Boolean).join(' · ')}
        <span className="inbox-light">
          <Light light={row.light} />
        </span>
      </span>
    </p>
  );
}

function Standing({ notice }: { readonly notice: NoticeDto }) {
  if (notice.settled) return <span className="grey small">已有进展</span>;
  return notice.read ? <span className="grey small">已读</span> : null;
}

function Urge({ keys }: { readonly keys: readonly string[] }) {
  const urge = useUrge();
  if (urge.data) {
    const told = urge.data.results.filter((r) => r.told > 0).length;
    const refused = urge.data.results.find((r) => r.refused !== null)?.refused;
    return (
      <span className="small" role="status">
        {told > 0 ? `已催办${told}件` : refused}
      </span>
    );
  }
  return (
    <button type="button" className="button compact" disabled={urge.isPending} onClick={() => urge.mutate(keys)}>
      {urge.isError ? '没有办成，再催一次' : '催办'}
    </button>
  );
}
