import type { GrantProcedureDto, GrantRoleDto } from '../../api/contract/administration.ts';

interface Props {
  readonly procedures: readonly GrantProcedureDto[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  /** Held before: what differs is marked. */
  readonly held: ReadonlySet<string>;
  readonly find: string;
}

const has = (text: string, q: string): boolean => text.includes(q);

/** Roles of procedures in which something is found: all of it by the procedure's or the role's name, else the acts. */
function found(procedures: readonly GrantProcedureDto[], q: string): readonly GrantProcedureDto[] {
  if (q === '') return procedures;
  return procedures.flatMap((p) => {
    if (has(p.title, q)) return [p];
    const roles = p.roles.flatMap((r) => {
      const grants = has(r.title, q) ? r.grants : r.grants.filter((g) => has(g.title, q));
      return grants.length > 0 ? [{ ...r, grants }] : [];
    });
    return roles.length > 0 ? [{ ...p, roles }] : [];
  });
}

/** Every grant to tick, by kind of matter and by how one stands to it. */
export function GrantTable({ procedures, chosen, onChange, held, find }: Props) {
  const shown = found(procedures, find);
  if (shown.length === 0) return <p className="grey admin-lead">没有这样的事项或者动作。</p>;
  return (
    <div className="grants">
      {shown.map((p) => {
        const ids = p.roles.flatMap((r) => r.grants.map((g) => g.id));
        return (
          <details key={p.procedure} className="grant-procedure" open={find !== '' || shown.length <= 4}>
            <summary>
              <b>{p.title}</b>
              <span className="grey small">　{p.group}</span>
              <span className="grant-count">
                {ids.filter((id) => chosen.has(id)).length}／{ids.length}
              </span>
            </summary>
            {p.roles.map((r) => (
              <RoleGrants key={r.role} of={r} {...{ chosen, onChange, held }} />
            ))}
          </details>
        );
      })}
    </div>
  );
}

function RoleGrants({ of, chosen, onChange, held }: Pick<Props, 'chosen' | 'onChange' | 'held'> & { readonly of: GrantRoleDto }) {
  const ids = of.grants.map((g) => g.id);
  const all = ids.every((id) => chosen.has(id));
  const set = (some: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of some) on ? next.add(id) : next.delete(id);
    onChange(next);
  };
  return (
    <fieldset className="grant-role">
      <legend>
        {of.title}
        <span className="grey small">　{of.relation}</span>
      </legend>
      <div className="options">
        {of.grants.map((g) => (
          <label key={g.id} className={chosen.has(g.id) === held.has(g.id) ? '' : 'grant-changed'}>
            <input type="checkbox" checked={chosen.has(g.id)} onChange={(e) => set([g.id], e.target.checked)} />
            {g.title}
          </label>
        ))}
        <button type="button" className="link-button small" onClick={() => set(ids, !all)}>
          {all ? '全不选' : '全选'}
        </button>
      </div>
    </fieldset>
  );
}
