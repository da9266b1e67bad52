import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RoomDto } from '../../api/contract/room.ts';

import { useStep, whyNot } from './queries.ts';
import { placeOf } from './words.ts';

/** Steps of the room itself, in the order in which they come. */
const roomSteps = ['request-data', 'freeze', 'check', 'publish'] as const;

/** Acts done on the matter's own page, by the name they have there. */
const pageActs: Readonly<Record<string, string>> = {
  circulate: '征求意见',
  'settle-opinions': '登记意见采纳情况',
  revise: '按意见修改',
  'send-back': '退回修改',
  deliberate: '常务会议审议',
  'deliberate-own': '本单位会议审议',
  sign: '签发',
  cc: '抄送',
  archive: '归档',
  'supervise-gap': '督促、通报',
  urge: '催办',
  'keep-closed': '涉密不公开，归档',
  'submit-demonstration': '示范地区另报',
};

/** What this person can do with the report now; else whose turn it is. */
export function NowPanel({ room }: { readonly room: RoomDto }) {
  const mine = new Set(room.mine);
  const elsewhere = Object.entries(pageActs).filter(([id]) => mine.has(id));
  const nothing = elsewhere.length === 0 && !roomSteps.some((id) => mine.has(id)) && !mine.has('review-secrecy');
  return (
    <section className="section no-print" aria-labelledby="room-now">
      <h2 id="room-now">现在可以办理</h2>
      {mine.has('request-data') ? <Request room={room} title="部署供稿" /> : null}
      {mine.has('freeze') ? <Freeze room={room} /> : null}
      {mine.has('check') ? (
        <p className="grey">
          正文写好后，在下面「一致性核对」中逐条处理，再<a href="#room-check">完成核对</a>。
        </p>
      ) : null}
      {mine.has('review-secrecy') ? (
        <p className="grey">
          请在下面<a href="#room-public">「公开版差异」</a>中逐段审查，作出保密审查结论。
        </p>
      ) : null}
      {mine.has('publish') ? <Publish room={room} /> : null}
      {elsewhere.length > 0 ? (
        <p className="room-acts">
          {elsewhere.map(([id, title]) => (
            <Link
              key={id}
              to="/m/$procedure/$region/$id"
              params={placeOf(room.kinds.report, room.key)}
              search={{ act: id }}
              className="button"
            >
              {title}
            </Link>
          ))}
        </p>
      ) : null}
      {nothing ? <p className="grey">{waiting(room)}</p> : null}
    </section>
  );
}

function waiting({ waitsFor }: RoomDto): string {
  const by = [...new Set(waitsFor.filter(({ act }) => act !== 'urge' && act !== 'send-back').flatMap((one) => one.by))];
  return by.length > 0 ? `这一步由${by.slice(0, 3).join('、')}办理。` : '这份报告已经办完。';
}

export function Request({ room, title }: { readonly room: RoomDto; readonly title: string }) {
  const [outline, setOutline] = useState(
    '写明主要举措和成效、不足和原因、第一责任人履职、下一年度安排；数据由台账算出，请核对后确认或者提出异议。',
  );
  const step = useStep(room.key, 'request');
  const left = room.askable - room.contributions.length;
  return (
    <form
      className="room-form"
      onSubmit={(e) => {
        e.preventDefault();
        step.mutate({ outline });
      }}
    >
      <label>
        供稿要求
        <textarea className="input" rows={3} value={outline} maxLength={2000} onChange={(e) => setOutline(e.target.value)} />
      </label>
      <button type="submit" className="button primary" disabled={step.isPending}>
        {step.isPending ? '正在部署…' : left > 0 ? `${title}（${left}个单位）` : title}
      </button>
      <p role="alert" className="field-no">
        {whyNot(step.error)}
      </p>
    </form>
  );
}

function Freeze({ room }: { readonly room: RoomDto }) {
  const step = useStep(room.key, 'freeze');
  const out = room.contributions.filter((c) => ['requested', 'drafted', 'returned'].includes(c.state.id)).length;
  return (
    <div className="room-form">
      <p>
        封存后，报告所引数字以封存时为准；记录以后有变化，会在这里列出，不会悄悄改动报告。
        {out > 0 ? `还有${out}个单位没有报送供稿，可以先封存数据，供稿继续收。` : ''}
      </p>
      <button type="button" className="button primary" disabled={step.isPending} onClick={() => step.mutate({})}>
        {step.isPending ? '正在封存…' : '封存数据，开始起草'}
      </button>
      <p role="alert" className="field-no">
        {whyNot(step.error)}
      </p>
    </div>
  );
}

function Publish({ room }: { readonly room: RoomDto }) {
  const [said, setSaid] = useState({ indexNo: '', url: '', lateReason: '' });
  const step = useStep(room.key, 'publish');
  const field = (id: keyof typeof said, title: string, hint: string) => (
    <label>
      {title}
      <input className="input" value={said[id]} placeholder={hint} onChange={(e) => setSaid({ ...said, [id]: e.target.value })} />
    </label>
  );
  const late = room.publishBefore !== null && step.error !== null;
  return (
    <form
      className="room-form"
      onSubmit={(e) => {
        e.preventDefault();
        step.mutate(said);
      }}
    >
      <p>公开版按保密审查的结论生成，附指标表（JSON、CSV）和核验码。</p>
      {field('indexNo', '索引号（可空）', 'S0001-0204-2020-00793')}
      {field('url', '公开网址（可空）', 'https://')}
      {late ? field('lateReason', '逾期原因（逾期的填写）', '') : null}
      <button type="submit" className="button primary" disabled={step.isPending}>
        {step.isPending ? '正在公开…' : '生成公开版并公开'}
      </button>
      <p role="alert" className="field-no">
        {whyNot(step.error)}
      </p>
    </form>
  );
}
