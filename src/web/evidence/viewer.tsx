import { useState } from 'react';
import { Dialog } from '../kit/dialog.tsx';
import { printSize } from '../kit/format.ts';
import type { FileValue } from '../kit/values.ts';
import { fileUrl, readingUrl } from './urls.ts';
import './viewer.css';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']);

export const isPicture = (file: FileValue): boolean => pictures.has(file.type);
const isReadable = (file: FileValue): boolean => isPicture(file) || file.type === docx;

interface Props {
  readonly files: readonly FileValue[];
  /** Key of the matter in which the files stand; absent while a form is being filled in. */
  readonly matter?: string | undefined;
}

/** Files by name: pictures and Word texts open here, a PDF in the browser's own reader, all else as a download. */
export function Files({ files, matter }: Props) {
  const [shown, setShown] = useState<number>();
  const file = shown === undefined ? undefined : files[shown];
  return (
    <>
      <ul className="files">
        {files.map((f, at) => (
          <li key={`${at} ${f.sha256}`}>
            <FileLink file={f} matter={matter} onShow={() => setShown(at)} />
            <span className="grey small nowrap">{printSize(f.size)}</span>
            {matter && (isReadable(f) || f.type === 'application/pdf') ? (
              <a className="small grey nowrap no-print" href={fileUrl(f.sha256, matter)} download={f.name} aria-label={`下载${f.name}`}>
                下载
              </a>
            ) : null}
          </li>
        ))}
      </ul>
      {file ? <Viewer file={file} matter={matter} files={files} onShow={setShown} onClose={() => setShown(undefined)} /> : null}
    </>
  );
}

interface LinkProps extends Pick<Props, 'matter'> {
  readonly file: FileValue;
  readonly onShow: () => void;
}

function FileLink({ file, matter, onShow }: LinkProps) {
  return (
    <a
      href={fileUrl(file.sha256, matter, true)}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => {
        // With a key held down the person wants a page of its own.
        if (!isReadable(file) || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onShow();
      }}
    >
      {isPicture(file) ? (
        <img src={fileUrl(file.sha256, matter, true)} alt="" loading="lazy" decoding="async" width="64" height="64" />
      ) : null}
      <span>{file.name}</span>
    </a>
  );
}

interface ViewerProps extends Props {
  readonly file: FileValue;
  readonly onShow: (at: number) => void;
  readonly onClose: () => void;
}

function Viewer({ file, files, matter, onShow, onClose }: ViewerProps) {
  const at = files.indexOf(file);
  const step = (by: number) => files.findIndex((f, i) => (by > 0 ? i > at : i < at) && isReadable(f));
  const [before, after] = [files.slice(0, at).findLastIndex(isReadable), step(1)];
  return (
    <Dialog title={file.name} kind="drawer" onClose={onClose}>
      <p className="viewer-acts">
        {before >= 0 ? (
          <button type="button" className="button compact" onClick={() => onShow(before)}>
            上一份
          </button>
        ) : null}
        {after >= 0 ? (
          <button type="button" className="button compact" onClick={() => onShow(after)}>
            下一份
          </button>
        ) : null}
        <a className="button compact" href={fileUrl(file.sha256, matter)} download={file.name}>
          下载（{printSize(file.size)}）
        </a>
      </p>
      {isPicture(file) ? (
        <img className="viewer-picture" src={fileUrl(file.sha256, matter, true)} alt={file.name} />
      ) : (
        // No script, no form, no way out: the text and its pictures alone.
        <iframe className="viewer-reading" title={file.name} sandbox="" src={readingUrl(file.sha256, matter)} />
      )}
    </Dialog>
  );
}
