import { type FormEvent, useState } from 'react';
import type { FollowDto, PublicFileDto, PublicFormDto } from '../api/contract/public.ts';
import { call } from '../web/client.ts';
import { Form, type Handed } from './form.tsx';
import { failureOf } from './load.tsx';
import { Facts, PageTitle } from './parts.tsx';
import { askedIn, type PageProps } from './place.tsx';
import { printCode, printDay } from './words.ts';

interface Receipt {
  readonly code: string;
  readonly secret: string;
}

/** One's own matter, by the two signs of its receipt; they are held by this page alone, never by an address. */
export function FollowPage({ place }: PageProps) {
  const [found, setFound] = useState<{ readonly receipt: Receipt; readonly matter: FollowDto }>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const ask = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const receipt = { code: String(given.get('code') ?? ''), secret: String(given.get('secret') ?? '') };
    setBusy(true);
    setProblem(undefined);
    try {
      setFound({ receipt, matter: await call<FollowDto>('POST', '/public/follow', { body: receipt }) });
    } catch (error) {
      setProblem(failureOf(error));
    } finally {
      setBusy(false);
    }
  };
  if (found) return <Followed {...found} onChange={(matter) => setFound({ ...found, matter })} onLeave={() => setFound(undefined)} />;
  return (
    <div className="form-page">
      <PageTitle title="查办件">
        <p className="grey">填回执上的办件编号和查询密码。</p>
      </PageTitle>
      <form className="form" onSubmit={(event) => void ask(event)}>
        {problem ? (
          <div className="summary" role="alert">
            <p>{problem}</p>
          </div>
        ) : null}
        <div className="field">
          <label htmlFor="code">办件编号</label>
          <input
            id="code"
            name="code"
            className="input input-code"
            inputMode="numeric"
            autoComplete="off"
            required
            maxLength={20}
            defaultValue={printCode((askedIn(place).get('code') ?? '').slice(0, 12))}
          />
        </div>
        <div className="field">
          <label htmlFor="secret">查询密码</label>
          <input
            id="secret"
            name="secret"
            className="input input-code"
            autoComplete="off"
            autoCapitalize="characters"
            required
            maxLength={12}
          />
        </div>
        <button type="submit" className="button primary wide-button" disabled={busy}>
          {busy ? '正在查…' : '查看'}
        </button>
      </form>
    </div>
  );
}

interface FollowedProps {
  readonly receipt: Receipt;
  readonly matter: FollowDto;
  readonly onChange: (matter: FollowDto) => void;
  readonly onLeave: () => void;
}

function Followed({ receipt, matter, onChange, onLeave }: FollowedProps) {
  const [problem, setProblem] = useState<string>();
  const fetchFile = (file: PublicFileDto) => {
    setProblem(undefined);
    download(receipt, file).catch((error: unknown) => setProblem(failureOf(error)));
  };
  return (
    <article className="matter-page">
      <PageTitle title={matter.title}>
        <p className="row-line">
          {matter.kind}　办件编号 {printCode(matter.code)}
          {matter.number ? `　${matter.number}` : ''}
        </p>
      </PageTitle>
      <Standing matter={matter} />
      {problem ? (
        <p className="said" role="alert">
          {problem}
        </p>
      ) : null}
      {matter.acts.map((form) => (
        <OwnAct key={form.act} form={form} matter={matter} receipt={receipt} onDone={onChange} />
      ))}
      <section className="section" aria-labelledby="steps">
        <h2 id="steps">办理经过</h2>
        <ol className="steps">
          {matter.steps.map((step, at) => (
            <li key={at}>
              <span className="grey nowrap">{step.on}</span> {step.title}
              {step.own ? <span className="grey small">（本人）</span> : null}
              <span className="grey small">　{step.state}</span>
            </li>
          ))}
        </ol>
      </section>
      <section className="section" aria-labelledby="facts">
        <h2 id="facts">内容和材料</h2>
        <Facts
          facts={matter.facts}
          file={(file) => (
            <button type="button" className="link-button" onClick={() => fetchFile(file)}>
              {file.name}
            </button>
          )}
        />
      </section>
      <p className="doors no-print">
        <button type="button" className="button" onClick={onLeave}>
          看完了，退出
        </button>
      </p>
    </article>
  );
}

function Standing({ matter }: { readonly matter: FollowDto }) {
  return (
    <section className="standing" aria-label="办理状态">
      <p className="standing-state song">{matter.suspended ? '中止办理' : matter.state.title}</p>
      <p>
        办理机关：{matter.unit}　提交：{printDay(matter.openedOn)}
        {matter.closedOn ? `　办结：${printDay(matter.closedOn)}` : ''}
      </p>
      {matter.clocks.map((clock) => (
        <p key={clock.title}>
          {clock.title}：{clock.limit}
          {clock.paused ? '，现在暂停计算' : clock.due ? `，${printDay(clock.due)}届满` : ''}
          <span className="grey small">　{clock.basis.text}</span>
        </p>
      ))}
    </section>
  );
}

interface OwnActProps {
  readonly form: PublicFormDto;
  readonly matter: FollowDto;
  readonly receipt: Receipt;
  readonly onDone: (matter: FollowDto) => void;
}

/** Something the party may do now; folded until it is wanted. */
function OwnAct({ form, matter, receipt, onDone }: OwnActProps) {
  const submit = async ({ values, idempotencyKey }: Handed) => {
    const body = { ...receipt, act: form.act, values, seq: matter.seq };
    onDone(await call<FollowDto>('POST', '/public/follow/acts', { body, idempotencyKey }));
  };
  return (
    <details className="rules own-act">
      <summary>{form.button}</summary>
      <p className="grey small">依据：{form.basis.text}</p>
      <Form form={form} onSubmit={submit} />
    </details>
  );
}

/** Files are fetched with the receipt, so that no address leads to them. */
async function download(receipt: Receipt, file: PublicFileDto): Promise<void> {
  const answer = await fetch('/api/public/follow/file', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...receipt, sha256: file.sha256 }),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
