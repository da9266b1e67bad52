import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ProcedureDto } from '../../api/contract.ts';
import { byGroup } from '../frame/nav.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { proceduresQuery } from '../queries.ts';

/** From so many on, one types a word rather than reads them all. */
const findFrom = 12;

const has = (text: string, typed: string): boolean => text.includes(typed.trim());

/** What may be opened from here: at once when there is one thing, else chosen by system. */
export function Opens() {
  const [open, setOpen] = useState(false);
  const procedures = (useQuery(proceduresQuery).data ?? []).filter((p) => p.opens.length > 0);
  const acts = procedures.flatMap((p) => p.opens.map((o) => ({ ...o, procedure: p.id })));
  const [only] = acts;
  if (!only) return null;
  if (acts.length === 1) {
    return (
      <Link to="/m/$procedure/new/$act" params={{ procedure: only.procedure, act: only.act }} className="button primary no-print">
        {only.title}
      </Link>
    );
  }
  return (
    <>
      <button type="button" className="button primary no-print" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        新办事项
      </button>
      {open ? (
        <Dialog title="新办事项" kind="box" onClose={() => setOpen(false)}>
          <Choices procedures={procedures} finds={acts.length >= findFrom} />
        </Dialog>
      ) : null}
    </>
  );
}

interface Props {
  readonly procedures: readonly ProcedureDto[];
  readonly finds: boolean;
}

/** Every act that opens a matter, by system; narrowed by a word of the matter, the act or the system. */
function Choices({ procedures, finds }: Props) {
  const [typed, setTyped] = useState('');
  const found = procedures.flatMap((p) => {
    const opens = has(p.group + p.title, typed) ? p.opens : p.opens.filter((o) => has(o.title, typed));
    return opens.length > 0 ? [{ ...p, opens }] : [];
  });
  return (
    <>
      {finds ? (
        <input
          type="search"
          className="input desk-new-find"
          aria-label="查事项或者办理名称"
          placeholder="查事项或者办理名称"
          value={typed}
          onChange={(e) => setTyped(e.target.value)}
        />
      ) : null}
      {found.length === 0 ? <p className="grey">没有这样的事项，请换个词。</p> : null}
      {byGroup(found).map(([group, members]) => (
        <section key={group} className="desk-new">
          <h3 className="grey small">{group}</h3>
          <ul>
            {members.flatMap((p) =>
              p.opens.map((o) => (
                <li key={`${p.id}.${o.act}`}>
                  <Link to="/m/$procedure/new/$act" params={{ procedure: p.id, act: o.act }}>
                    {p.title}
                  </Link>
                  <span className="grey">{o.title}</span>
                </li>
              )),
            )}
          </ul>
        </section>
      ))}
    </>
  );
}
