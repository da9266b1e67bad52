import { type ChangeEvent, useState } from 'react';
import type { PublicUploadDto } from '../api/contract/public.ts';
import { call } from '../web/client.ts';
import type { InputProps } from './input-props.ts';
import { failureOf } from './load.tsx';
import { printBytes } from './words.ts';

const kinds = '.pdf,.jpg,.jpeg,.png,.webp,.heic,.doc,.docx,.xls,.xlsx,.txt';
const largest = 20 * 1024 * 1024;

async function send(file: File): Promise<PublicUploadDto> {
  if (file.size > largest) throw new RangeError('too large');
  const body = new FormData();
  body.append('file', file);
  return call<PublicUploadDto>('POST', '/public/files', { body });
}

const whyNot = (error: unknown): string => (error instanceof RangeError ? '超过20兆，请压缩或者拆分后再传' : failureOf(error));

/** Sends files as they are chosen, so that handing in is quick; says how each fared. */
export function FileInput({ id, field, value, onChange, describedBy }: InputProps) {
  const held = (Array.isArray(value) ? value : value ? [value] : []) as readonly PublicUploadDto[];
  const [busy, setBusy] = useState(0);
  const [problem, setProblem] = useState<string>();
  const most = field.many ? (field.max ?? 20) : 1;
  const keep = (files: readonly PublicUploadDto[]) => onChange(field.many ? files : files[0]);
  const chosen = async (event: ChangeEvent<HTMLInputElement>) => {
    const box = event.target;
    const files = [...(box.files ?? [])].slice(0, most - held.length);
    setProblem(undefined);
    let all = held;
    for (const [at, file] of files.entries()) {
      setBusy(files.length - at);
      try {
        all = [...all, await send(file)];
        keep(all);
      } catch (error) {
        setProblem(`${file.name}：${whyNot(error)}`);
        break;
      }
    }
    setBusy(0);
    box.value = '';
  };
  return (
    <div className="files">
      {held.length > 0 ? (
        <ul>
          {held.map((file) => (
            <li key={file.sha256}>
              {file.name} <span className="grey small">{printBytes(file.size)}</span>
              <button type="button" className="link-button" onClick={() => keep(held.filter((f) => f !== file))}>
                移除<span className="unseen">{file.name}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {held.length < most ? (
        <label className="button file-button">
          {held.length > 0 ? '再选文件' : '拍照或者选文件'}
          <input
            id={`${id}-file`}
            type="file"
            accept={kinds}
            multiple={field.many === true}
            disabled={busy > 0}
            aria-label={`选择${field.title}`}
            aria-describedby={describedBy}
            onChange={(event) => void chosen(event)}
          />
        </label>
      ) : null}
      <p className="grey small" role="status">
        {busy > 0 ? `正在上传，还有${busy}个…` : '图片、PDF、Word、Excel 文件，每个不超过20兆'}
      </p>
      {problem ? (
        <p className="field-no" role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
