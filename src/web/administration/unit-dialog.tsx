import { type FormEvent, useState } from 'react';
import type { UnitBody, UnitEffectDto, UnitLineDto } from '../../api/contract/administration.ts';
import type { RefusalDto } from '../../api/contract.ts';
import type { Choice } from '../form/combobox.tsx';
import { useSession } from '../frame/session.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Box, Refusals, TextBox, UnitBox } from './parts.tsx';
import { refusalsOf, useChange, usePreview } from './queries.ts';

export type UnitAct = { readonly change: 'open' } | { readonly change: 'rename' | 'close'; readonly unit: UnitLineDto };

const titles = { open: () => '设立单位', rename: (u: UnitLineDto) => `${u.name}更名`, close: (u: UnitLineDto) => `撤并${u.name}` };
const fields = ['name', 'kind', 'parent', 'code', 'on', 'successor'];

interface Draft {
  readonly name: string;
  readonly kind: string;
  readonly parent: Choice | undefined;
  readonly code: string;
  readonly on: string;
  readonly successor: Choice | undefined;
}

function bodyOf(act: UnitAct, d: Draft): UnitBody {
  if (act.change === 'open') {
    const code = d.code.trim() === '' ? {} : { code: d.code.trim() };
    return { change: 'open', name: d.name, kind: d.kind, parent: d.parent?.value ?? '', on: d.on, ...code };
  }
  if (act.change === 'rename') return { change: 'rename', code: act.unit.code, name: d.name, on: d.on };
  return { change: 'close', code: act.unit.code, on: d.on, ...(d.successor && { successor: d.successor.value }) };
}

/** First what is to be, then what it brings about, then the confirmation. */
export function UnitDialog({ act, onClose }: { readonly act: UnitAct; readonly onClose: () => void }) {
  const { today } = useSession();
  const [draft, setDraft] = useState<Draft>({ name: '', kind: 'department', parent: undefined, code: '', on: today, successor: undefined });
  const preview = usePreview<UnitEffectDto>('/units');
  const change = useChange('/units');
  const body = bodyOf(act, draft);
  const refusals = refusalsOf(change.error ?? preview.error);
  const edit = (more: Partial<Draft>) => {
    setDraft({ ...draft, ...more });
    preview.reset();
    change.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    preview.mutate(body);
  };
  const confirm = () => change.mutate({ ...body, digest: preview.data?.digest }, { onSuccess: onClose });
  return (
    <Dialog title={act.change === 'open' ? titles.open() : titles[act.change](act.unit)} onClose={onClose}>
      <form className="act-form" onSubmit={submit} noValidate>
        <Refusals refusals={refusals} fields={fields} />
        <Fields act={act} draft={draft} edit={edit} refusals={refusals} />
        <TextBox
          label={act.change === 'open' ? '设立日期' : act.change === 'rename' ? '更名日期' : '撤并日期'}
          field="on"
          help="自这一日起为准，可以是以后的日期"
          type="date"
          value={draft.on}
          onChange={(on) => edit({ on })}
          refusals={refusals}
        />
        {preview.data ? (
          <Confirm effect={preview.data} busy={change.isPending} onConfirm={confirm} />
        ) : (
          <button type="submit" className="button primary" disabled={preview.isPending}>
            核对影响
          </button>
        )}
      </form>
    </Dialog>
  );
}

interface FieldsProps {
  readonly act: UnitAct;
  readonly draft: Draft;
  readonly edit: (more: Partial<Draft>) => void;
  readonly refusals: readonly RefusalDto[];
}

function Fields({ act, draft, edit, refusals }: FieldsProps) {
  if (act.change === 'rename') {
    return <TextBox label="新名称" field="name" value={draft.name} onChange={(name) => edit({ name })} refusals={refusals} />;
  }
  if (act.change === 'close') {
    return (
      <UnitBox
        label="承接单位"
        field="successor"
        optional
        help="有未办结事项的必须写明：事项由承接单位继续办理，以往记录不动"
        chosen={draft.successor}
        onChange={(successor) => edit({ successor })}
        refusals={refusals}
      />
    );
  }
  return <OpenFields draft={draft} edit={edit} refusals={refusals} />;
}

const kinds = [
  ['department', '部门'],
  ['township', '乡（镇）'],
  ['street', '街道'],
  ['county', '县（区）'],
  ['zone', '功能区'],
] as const;

function OpenFields({ draft, edit, refusals }: Omit<FieldsProps, 'act'>) {
  const numbered = draft.kind !== 'department';
  return (
    <>
      <TextBox label="单位名称" field="name" help="填全称" value={draft.name} onChange={(name) => edit({ name })} refusals={refusals} />
      <Box label="种类" field="kind" refusals={refusals}>
        {({ id }) => (
          <select id={id} className="input input-date" value={draft.kind} onChange={(e) => edit({ kind: e.target.value, code: '' })}>
            {kinds.map(([kind, title]) => (
              <option key={kind} value={kind}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Box>
      <UnitBox label="上级单位" field="parent" chosen={draft.parent} onChange={(parent) => edit({ parent })} refusals={refusals} />
      {numbered ? (
        <TextBox
          label="区划代码"
          field="code"
          help={draft.kind === 'county' || draft.kind === 'zone' ? '民政部门公布的六位代码' : '民政部门公布的九位代码'}
          value={draft.code}
          onChange={(code) => edit({ code })}
          refusals={refusals}
        />
      ) : null}
    </>
  );
}

function Confirm({ effect, busy, onConfirm }: { readonly effect: UnitEffectDto; readonly busy: boolean; readonly onConfirm: () => void }) {
  return (
    <section className="admin-confirm" aria-label="影响">
      <h3>确认后</h3>
      <ul className="admin-sentences">
        {effect.sentences.map((s) => (
          <li key={s}>{s}</li>
        ))}
      </ul>
      {effect.posts.length > 0 ? (
        <details>
          <summary>涉及的{effect.posts.length}个岗位</summary>
          <ul className="admin-names">
            {effect.posts.map((p) => (
              <li key={p.post}>
                {p.name}
                <span className="grey small">　{p.title}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <button type="button" className="button primary" disabled={busy} onClick={onConfirm}>
        确认办理
      </button>
    </section>
  );
}
