import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { EffectDto, HoldingsDto } from '../../api/contract/administration.ts';
import type { Choice } from '../form/combobox.tsx';
import { useSession } from '../frame/session.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { OnlyFor } from './admin-nav.tsx';
import { ConfirmEffect } from './effect.tsx';
import { Box, Refusals, TextBox, UnitBox } from './parts.tsx';
import { holdingsQuery, refusalsOf, useChange, usePreview } from './queries.ts';

type Government = HoldingsDto['governments'][number];

interface Chosen {
  readonly office: HoldingsDto['offices'][number];
  readonly government: Government;
  readonly by: readonly { readonly code: string; readonly name: string }[];
}

/** 职责分工: which unit of each government holds which office. */
export const OfficesPage = () => (
  <OnlyFor entry="/administration/offices">
    <Offices />
  </OnlyFor>
);

function Offices() {
  useTitle('职责分工');
  const holdings = useQuery(holdingsQuery);
  const [chosen, setChosen] = useState<Chosen>();
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>职责分工</h1>
          <p className="grey">合法性审查、备案登记等，只有承担相应职责的单位能办。机构调整时在这里移交，先看谁增加、谁减少。</p>
        </div>
      </header>
      <Await query={holdings}>{(data) => <Holdings data={data} onChoose={setChosen} />}</Await>
      {chosen ? <HoldingDialog {...chosen} onClose={() => setChosen(undefined)} /> : null}
    </div>
  );
}

function Holdings({ data, onChoose }: { readonly data: HoldingsDto; readonly onChoose: (chosen: Chosen) => void }) {
  return data.governments.map((government, i) => (
    <details key={government.code} className="section" open={i === 0}>
      <summary>
        <b>{government.name}</b>
      </summary>
      <table className="grid-table admin-table" aria-label={`${government.name}职责分工`}>
        <thead>
          <tr>
            <th scope="col">职责</th>
            <th scope="col">承担单位</th>
            <th scope="col">
              <span className="unseen">办理</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.offices.map((office) => {
            const by = government.held.find((h) => h.office === office.id)?.by ?? [];
            return (
              <tr key={office.id}>
                <td data-cell="title">{office.title}</td>
                <td data-title="承担单位">{by.length > 0 ? by.map((u) => u.name).join('、') : <span className="grey">无</span>}</td>
                <td data-cell="acts" className="admin-acts">
                  <button
                    type="button"
                    className="button plain compact"
                    aria-label={`${government.name}：移交${office.title}`}
                    onClick={() => onChoose({ office, government, by })}
                  >
                    {by.length > 0 ? '移交' : '指定'}
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  ));
}

const nobody = '';

function HoldingDialog({ office, government, by, onClose }: Chosen & { readonly onClose: () => void }) {
  const { today } = useSession();
  const [from, setFrom] = useState(by[0]?.code ?? nobody);
  const [to, setTo] = useState<Choice>();
  const [on, setOn] = useState(today);
  const preview = usePreview<EffectDto>('/offices');
  const change = useChange('/offices');
  const refusals = refusalsOf(change.error ?? preview.error);
  const body = { office: office.id, ...(from === nobody ? {} : { from }), to: to?.value ?? '', on };
  const edit = (more: () => void) => {
    more();
    preview.reset();
    change.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    preview.mutate(body);
  };
  return (
    <Dialog title={`${government.name}：${office.title}`} onClose={onClose}>
      <form className="act-form" onSubmit={submit} noValidate>
        <Refusals refusals={refusals} fields={['from', 'to', 'on']} />
        {by.length > 0 ? (
          <Box label="由哪个单位移出" field="from" refusals={refusals}>
            {({ id }) => (
              <select id={id} className="input input-date" value={from} onChange={(e) => edit(() => setFrom(e.target.value))}>
                {by.map((u) => (
                  <option key={u.code} value={u.code}>
                    {u.name}
                  </option>
                ))}
                <option value={nobody}>都不移出，增加一个单位</option>
              </select>
            )}
          </Box>
        ) : null}
        <UnitBox label="承担单位" field="to" chosen={to} onChange={(unit) => edit(() => setTo(unit))} refusals={refusals} />
        <TextBox
          label="起始日期"
          field="on"
          type="date"
          help="自这一日起为准，可以是以后的日期"
          value={on}
          onChange={(day) => edit(() => setOn(day))}
          refusals={refusals}
        />
        {preview.data ? (
          <ConfirmEffect
            effect={preview.data}
            pending={change.isPending}
            label="确认移交"
            onConfirm={() => change.mutate({ ...body, digest: preview.data.digest }, { onSuccess: onClose })}
          />
        ) : (
          <button type="submit" className="button primary" disabled={preview.isPending}>
            核对影响
          </button>
        )}
      </form>
    </Dialog>
  );
}
