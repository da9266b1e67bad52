import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { byGroup } from '../frame/nav.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { proceduresQuery } from '../queries.ts';

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
          {byGroup(procedures).map(([group, members]) => (
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
        </Dialog>
      ) : null}
    </>
  );
}
