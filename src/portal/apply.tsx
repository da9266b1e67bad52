import { useEffect, useState } from 'react';
import type { PublicFormDto, ReceiptDto } from '../api/contract/public.ts';
import { call } from '../web/client.ts';
import { Form, type Handed } from './form.tsx';
import { Await, useLoad } from './load.tsx';
import { PageTitle } from './parts.tsx';
import { askedIn, Link, type PageProps } from './place.tsx';
import { printCode, printDay } from './words.ts';

/** A form that opens a matter; then its receipt, shown once. */
export function ApplyPage({ params, place }: PageProps) {
  const { procedure = '', act = '' } = params;
  const path = `/services/${encodeURIComponent(procedure)}/${encodeURIComponent(act)}`;
  const form = useLoad<PublicFormDto>(path);
  const [receipt, setReceipt] = useState<ReceiptDto>();
  if (receipt) return <Receipt {...receipt} />;
  return <Await from={form}>{(data) => <Apply key={path} form={data} place={place} onDone={setReceipt} />}</Await>;
}

interface ApplyProps {
  readonly form: PublicFormDto;
  readonly place: string;
  readonly onDone: (receipt: ReceiptDto) => void;
}

function Apply({ form, place, onDone }: ApplyProps) {
  const asked = askedIn(place);
  // A matter named by where the form was opened; anything else that stands in an address is not taken.
  const references = form.fields.filter((f) => f.kind === 'reference' && asked.has(f.id));
  const given = Object.fromEntries(references.map((f) => [f.id, f.many ? [asked.get(f.id)] : asked.get(f.id)]));
  const names = Object.fromEntries(references.map((f) => [asked.get(f.id) ?? '', asked.get('named') ?? '已选']));
  const submit = async ({ values, unit, idempotencyKey }: Handed) => {
    const body = { act: form.act, values, ...(unit !== undefined && { unit }) };
    onDone(await call<ReceiptDto>('POST', `/public/matters/${encodeURIComponent(form.procedure)}`, { body, idempotencyKey }));
  };
  return (
    <div className="form-page">
      <PageTitle title={form.title}>{form.words ? <p className="grey">{form.words}</p> : null}</PageTitle>
      <Rules form={form} />
      <Form form={form} given={given} names={names} onSubmit={submit} />
    </div>
  );
}

/** On which ground one asks, and within which time one is answered. */
export function Rules({ form }: { readonly form: PublicFormDto }) {
  return (
    <details className="rules">
      <summary>依据和办理时限</summary>
      <p>依据：{form.basis.text}</p>
      {form.limits.map((limit) => (
        <p key={limit.title}>
          {limit.title}：{limit.limits.join('；')}（{limit.basis.text}）
        </p>
      ))}
    </details>
  );
}

function Receipt({ code, secret, kind, title, number, unit, on }: ReceiptDto) {
  const [copied, setCopied] = useState(false);
  const said = `办件编号 ${printCode(code)}，查询密码 ${secret}（${kind}，${printDay(on)}）`;
  useEffect(() => scrollTo(0, 0), []);
  const copy = async () => {
    await navigator.clipboard?.writeText(said);
    setCopied(true);
  };
  return (
    <section className="receipt" aria-label="回执">
      <PageTitle title="已经提交">
        <p className="grey">
          {title}
          {number ? `（${number}）` : ''}
        </p>
      </PageTitle>
      <dl className="receipt-signs">
        <div>
          <dt>办件编号</dt>
          <dd>{printCode(code)}</dd>
        </div>
        <div>
          <dt>查询密码</dt>
          <dd>{secret}</dd>
        </div>
      </dl>
      <p>
        <b>请截图或者抄下这两项，离开本页后不再显示。</b>凭它们查看进度、补正材料、领取答复，请不要交给他人。
      </p>
      <p className="grey">
        受理机关：{unit}　提交日期：{printDay(on)}
      </p>
      <p className="doors no-print">
        <button type="button" className="button" onClick={() => void copy()}>
          {copied ? '已复制' : '复制'}
        </button>
        <button type="button" className="button" onClick={() => print()}>
          打印
        </button>
        <Link to={`/follow?code=${code}`} className="button">
          查看进度
        </Link>
      </p>
    </section>
  );
}
