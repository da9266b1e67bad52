import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { RoomDto } from '../../api/contract/room.ts';
import { useSession } from '../frame/session.ts';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { CheckPanel } from './check-panel.tsx';
import { Contributions } from './contributions.tsx';
import { FiguresPanel } from './figures-panel.tsx';
import { ComparePanel, PromisedPanel } from './later-panels.tsx';
import { NowPanel } from './now-panel.tsx';
import { Adoptions, PublicPanel } from './public-panel.tsx';
import { roomQuery } from './queries.ts';
import { PublishedPanel, SendingPanel } from './sending-panel.tsx';
import { StageLine } from './stage-line.tsx';
import { placeOf, printDay } from './words.ts';
import '../kit/text-lines.css';
import './room.css';

/** One yearly report as a whole: its stages, who has contributed, its figures, what stands against it, where it went. */
export function RoomPage() {
  const { region = '', id = '' } = useParams({ strict: false });
  const room = useQuery(roomQuery(`${region}/${id}`));
  useTitle(room.data ? `${room.data.reporter.name}${room.data.year}年度报告` : '报告室');
  return (
    <div className="page room">
      <Await query={room}>{(data) => <Room key={`${data.key}${data.seq}`} room={data} />}</Await>
    </div>
  );
}

function Room({ room }: { readonly room: RoomDto }) {
  const { today } = useSession();
  return (
    <>
      <Head room={room} />
      <StageLine stages={room.stages} today={today} />
      <NowPanel room={room} />
      <div className="room-columns">
        <div>
          <SendingPanel room={room} today={today} />
          <PublishedPanel room={room} />
          <CheckPanel room={room} />
          <PublicPanel room={room} />
          <Adoptions room={room} />
          <Contributions room={room} />
        </div>
        <div>
          <FiguresPanel room={room} />
          <PromisedPanel room={room} />
        </div>
      </div>
      <ComparePanel room={room} />
    </>
  );
}

function Head({ room }: { readonly room: RoomDto }) {
  const { template, year, unit } = room.text;
  const before = ['opened', 'collecting', 'drafting'].includes(room.state.id);
  return (
    <>
      <p className="small no-print">
        <Link to="/reports/room">报告室</Link>
      </p>
      <header className="page-head">
        <div>
          <h1>{room.title}</h1>
          <p className="grey">
            {room.docNo ? `${room.docNo}，` : ''}
            {room.state.title}
            {before && room.submitBefore
              ? `；最迟${printDay(room.submitBefore)}报送，${room.publishBefore ? printDay(room.publishBefore) : ''}公开`
              : ''}
          </p>
        </div>
        <div className="room-acts no-print">
          <Link to="/reports/text/$template/$year/$unit" params={{ template, year: String(year), unit }} className="button">
            {before ? '起草正文' : '查看正文'}
          </Link>
          <Link to="/m/$procedure/$region/$id" params={placeOf(room.kinds.report, room.key)} className="button">
            办理经过
          </Link>
        </div>
      </header>
      <Files room={room} />
    </>
  );
}

/** The report as files, always from the frozen figures. */
function Files({ room }: { readonly room: RoomDto }) {
  const base = `/api/reports/room/${room.key}/files`;
  const open = room.redactions.length > 0 ? '?edition=public' : undefined;
  return (
    <p className="room-files small no-print">
      下载：
      <a href={`${base}/docx`} download>
        公文（.docx）
      </a>
      <a href={`${base}/md`} download>
        带出处的文本（.md）
      </a>
      <a href={`${base}/json`} download>
        指标表（JSON）
      </a>
      <a href={`${base}/csv`} download>
        指标表（CSV）
      </a>
      {open ? (
        <a href={`${base}/docx${open}`} download>
          公开版（.docx）
        </a>
      ) : null}
    </p>
  );
}
