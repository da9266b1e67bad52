import { type ReactNode, useEffect, useRef } from 'react';
import './dialog.css';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** Asked before closing; the parent decides. */
  readonly onClose: () => void;
  readonly kind?: 'drawer' | 'box' | 'menu';
}

/** A native modal dialog: focus stays inside, Esc asks to close, the page behind is inert. */
export function Dialog({ title, children, onClose, kind = 'drawer' }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    // The title first, not the button that closes: a reader hears what opened, a phone shows no keyboard.
    dialog?.querySelector<HTMLElement>('h2')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={`dialog dialog-${kind}`}
      aria-label={title}
      onCancel={(event) => {
        // A file chooser inside also sends "cancel"; only the dialog's own counts.
        if (event.target !== ref.current) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className="dialog-head">
        <h2 tabIndex={-1}>{title}</h2>
        <button type="button" className="button plain compact" onClick={onClose}>
          关闭
        </button>
      </header>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}
