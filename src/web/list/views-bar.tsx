import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ListSetupDto, SavedViewDto } from '../../api/contract/exchange.ts';
import { call } from '../client.ts';
import { Dialog } from '../kit/dialog.tsx';
import type { Search } from '../router.tsx';
import { askOf, keptOf } from './ask.ts';
import './list-tools.css';

interface Props {
  readonly procedure: string;
  readonly setup: ListSetupDto;
  readonly search: Search;
}

const sameAsk = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

interface Standing {
  /** The view on the screen, if it is one. */
  readonly active: SavedViewDto | undefined;
  /** What stands on the screen differs from it. */
  readonly changed: boolean;
  /** Nothing is asked. */
  readonly plain: boolean;
}

function standing(views: readonly SavedViewDto[], search: Search): Standing {
  const asked = keptOf(search);
  const active = views.find((v) => v.id === search.view) ?? views.find((v) => sameAsk(v.search, asked));
  return { active, changed: active !== undefined && !sameAsk(active.search, asked), plain: Object.keys(asked).length === 0 };
}

/** Kept lists, one tap each; what stands on the screen may be kept as one. */
export function ViewsBar({ procedure, setup, search }: Props) {
  const [box, setBox] = useState<'new' | SavedViewDto>();
  const { active, changed, plain } = standing(setup.views, search);
  if (setup.views.length === 0 && plain) return null;
  const on = (is: boolean) => (is ? { className: 'view-on', 'aria-current': 'true' as const } : {});
  return (
    <nav className="views-bar no-print" aria-label="视图">
      <Link to="." search={{ view: 'all' }} {...on(plain && !active)}>
        全部
      </Link>
      {setup.views.map((v) => (
        <Link key={v.id} to="." search={{ ...v.search, view: v.id }} {...on(v === active)}>
          {v.name}
          {v.owner === 'unit' ? <span className="grey small">（本单位）</span> : null}
        </Link>
      ))}
      <span className="views-acts">
        {changed && active?.mayChange ? <Renew procedure={procedure} view={active} search={keptOf(search)} /> : null}
        {!plain && (!active || changed) ? (
          <button type="button" className="link-button" onClick={() => setBox('new')}>
            存为视图
          </button>
        ) : null}
        {active?.mayChange ? (
          <button type="button" className="link-button" onClick={() => setBox(active)}>
            管理视图
          </button>
        ) : null}
      </span>
      {box === 'new' ? <NewView procedure={procedure} setup={setup} search={keptOf(search)} onClose={() => setBox(undefined)} /> : null}
      {box !== undefined && box !== 'new' ? <ChangeView procedure={procedure} view={box} onClose={() => setBox(undefined)} /> : null}
    </nav>
  );
}

/** Sends a change of the views and shows them anew; the sentence of a refusal stays. */
function useViews(procedure: string) {
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const send = async <T,>(work: () => Promise<T>): Promise<T | undefined> => {
    setSaid('');
    try {
      const answer = await work();
      await queries.invalidateQueries({ queryKey: ['list-setup', procedure] });
      return answer;
    } catch (error) {
      setSaid(error instanceof Error ? error.message : '没有办成，请再试一次');
      return undefined;
    }
  };
  return { said, send };
}

const path = (procedure: string, id = ''): string => `/lists/${encodeURIComponent(procedure)}/views${id ? `/${id}` : ''}`;

function Renew({
  procedure,
  view,
  search,
}: {
  readonly procedure: string;
  readonly view: SavedViewDto;
  readonly search: Readonly<Record<string, string>>;
}) {
  const { send } = useViews(procedure);
  return (
    <button
      type="button"
      className="link-button"
      onClick={() => void send(() => call('PUT', path(procedure, view.id), { body: { search } }))}
    >
      更新「{view.name}」
    </button>
  );
}

interface NewProps {
  readonly procedure: string;
  readonly setup: ListSetupDto;
  readonly search: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

function NewView({ procedure, setup, search, onClose }: NewProps) {
  const navigate = useNavigate();
  const { said, send } = useViews(procedure);
  const [name, setName] = useState('');
  const [owner, setOwner] = useState<'person' | 'unit'>('person');
  const [isDefault, setDefault] = useState(false);
  const save = async () => {
    const made = await send(() => call<SavedViewDto>('POST', path(procedure), { body: { name, owner, isDefault, search } }));
    if (!made) return;
    onClose();
    void navigate({ to: '.', search: { ...askOf(made.search), view: made.id }, replace: true });
  };
  return (
    <Dialog title="存为视图" kind="box" onClose={onClose}>
      <form
        className="view-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Name name={name} said={said} onName={setName} />
        {setup.mayShare ? (
          <fieldset>
            <legend>谁用</legend>
            <label>
              <input type="radio" name="owner" checked={owner === 'person'} onChange={() => setOwner('person')} />
              只有我
            </label>
            <label>
              <input type="radio" name="owner" checked={owner === 'unit'} onChange={() => setOwner('unit')} />
              本单位的人都能用
            </label>
          </fieldset>
        ) : null}
        <Default isDefault={isDefault} onDefault={setDefault} />
        <div className="box-acts">
          <button type="submit" className="button primary">
            保存
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Name({ name, said, onName }: { readonly name: string; readonly said: string; readonly onName: (name: string) => void }) {
  return (
    <label className="view-name">
      名称
      <input
        className="input"
        value={name}
        maxLength={40}
        required
        aria-invalid={said ? true : undefined}
        aria-describedby={said ? 'view-said' : undefined}
        onChange={(e) => onName(e.target.value)}
      />
      {said ? (
        <span id="view-said" className="field-no" role="alert">
          {said}
        </span>
      ) : null}
    </label>
  );
}

function Default({ isDefault, onDefault }: { readonly isDefault: boolean; readonly onDefault: (on: boolean) => void }) {
  return (
    <label>
      <input type="checkbox" checked={isDefault} onChange={(e) => onDefault(e.target.checked)} />
      打开列表时先显示它
    </label>
  );
}

function ChangeView({
  procedure,
  view,
  onClose,
}: {
  readonly procedure: string;
  readonly view: SavedViewDto;
  readonly onClose: () => void;
}) {
  const navigate = useNavigate();
  const { said, send } = useViews(procedure);
  const [name, setName] = useState(view.name);
  const [isDefault, setDefault] = useState(view.isDefault);
  const save = async () => {
    if (await send(() => call('PUT', path(procedure, view.id), { body: { name, isDefault } }))) onClose();
  };
  const remove = async () => {
    await send(() => call('DELETE', path(procedure, view.id)));
    onClose();
    void navigate({ to: '.', search: { ...view.search, view: 'all' }, replace: true });
  };
  return (
    <Dialog title="管理视图" kind="box" onClose={onClose}>
      <form
        className="view-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Name name={name} said={said} onName={setName} />
        <Default isDefault={isDefault} onDefault={setDefault} />
        <div className="box-acts">
          <button type="button" className="button" onClick={() => void remove()}>
            删除视图
          </button>
          <button type="submit" className="button primary">
            保存
          </button>
        </div>
      </form>
    </Dialog>
  );
}
