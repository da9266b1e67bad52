import type { UseMutationResult } from '@tanstack/react-query';
import { OfflineError, ProblemError } from '../client.ts';

const wordsOf = (error: unknown): string => {
  if (error instanceof ProblemError) return error.problem.detail || error.problem.title;
  return error instanceof OfflineError ? '连不上服务器，网络恢复后请再保存一次。' : '没有保存成功，请再试一次。';
};

/** What came of saving, beside the button. */
export function Saved({ of, changed }: { readonly of: Pick<UseMutationResult, 'error' | 'isSuccess'>; readonly changed: boolean }) {
  return (
    <>
      <span role="status">{of.isSuccess && !changed ? '已保存。' : ''}</span>
      <span role="alert" className="field-no">
        {of.error ? wordsOf(of.error) : ''}
      </span>
    </>
  );
}
