import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { EffectDto, GrantProcedureDto, RoleBody, RoleDetailDto } from '../../api/contract/administration.ts';
import { Dialog } from '../kit/dialog.tsx';
import { printInstant } from '../kit/format.ts';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { OnlyFor } from './admin-nav.tsx';
import { Effect } from './effect.tsx';
import { GrantTable } from './grant-table.tsx';
import { Find, Refusals, TextBox } from './parts.tsx';
import { refusalsOf, roleQuery, rolesQuery, useChange, usePreview } from './queries.ts';

const fresh: RoleDetailDto = {
  ...{ id: 'new', title: '', kind: 'own', version: 0, granted: 0, of: 0, holders: 0, by: null, at: null },
  ...{ grants: [], ceiling: null, versions: [] },
};

/** One role: its grants to tick, the effect to look at, then the confirmation. */
export const RolePage = () => (
  <OnlyFor entry="/administration/roles">
    <Role />
  </OnlyFor>
);

function Role() {
  const { role = '' } = useParams({ strict: false });
  const roles = useQuery(rolesQuery);
  const detail = useQuery({ ...roleQuery(role), enabled: role !== 'new' });
  useTitle(role === 'new' ? '新设本市角色' : detail.data?.title);
  return (
    <div className="page">
      <Await query={roles}>
        {(all) =>
          role === 'new' ? (
            <Editor key="new" detail={fresh} procedures={all.procedures} />
          ) : (
            <Await query={detail}>
              {(data) => <Editor key={`${data.id}@${data.version}`} detail={data} procedures={all.procedures} />}
            </Await>
          )
        }
      </Await>
    </div>
  );
}

const within = (procedures: readonly GrantProcedureDto[], ceiling: readonly string[] | null): readonly GrantProcedureDto[] => {
  if (ceiling === null) return procedures;
  const may = new Set(ceiling);
  return procedures.flatMap((p) => {
    const roles = p.roles.flatMap((r) => {
      const grants = r.grants.filter((g) => may.has(g.id));
      return grants.length > 0 ? [{ ...r, grants }] : [];
    });
    return roles.length > 0 ? [{ ...p, roles }] : [];
  });
};

function Editor({ detail, procedures }: { readonly detail: RoleDetailDto; readonly procedures: readonly GrantProcedureDto[] }) {
  const isNew = detail.id === 'new';
  const [title, setTitle] = useState(detail.title);
  const [grants, setGrants] = useState<ReadonlySet<string>>(new Set(detail.grants));
  const [typed, setTyped] = useState('');
  const preview = usePreview<EffectDto>('/roles');
  const held = new Set(detail.grants);
  const changed = [...grants].filter((g) => !held.has(g)).length + detail.grants.filter((g) => !grants.has(g)).length;
  const body: RoleBody = { id: isNew ? null : detail.id, title, grants: [...grants], version: detail.version };
  const look = (event: FormEvent) => {
    event.preventDefault();
    preview.mutate(body);
  };
  const refusals = refusalsOf(preview.error);
  return (
    <>
      <header className="page-head">
        <div>
          <p className="small">
            <Link to="/administration/roles">角色与权限</Link>
          </p>
          <h1>{isNew ? '新设本市角色' : detail.title}</h1>
          <p className="grey">{about(detail)}</p>
        </div>
      </header>
      <form onSubmit={look} noValidate>
        <Refusals refusals={refusals} fields={['title']} />
        {detail.kind === 'own' ? (
          <div className="act-form">
            <TextBox label="角色名称" field="title" help="2至20个字，例：收件岗" value={title} onChange={setTitle} refusals={refusals} />
          </div>
        ) : null}
        <search className="admin-filters no-print" aria-label="筛选">
          <Find label="查事项或者动作" value={typed} onChange={setTyped} />
        </search>
        <GrantTable procedures={within(procedures, detail.ceiling)} chosen={grants} onChange={setGrants} held={held} find={typed.trim()} />
        <div className="admin-bar no-print">
          <span role="status">{changed === 0 && title === detail.title ? '还没有改动' : `改动了 ${changed} 项权限`}</span>
          <button type="submit" className="button primary" disabled={preview.isPending || (changed === 0 && title === detail.title)}>
            核对影响
          </button>
        </div>
      </form>
      <Versions detail={detail} />
      {preview.data ? <Confirm body={body} effect={preview.data} onClose={() => preview.reset()} /> : null}
    </>
  );
}

function about(detail: RoleDetailDto): string {
  if (detail.id === 'new') return '从声明的权限中组合；管辖关系随权限而定，不能扩大。';
  const holders = `${detail.holders}个岗位担任`;
  return detail.kind === 'built-in' ? `平台内置角色，可以减少权限，随时恢复。${holders}。` : `本市设立的角色。${holders}。`;
}

interface ConfirmProps {
  readonly body: RoleBody;
  readonly effect: EffectDto;
  readonly onClose: () => void;
}

function Confirm({ body, effect, onClose }: ConfirmProps) {
  const navigate = useNavigate();
  const change = useChange<RoleDetailDto>('/roles');
  const save = () =>
    change.mutate(
      { ...body, digest: effect.digest },
      {
        onSuccess: async (saved) => {
          await navigate({ to: '/administration/roles/$role', params: { role: saved.id } });
          onClose();
        },
      },
    );
  return (
    <Dialog title="谁增加、谁减少" onClose={onClose}>
      <Refusals refusals={refusalsOf(change.error)} fields={[]} />
      <Effect effect={effect} />
      <div className="dialog-acts">
        <button type="button" className="button primary" disabled={change.isPending} onClick={save}>
          确认保存
        </button>
        <button type="button" className="button" onClick={onClose}>
          回去再改
        </button>
      </div>
    </Dialog>
  );
}

function Versions({ detail }: { readonly detail: RoleDetailDto }) {
  if (detail.versions.length === 0) return null;
  return (
    <section className="section">
      <h2>修改经过</h2>
      <ol className="role-versions">
        {detail.versions.map((v) => (
          <li key={v.version}>
            第{v.version}版　{printInstant(v.at)}　{v.by}　<span className="grey">共 {v.granted} 项权限</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
