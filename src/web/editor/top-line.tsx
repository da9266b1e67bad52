import { useEffect, useRef, useState } from 'react';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { printInstant } from '../kit/format.ts';
import type { Keeping } from './use-saving.ts';
import type { Work } from './use-workspace.ts';

interface Props {
  readonly work: Work;
  readonly said: string;
  readonly preview: boolean;
  readonly onPreview: () => void;
  readonly onSave: (remark: string) => void;
  readonly onPropose: () => void;
  readonly onHead: () => void;
  readonly onDiscard: () => void;
}

const time = (iso: string): string => printInstant(iso).slice(-5);

function keptWords(keeping: Keeping): string {
  switch (keeping.kind) {
    case 'typing':
      return '有改动未保存';
    case 'saving':
      return '正在保存…';
    case 'kept':
      return `草稿已存（${time(keeping.at)}），还没有保存为新版`;
    case 'saved':
      return `已保存为第${keeping.version}版${keeping.merged ? '，别人在此期间的改动已经并入' : ''}`;
    case 'failed':
      return keeping.why;
    case 'clean':
      return '';
  }
}

const isDirty = ({ keeping }: Work['draft']): boolean => ['typing', 'kept', 'failed'].includes(keeping.kind);

/** Whether the screen still shows what was found waiting, untouched. */
const isWaiting = ({ data, version, draft, proposing }: Work): boolean =>
  data.draft !== null && draft.keeping.kind === 'clean' && version === data.draft.version && (data.may.edit || proposing);

/** What text this is, and how it stands. */
export function TopLine({ work, said, onDiscard }: Pick<Props, 'work' | 'said' | 'onDiscard'>) {
  return (
    <header className="page-head text-head">
      <Standing work={work} said={said} onDiscard={onDiscard} waiting={isWaiting(work)} />
      <Leaving work={work} />
    </header>
  );
}

/** The few things that are done with the whole of a text. */
export function Acts(props: Omit<Props, 'said' | 'onDiscard'>) {
  const { work, preview, onPreview, onHead } = props;
  const dirty = isDirty(work.draft) || isWaiting(work) || work.version === 0;
  return (
    <div className="text-acts">
      <a className="tool text-beside" href="#text-panel">
        旁注
      </a>
      <button type="button" className="tool" aria-pressed={preview} onClick={onPreview}>
        看成文
      </button>
      <button type="button" className="tool" onClick={onHead}>
        公文要素
      </button>
      <Main {...props} dirty={dirty} />
    </div>
  );
}

function versionWords({ data, version }: Work): string {
  if (version === 0) return '由模板起稿，还没有保存过';
  return version === data.version && data.at ? `第${version}版，${data.byUnit}${data.by}${printInstant(data.at)}保存` : `第${version}版`;
}

function Standing({ work, said, onDiscard, waiting }: Pick<Props, 'work' | 'said' | 'onDiscard'> & { readonly waiting: boolean }) {
  const { data, draft } = work;
  return (
    <div>
      <h1>{data.title}</h1>
      <p className="text-status">
        <span className="grey">
          {versionWords(work)}；{data.frozen ? '数字已冻结' : '数字随台账变化'}。
        </span>
        <span role="status">{waiting ? `接着您${printInstant(data.draft?.savedAt ?? '')}没有保存的文字。` : keptWords(draft.keeping)}</span>
        {waiting || isDirty(draft) ? (
          <button type="button" className="link-button" onClick={onDiscard}>
            不要这些改动
          </button>
        ) : null}
      </p>
      <p role="alert" className="field-no">
        {said}
      </p>
      {data.why ? <p className="grey">{data.why}。</p> : null}
    </div>
  );
}

/** Who may write saves a version; who may propose hands in what they would change. */
function Main({ work, onSave, onPropose, dirty }: Pick<Props, 'work' | 'onSave' | 'onPropose'> & { readonly dirty: boolean }) {
  const [remark, setRemark] = useState('');
  const save = useRef(onSave);
  save.current = (words) => {
    onSave(words);
    setRemark('');
  };
  const latest = useRef('');
  latest.current = remark;
  const mine = work.data.may.edit;
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return;
      event.preventDefault();
      if (mine) save.current(latest.current);
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, [mine]);
  if (!mine) {
    return work.data.may.propose ? (
      <button type="button" className="button primary compact" disabled={work.proposing && !dirty} onClick={onPropose}>
        {work.proposing ? '提交建议' : '提出修改建议'}
      </button>
    ) : null;
  }
  return (
    <>
      <input
        className="input text-remark"
        aria-label="这次改了什么"
        placeholder="这次改了什么（可不填）"
        maxLength={100}
        value={remark}
        onChange={(e) => setRemark(e.target.value)}
      />
      <button
        type="button"
        className="button primary compact"
        disabled={!dirty || work.draft.keeping.kind === 'saving'}
        onClick={() => save.current(remark)}
      >
        保存
      </button>
    </>
  );
}

/** What is typed is kept as a draft before the page is left. */
function Leaving({ work }: { readonly work: Work }) {
  const changed = useRef(false);
  changed.current = work.editable && work.draft.isUnkept();
  return (
    <LeaveGuard
      changed={changed}
      isUnsaved={work.draft.isUnkept}
      onKeep={async () => {
        await work.draft.keep();
        return !work.draft.isUnkept();
      }}
      onDiscard={async () => undefined}
    />
  );
}
