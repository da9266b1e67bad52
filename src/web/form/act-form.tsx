import { queryOptions, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { DescribedBasis, DescribedField } from '#kernel';
import type { DraftDto } from '../../api/contract/work.ts';
import type { MatterDto, ProcedureDetail, RefusalDto } from '../../api/contract.ts';
import { get } from '../client.ts';
import { PendingProvider } from '../evidence/use-uploads.ts';
import { FormWhyProvider } from '../help/form-why.ts';
import { Provision } from '../kit/provision.tsx';
import { Loading } from '../kit/states.tsx';
import { isFile, type Names } from '../kit/values.ts';
import { draftPath, type Place } from './autosave.ts';
import { type Busy, type Given, type Outcome, type Target, useDraft } from './draft.ts';
import { DraftNote, SavedState } from './draft-note.tsx';
import { FieldBox } from './field-box.tsx';
import { FormProvider } from './form-context.ts';
import { type Asked, digestsOf, fieldsOf, type Group, groupsOf } from './groups.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { isAsked } from './rules.ts';
import { Summary } from './summary.tsx';
import './form.css';

/** An act as far as its form goes. */
export interface FormAct {
  readonly id: string;
  readonly title: string;
  readonly basis: DescribedBasis;
  readonly needs: readonly string[];
  readonly asks: readonly string[];
}

interface Props<T> {
  readonly detail: ProcedureDetail;
  readonly act: FormAct;
  readonly target: Target;
  readonly start: Given;
  /** Fields of `start` that are there because the person chose them last time. */
  readonly habits?: readonly string[] | undefined;
  readonly names: Names;
  readonly today: string;
  readonly onDone: (answer: T, given: Given) => void;
  /** Asks for the matter anew after somebody was faster. */
  readonly onReload?: (() => void) | undefined;
}

const draftQuery = (place: Place | undefined) =>
  queryOptions({
    queryKey: ['draft', place?.procedure, place?.act, place?.matter],
    queryFn: ({ signal }) => (place ? get<{ readonly draft: DraftDto | null }>(draftPath(place), signal) : { draft: null }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });

/** The form of one act, as it was left if it was left half filled in. */
export function ActForm<T = MatterDto>(props: Props<T>) {
  const draft = useQuery(draftQuery(props.target.place));
  if (draft.isPending) return <Loading />;
  return <Filling {...props} restored={draft.data?.draft ?? null} />;
}

type FillingProps<T> = Props<T> & { readonly restored: DraftDto | null };

/** Refusals of digests are told at the file that they are taken from. */
function ownRefusals(outcome: Outcome | undefined, digests: ReadonlyMap<string, DescribedField>): readonly RefusalDto[] {
  if (outcome?.kind !== 'refused') return [];
  const files = new Map([...digests].map(([file, digest]) => [digest.id, file]));
  const moved = outcome.refusals.map((r) => ({ ...r, field: files.get(r.field ?? '') ?? r.field }) as RefusalDto);
  return moved.filter(
    (r, i) => moved.findIndex((o) => o.field === r.field && (o.text === r.text || files.has(outcome.refusals[i]?.field ?? ''))) === i,
  );
}

function Filling<T>({ detail, act, target, start, habits, names, today, restored, onDone, onReload }: FillingProps<T>) {
  const asked = fieldsOf(detail, act);
  const digests = digestsOf(asked);
  const hidden = new Set([...digests.values()].map((f) => f.id));
  const visible = asked.filter((a) => !hidden.has(a.field.id));
  const draft = useDraft<T>({
    ...{ target, today, start, names, restored, onDone },
    fields: asked.map((a) => a.field),
    needed: act.needs,
  });
  const [noted, setNoted] = useState(restored !== null);
  // A form that is begun anew is drawn anew: no control keeps what was discarded.
  const [round, setRound] = useState(0);
  const refusals = ownRefusals(draft.outcome, digests);
  const give = (field: DescribedField, value: unknown) => {
    draft.set(field.id, value);
    const digest = digests.get(field.id);
    if (digest) draft.set(digest.id, isFile(value) ? value.sha256 : undefined);
  };
  const discard = async () => {
    await draft.discard();
    setNoted(false);
    setRound((n) => n + 1);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    draft.submit();
  };
  const reload = onReload && (() => (draft.setOutcome(undefined), onReload()));
  const shown = new Set(['on', ...visible.map((a) => a.field.id)]);
  const outcome = draft.outcome?.kind === 'refused' ? { ...draft.outcome, refusals } : draft.outcome;
  return (
    <PendingProvider value={draft.pending}>
      <FormProvider value={draft}>
        <form className="act-form" onSubmit={submit} noValidate key={round}>
          {noted && restored ? <DraftNote draft={restored} moved={isMoved(restored, target)} onDiscard={() => void discard()} /> : null}
          <Summary outcome={outcome} shown={shown} onReload={reload} />
          <p className="act-form-basis">
            <Provision basis={act.basis} />
          </p>
          <FormWhyProvider value={{ by: act, fields: detail.fields }}>
            {groupsOf(visible).map((group) => (
              <GroupView
                key={group.title}
                group={group}
                held={target.held}
                draft={draft}
                refusals={refusals}
                {...{ today, give, start }}
                habits={new Set(habits)}
              />
            ))}
          </FormWhyProvider>
          <OccurredOn on={draft.on} today={today} onChange={draft.setOn} refusals={refusals.filter((r) => r.field === 'on')} />
          <Foot title={act.title} busy={draft.busy} saved={draft.saved} />
          <LeaveGuard
            changed={draft.changed}
            isUnsaved={draft.isUnsaved}
            onKeep={target.place ? draft.keep : undefined}
            onDiscard={draft.discard}
          />
        </form>
      </FormProvider>
    </PendingProvider>
  );
}

const isMoved = (draft: DraftDto, { place }: Target): boolean => draft.seq !== null && place?.seq !== undefined && draft.seq !== place.seq;

interface GroupProps {
  readonly group: Group;
  readonly held: Target['held'];
  readonly draft: Pick<ReturnType<typeof useDraft>, 'given' | 'rules' | 'names'>;
  readonly refusals: readonly RefusalDto[];
  readonly today: string;
  readonly give: (field: DescribedField, value: unknown) => void;
  readonly start: Given;
  /** Fields that start as the person chose them last time. */
  readonly habits: ReadonlySet<string>;
}

function GroupView({ group, held, draft, refusals, today, give, start, habits }: GroupProps) {
  const all = { ...held, ...draft.given };
  const boxes = group.asked
    .filter(({ field }) => isAsked(field, all))
    .map(({ field, needed }: Asked) => (
      <FieldBox
        key={field.id}
        field={field}
        needed={needed}
        plain={group.title !== ''}
        note={habits.has(field.id) && draft.given[field.id] === start[field.id] ? '同您上次所选，可以改。' : undefined}
        value={draft.given[field.id]}
        onChange={(value) => give(field, value)}
        onLeave={() => draft.rules.leave(field)}
        names={draft.names}
        refusals={draft.rules.found.get(field.id) ?? refusals.filter((r) => r.field === field.id)}
        today={today}
      />
    ));
  if (boxes.length === 0) return null;
  if (!group.title) return <>{boxes}</>;
  return (
    <section className="act-form-group" aria-label={group.title}>
      <h3>{group.title}</h3>
      {boxes}
    </section>
  );
}

const busyWords: Readonly<Record<Exclude<Busy, 'no'>, string>> = { waiting: '等文件传完就提交…', sending: '正在提交…' };

interface FootProps {
  readonly title: string;
  readonly busy: Busy;
  readonly saved: Parameters<typeof SavedState>[0]['saved'];
}

function Foot({ title, busy, saved }: FootProps) {
  return (
    <div className="act-form-foot">
      <button type="submit" className="button primary" disabled={busy !== 'no'}>
        {busy === 'no' ? title : busyWords[busy]}
      </button>
      <SavedState saved={saved} />
    </div>
  );
}

interface OnProps {
  readonly on: string;
  readonly today: string;
  readonly onChange: (day: string) => void;
  readonly refusals: readonly RefusalDto[];
}

function OccurredOn({ on, today, onChange, refusals }: OnProps) {
  return (
    <div className={`field field-on ${refusals.length ? 'field-refused' : ''}`}>
      <label htmlFor="f-on">发生日期</label>
      <p className="field-help" id="f-on-help">
        不是今天办的，请改为实际发生的日期；登记时间由平台另记。
      </p>
      <input
        id="f-on"
        type="date"
        className="input input-date"
        value={on}
        max={today}
        required
        aria-describedby="f-on-help"
        aria-invalid={refusals.length > 0 || undefined}
        onChange={(e) => onChange(e.target.value)}
      />
      {refusals.map((r) => (
        <p key={r.code} className="field-no">
          {r.text}。{r.remedy}
        </p>
      ))}
    </div>
  );
}
