import { useBlocker } from '@tanstack/react-router';
import { Dialog } from '../kit/dialog.tsx';

interface Props {
  readonly changed: { readonly current: boolean };
  /** Whether something would be lost right now. */
  readonly isUnsaved: () => boolean;
  /** Keeps the form on the server; absent where no draft is kept. */
  readonly onKeep: (() => Promise<boolean>) | undefined;
  readonly onDiscard: () => Promise<void>;
}

/** Asks before a half-filled form is left, on the way to another page or out of the window. */
export function LeaveGuard({ changed, isUnsaved, onKeep, onDiscard }: Props) {
  const blocker = useBlocker({ shouldBlockFn: () => changed.current, enableBeforeUnload: isUnsaved, withResolver: true });
  if (blocker.status !== 'blocked') return null;
  // What could not be kept is not left behind: the form says so at its foot.
  const keepAndLeave = (keep: () => Promise<boolean>) => void keep().then((kept) => (kept ? blocker.proceed() : blocker.reset()));
  return (
    <Dialog title="还没有提交" kind="box" onClose={blocker.reset}>
      <p>{onKeep ? '可以存为草稿，下次打开时接着填。' : '离开这里，已经填写的内容不会保存。'}</p>
      <div className="dialog-acts leave-acts">
        <button type="button" className="button primary" onClick={blocker.reset}>
          继续填写
        </button>
        {onKeep ? (
          <button type="button" className="button" onClick={() => keepAndLeave(onKeep)}>
            存为草稿，离开
          </button>
        ) : null}
        <button type="button" className="button" onClick={() => void onDiscard().finally(blocker.proceed)}>
          不要了，离开
        </button>
      </div>
    </Dialog>
  );
}
