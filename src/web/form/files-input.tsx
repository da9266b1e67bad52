import { type ClipboardEvent, type DragEvent, useEffect, useRef, useState } from 'react';
import { type Going, useUploads } from '../evidence/use-uploads.ts';
import { Files } from '../evidence/viewer.tsx';
import { type FileValue, isFile } from '../kit/values.ts';
import { useMedia } from '../preferences.ts';
import type { InputProps } from './input.ts';

const same = (a: FileValue) => (b: FileValue) => a.sha256 === b.sha256;

/** What is pasted anywhere in a form goes to its only place for files; several places each take their own. */
function usePasteInForm(zone: React.RefObject<HTMLDivElement | null>, take: (files: FileList) => void) {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const form = zone.current?.closest('form');
    const paste = (event: globalThis.ClipboardEvent) => {
      const files = event.clipboardData?.files;
      if (!files?.length || event.defaultPrevented || form?.querySelectorAll('.drop').length !== 1) return;
      event.preventDefault();
      latest.current(files);
    };
    form?.addEventListener('paste', paste);
    return () => form?.removeEventListener('paste', paste);
  }, [zone]);
}

/** Choose, drag, paste or photograph. */
export function FilesInput({ field, value, onChange, describedBy }: InputProps) {
  const many = field.many === true;
  const held = (Array.isArray(value) ? value : [value]).filter(isFile);
  const now = useRef(held);
  now.current = held;
  const put = (files: readonly FileValue[]) => {
    now.current = [...files];
    onChange(many ? files : files[0]);
  };
  const uploads = useUploads((file) => put(many ? [...now.current.filter((h) => !same(h)(file)), file] : [file]));
  const [over, setOver] = useState(false);
  const zone = useRef<HTMLDivElement>(null);
  const touch = useMedia('(pointer: coarse)');
  const take = (list: FileList | null | undefined) => {
    if (list?.length) uploads.add(many ? [...list] : [...list].slice(0, 1));
  };
  usePasteInForm(zone, take);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    take(event.clipboardData.files);
  };
  return (
    <div>
      {held.map((file) => (
        <div key={file.sha256} className="file-held">
          <Files files={[file]} />
          <button type="button" className="link-button" onClick={() => put(held.filter((f) => f.sha256 !== file.sha256))}>
            移除<span className="unseen">{file.name}</span>
          </button>
        </div>
      ))}
      <div
        ref={zone}
        className={`drop ${over ? 'drop-over' : ''}`}
        onDragOver={(e) => {
          e.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        onPaste={paste}
      >
        <Choose
          title={held.length && !many ? '换一个文件' : '选择文件'}
          accept={field.accept?.join(',')}
          many={many}
          onTake={take}
          describedBy={describedBy}
        />
        {touch ? (
          <Choose title="拍照" accept="image/*" camera onTake={take} />
        ) : (
          <span className="grey small">也可以拖到这里，或复制后在此粘贴</span>
        )}
      </div>
      <Underway {...uploads} />
    </div>
  );
}

/** Files under way with how far they came, and those that did not arrive with why. */
function Underway({ going, drop, again }: Pick<ReturnType<typeof useUploads>, 'going' | 'drop' | 'again'>) {
  const sending = going.filter((g) => g.wrong === undefined);
  return (
    <>
      <p className="unseen" role="status">
        {sending.length ? `正在上传${sending.map((g) => `「${g.file.name}」`).join('')}` : ''}
      </p>
      <ul className="file-going">
        {going.map((g) => (
          <li key={g.id}>
            {g.wrong ? (
              <span className="field-no" role="alert">
                {g.wrong}
              </span>
            ) : (
              <Share going={g} />
            )}
            {g.lost ? (
              <button type="button" className="link-button" onClick={() => again(g)}>
                接着传
              </button>
            ) : null}
            <button type="button" className="link-button" onClick={() => drop(g.id)}>
              {g.lost ? '不传了' : g.wrong ? '知道了' : '取消'}
              <span className="unseen">{g.file.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Share({ going }: { readonly going: Going }) {
  const percent = Math.round(going.share * 100);
  return (
    <>
      <span className="file-name">{going.file.name}</span>
      <progress value={percent} max={100} aria-label={`「${going.file.name}」已上传`} />
      <span className="grey small nowrap">{percent}%</span>
    </>
  );
}

interface ChooseProps {
  readonly title: string;
  readonly accept?: string | undefined;
  readonly many?: boolean;
  readonly camera?: boolean;
  readonly onTake: (files: FileList | null) => void;
  readonly describedBy?: string | undefined;
}

function Choose({ title, accept, many = false, camera = false, onTake, describedBy }: ChooseProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="button compact" aria-describedby={describedBy} onClick={() => input.current?.click()}>
        {title}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={many}
        capture={camera ? 'environment' : undefined}
        onChange={(e) => {
          onTake(e.target.files);
          // The same file may be chosen again after it was removed.
          e.target.value = '';
        }}
      />
    </>
  );
}
