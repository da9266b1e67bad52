import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react';
import { OfflineError, ProblemError, upload } from '../client.ts';
import { FileList as FileNames } from '../kit/value-view.tsx';
import { type FileValue, isFile } from '../kit/values.ts';
import { useMedia } from '../preferences.ts';
import type { InputProps } from './input.ts';

function wordsOf(name: string, error: unknown): string {
  if (error instanceof OfflineError) return `「${name}」没有传上去：连不上服务器，请再选一次。`;
  if (error instanceof ProblemError) return error.problem.detail || `「${name}」没有传上去：${error.problem.title}。`;
  return `「${name}」没有传上去，请再选一次。`;
}

/** The stored file, or in words why it did not arrive. */
const sendOne = (file: File): Promise<FileValue | string> => upload(file).catch((error: unknown) => wordsOf(file.name, error));

const same = (a: FileValue) => (b: FileValue) => a.sha256 === b.sha256;

/** Sends files one after another and keeps what has arrived. */
function useUploads(held: readonly FileValue[], many: boolean, onChange: (value: unknown) => void) {
  const [busy, setBusy] = useState('');
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const add = async (files: readonly File[]) => {
    const answers: (FileValue | string)[] = [];
    for (const file of many ? files : files.slice(0, 1)) {
      setBusy(file.name);
      answers.push(await sendOne(file));
    }
    const sent = answers.filter(isFile);
    if (sent.length > 0) onChange(many ? [...held.filter((h) => !sent.some(same(h))), ...sent] : sent[0]);
    setBusy('');
    setWrong(answers.filter((a) => typeof a === 'string'));
  };
  return { busy, wrong, add };
}

/** Choose, drag, paste or photograph. */
export function FilesInput({ field, value, onChange, describedBy }: InputProps) {
  const many = field.many === true;
  const held = (Array.isArray(value) ? value : [value]).filter(isFile);
  const { busy, wrong, add } = useUploads(held, many, onChange);
  const [over, setOver] = useState(false);
  const touch = useMedia('(pointer: coarse)');
  const take = (list: FileList | null | undefined) => {
    if (list?.length) void add([...list]);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const paste = (event: ClipboardEvent) => take(event.clipboardData.files);
  const remove = (sha256: string) => onChange(many ? held.filter((f) => f.sha256 !== sha256) : undefined);
  return (
    <div>
      {held.map((file) => (
        <div key={file.sha256} className="file-held">
          <FileNames files={[file]} />
          <button type="button" className="link-button" onClick={() => remove(file.sha256)}>
            移除<span className="unseen">{file.name}</span>
          </button>
        </div>
      ))}
      <div
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
        <span className="drop-state" role="status">
          {busy ? `正在上传「${busy}」…` : ''}
        </span>
      </div>
      <div role="alert" className="field-no">
        {wrong.map((w) => (
          <p key={w}>{w}</p>
        ))}
      </div>
    </div>
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
