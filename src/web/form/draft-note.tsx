import type { DraftDto } from '../../api/contract/work.ts';
import { printInstant } from '../kit/format.ts';
import type { Saved } from './autosave.ts';

interface NoteProps {
  readonly draft: DraftDto;
  /** The matter has moved on since the draft was kept. */
  readonly moved: boolean;
  readonly onDiscard: () => void;
}

/** Says that the form stands as it was left, and how to begin anew. */
export function DraftNote({ draft, moved, onDiscard }: NoteProps) {
  return (
    <div className="draft-note" role="status">
      <p>
        已恢复您 {printInstant(draft.savedAt)} 没有提交的内容。
        {moved ? '此后这件事项又有办理，提交前请核对。' : ''}
      </p>
      <button type="button" className="link-button" onClick={onDiscard}>
        丢弃草稿，重新填写
      </button>
    </div>
  );
}

/** How the draft stands, small beside the button. */
export function SavedState({ saved }: { readonly saved: Saved }) {
  const words = {
    none: '',
    saving: '正在保存草稿…',
    failed: '草稿没有存上，稍后自动再存',
    saved: saved.kind === 'saved' ? `草稿已保存 ${printInstant(saved.at).slice(-5)}` : '',
  };
  return (
    <span className={`draft-state small ${saved.kind === 'failed' ? 'draft-state-failed' : 'grey'}`} role="status">
      {words[saved.kind]}
    </span>
  );
}
