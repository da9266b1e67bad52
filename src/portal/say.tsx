import { useState } from 'react';
import type { PublicFormDto } from '../api/contract/public.ts';
import { call } from '../web/client.ts';
import { Rules } from './apply.tsx';
import { Form, type Handed } from './form.tsx';
import { Await, useLoad } from './load.tsx';
import { PageTitle } from './parts.tsx';
import { Link, type PageProps } from './place.tsx';

/** What anybody says on a published matter, such as a draft. */
export function SayPage({ params }: PageProps) {
  const { procedure = '', region = '', id = '', act = '' } = params;
  const path = `/matters/${[procedure, region, id].map(encodeURIComponent).join('/')}/says/${encodeURIComponent(act)}`;
  const form = useLoad<PublicFormDto>(path);
  const [done, setDone] = useState(false);
  const back = `/m/${procedure}/${region}/${id}`;
  const submit = async ({ values, idempotencyKey }: Handed) => {
    await call('POST', `/public${path}`, { body: { values }, idempotencyKey });
    setDone(true);
  };
  if (done)
    return (
      <>
        <PageTitle title="意见已经收到" />
        <p className="doors">
          <Link to={back} className="button">
            回到原页
          </Link>
        </p>
      </>
    );
  return (
    <Await from={form}>
      {(data) => (
        <div className="form-page">
          <PageTitle title={data.title} />
          <Rules form={data} />
          <Form form={data} onSubmit={submit} />
        </div>
      )}
    </Await>
  );
}
