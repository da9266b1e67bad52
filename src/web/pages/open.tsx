import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { DescribedAct, DescribedField } from '#kernel';
import type { HabitDto } from '../../api/contract/work.ts';
import type { MatterDto, ProcedureDetail } from '../../api/contract.ts';
import { call, get } from '../client.ts';
import { ActForm } from '../form/act-form.tsx';
import { askAnew } from '../form/after-act.ts';
import type { Given, Target } from '../form/draft.ts';
import { fieldsOf } from '../form/groups.ts';
import { useSession } from '../frame/session.ts';
import { Await, Loading, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import type { Names } from '../kit/values.ts';
import { matterQuery, procedureQuery } from '../queries.ts';

/** Opens a matter; `?ref=` hangs it on another one (`&field=` says in which field). */
export function OpenPage() {
  const { procedure = '', act = '' } = useParams({ strict: false });
  const detail = useQuery(procedureQuery(procedure));
  useTitle(detail.data?.acts.find((a) => a.id === act)?.title);
  return (
    <div className="page">
      <Await query={detail}>
        {(data) => <Opening key={`${procedure}.${act}`} detail={data} act={data.acts.find((a) => a.id === act)} />}
      </Await>
    </div>
  );
}

interface Props {
  readonly detail: ProcedureDetail;
  readonly act: DescribedAct | undefined;
}

function Opening({ detail, act }: Props) {
  if (!act || act.from !== null) {
    return (
      <Note
        title="没有这样的新办事项"
        act={
          <Link to="/m/$procedure" params={{ procedure: detail.id }} className="button">
            看已有的「{detail.title}」
          </Link>
        }
      />
    );
  }
  return (
    <>
      <header className="page-head">
        <div>
          <p className="grey small">
            <Link to="/m/$procedure" params={{ procedure: detail.id }}>
              {detail.title}
            </Link>
          </p>
          <h1>{act.title}</h1>
        </div>
      </header>
      <Form detail={detail} act={act} />
    </>
  );
}

/** The field that takes the reference of the address. */
function refField(detail: ProcedureDetail, act: DescribedAct, named: string | undefined) {
  const references = fieldsOf(detail, act)
    .map((a) => a.field)
    .filter((f) => f.kind === 'reference');
  return references.find((f) => f.id === named) ?? references[0];
}

function Form({ detail, act }: { readonly detail: ProcedureDetail; readonly act: DescribedAct }) {
  const { ref, field: named } = useSearch({ strict: false });
  const field = ref ? refField(detail, act, named) : undefined;
  return field && ref ? <LinkedForm detail={detail} act={act} field={field} linked={ref} /> : <FreshForm detail={detail} act={act} />;
}

interface LinkedProps {
  readonly detail: ProcedureDetail;
  readonly act: DescribedAct;
  readonly field: DescribedField;
  /** Key of the matter that the new one hangs on. */
  readonly linked: string;
}

/** What the other matter holds under the same name stands in the form to be looked over: nobody types a number twice. */
function sameNamed(
  detail: ProcedureDetail,
  act: DescribedAct,
  theirs: ProcedureDetail,
  matter: MatterDto,
): Readonly<Record<string, unknown>> {
  const same = fieldsOf(detail, act)
    .map((a) => a.field)
    .filter((own) => own.kind !== 'file' && matter.values[own.id] !== undefined && !matter.masked.includes(own.id))
    .filter((own) => theirs.fields.some((f) => f.id === own.id && f.kind === own.kind && own.title.endsWith(f.title)));
  return Object.fromEntries(same.map((own) => [own.id, matter.values[own.id]]));
}

/** Waits for the other matter, so that its name stands in the field and not its key. */
function LinkedForm({ detail, act, field, linked }: LinkedProps) {
  const other = useQuery(matterQuery(field.procedure ?? '', linked));
  const theirs = useQuery(procedureQuery(field.procedure ?? ''));
  const own = { [field.id]: field.many ? [linked] : linked };
  return (
    <Await query={other}>
      {(matter) => (
        <Await query={theirs}>
          {(their) => (
            <FreshForm
              detail={detail}
              act={act}
              start={{ ...sameNamed(detail, act, their, matter), ...own }}
              names={{ ...matter.names, [linked]: matter.title }}
            />
          )}
        </Await>
      )}
    </Await>
  );
}

interface FreshProps extends Pick<LinkedProps, 'detail' | 'act'> {
  readonly start?: Readonly<Record<string, unknown>>;
  readonly names?: Names;
  /** Begun from something else: the draft of the plain form is neither shown nor overwritten. */
  readonly apart?: boolean;
}

const habitPath = (procedure: string, act: string): string => `/habits/${encodeURIComponent(procedure)}/${encodeURIComponent(act)}`;

const habitQuery = (procedure: string, act: string) =>
  queryOptions({
    queryKey: ['habit', procedure, act],
    queryFn: ({ signal }) => get<HabitDto>(habitPath(procedure, act), signal),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });

/** Starts with what the person chose last time: the own committee need not be looked for again. */
export function FreshForm({ detail, act, start = {}, names = {}, apart = false }: FreshProps) {
  const { today } = useSession();
  const habit = useQuery(habitQuery(detail.id, act.id));
  const done = useOpened(detail.id, act.id);
  const target: Target = {
    path: `/matters/${detail.id}`,
    extra: { act: act.id },
    held: {},
    ...(apart ? {} : { place: { procedure: detail.id, act: act.id } }),
    tried: true,
  };
  if (habit.isPending) return <Loading />;
  return (
    <ActForm
      detail={detail}
      act={act}
      target={target}
      start={{ ...habit.data?.values, ...start }}
      habits={Object.keys(habit.data?.values ?? {}).filter((id) => !(id in start))}
      names={{ ...habit.data?.names, ...names }}
      today={today}
      onDone={done}
    />
  );
}

function useOpened(procedure: string, act: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (matter: MatterDto, given: Given) => {
    void call('PUT', habitPath(procedure, act), { body: { values: given }, keepalive: true }).catch(() => undefined);
    queries.setQueryData(matterQuery(procedure, matter.key).queryKey, matter);
    askAnew(queries);
    const [region = '', id = ''] = matter.key.split('/');
    void navigate({ to: '/m/$procedure/$region/$id', params: { procedure, region, id }, replace: true });
  };
}
