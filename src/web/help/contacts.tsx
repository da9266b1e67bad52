import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ContactDto, HelpDto } from '../../api/contract/help.ts';
import { call, ProblemError } from '../client.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Await } from '../kit/states.tsx';
import { helpQuery } from './queries.ts';

/** Who is asked about what, where the city has not named anybody. */
const usual: readonly (readonly [about: string, whom: string])[] = [
  ['这件事该怎么办', '本单位负责人，再到上级单位的审核岗位'],
  ['期限、规则不对', '市法治政府建设领导小组办公室'],
  ['登不进来，岗位不对', '系统管理员'],
  ['该能办的不能办', '安全保密管理员'],
];

/** 该问谁: as the city has set it; the system administrator sets it here. */
export function Contacts() {
  const help = useQuery(helpQuery);
  const [editing, setEditing] = useState(false);
  return (
    <section id="help-ask" className="section" aria-labelledby="help-ask-head">
      <h2 id="help-ask-head">该问谁</h2>
      <Await query={help}>
        {(data) => (
          <>
            <List contacts={data.contacts} />
            {data.mayChange ? (
              <p className="help-edit">
                <button type="button" className="button compact" onClick={() => setEditing(true)}>
                  登记联系人
                </button>
              </p>
            ) : null}
            {editing ? <Editing held={data.contacts} onClose={() => setEditing(false)} /> : null}
          </>
        )}
      </Await>
    </section>
  );
}

function List({ contacts }: { readonly contacts: readonly ContactDto[] }) {
  return (
    <dl className="help-doings">
      {contacts.map((c) => (
        <div key={c.about + c.name}>
          <dt>{c.about}</dt>
          <dd>
            {c.name}
            {c.phone ? <span className="help-phone">{c.phone}</span> : null}
          </dd>
        </div>
      ))}
      {contacts.length === 0
        ? usual.map(([about, whom]) => (
            <div key={about}>
              <dt>{about}</dt>
              <dd className="grey">{whom}</dd>
            </div>
          ))
        : null}
    </dl>
  );
}

const blank: ContactDto = { about: '', name: '', phone: '' };
const columns = [
  ['about', '问什么'],
  ['name', '问谁'],
  ['phone', '办公电话'],
] as const;

function Editing({ held, onClose }: { readonly held: readonly ContactDto[]; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const start = held.length > 0 ? held : usual.map(([about]) => ({ ...blank, about }));
  const [lines, setLines] = useState<readonly { readonly id: number; readonly contact: ContactDto }[]>(
    start.map((contact, id) => ({ id, contact })),
  );
  const save = useMutation({
    mutationFn: (contacts: readonly ContactDto[]) => call<HelpDto>('PUT', '/help/contacts', { body: { contacts } }),
    onSuccess: (saved) => {
      queries.setQueryData(helpQuery.queryKey, saved);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(lines.map((l) => l.contact));
  };
  const set = (id: number, change: Partial<ContactDto>) =>
    setLines(lines.map((l) => (l.id === id ? { id, contact: { ...l.contact, ...change } } : l)));
  const [refused] = save.error instanceof ProblemError ? save.error.problem.refusals : [];
  return (
    <Dialog title="登记联系人" onClose={onClose}>
      <form onSubmit={submit}>
        <p className="grey">全市的人在「帮助」里都看得到，只写单位、岗位和办公电话，不写个人手机。整行留空即删去。</p>
        <ol className="contact-lines">
          {lines.map(({ id, contact }, i) => (
            <li key={id}>
              {columns.map(([field, title]) => (
                <label key={field}>
                  <span className="grey small">{title}</span>
                  <input
                    className="input"
                    aria-label={`第${i + 1}行${title}`}
                    value={contact[field]}
                    maxLength={40}
                    autoComplete="off"
                    onChange={(e) => set(id, { [field]: e.target.value })}
                  />
                </label>
              ))}
            </li>
          ))}
        </ol>
        <p>
          <button
            type="button"
            className="link-button"
            onClick={() => setLines([...lines, { id: Math.max(0, ...lines.map((l) => l.id)) + 1, contact: blank }])}
          >
            加一行
          </button>
        </p>
        {save.error ? (
          <p className="field-no" role="alert">
            {refused ? `${refused.text}。${refused.remedy}。` : '没有保存，请再试一次。'}
          </p>
        ) : null}
        <div className="dialog-acts">
          <button type="submit" className="button primary" disabled={save.isPending}>
            保存
          </button>
          <button type="button" className="button" onClick={onClose}>
            不改了
          </button>
        </div>
      </form>
    </Dialog>
  );
}
