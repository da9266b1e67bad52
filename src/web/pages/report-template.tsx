import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReportDto } from '../../api/contract.ts';
import { call, OfflineError, ProblemError } from '../client.ts';
import { Dialog } from '../kit/dialog.tsx';
import { TextLines } from '../kit/text-lines.tsx';
import { reportQuery } from '../queries.ts';
import { Problems } from './report-problems.tsx';

/** What came of saving: problems of severity `refusal` mean that nothing was kept. */
interface Saved {
  readonly problems: readonly (ReportDto['problems'][number] & { readonly severity: string })[];
}

const wordsOf = (error: unknown): string => {
  if (error instanceof OfflineError) return '连不上服务器，文字还在，网络恢复后请再保存一次。';
  if (error instanceof ProblemError) {
    return error.problem.detail || error.problem.title;
  }
  return '没有保存成功，请再试一次。';
};

/** The text of the report with its citations, as plain lines; saving composes the report anew. */
export function TemplateEditor({ report, onClose }: { readonly report: ReportDto; readonly onClose: () => void }) {
  const { template, year } = report;
  const [text, setText] = useState(template.text);
  const [asked, setAsked] = useState(false);
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => call<Saved>('PUT', '/reports/annual/template', { body: { text } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: reportQuery(year).queryKey }),
  });
  const changed = text !== template.text;
  const problems = save.data?.problems ?? report.problems;
  // A text that cannot be composed is not kept; it stays here to be put right.
  const refused = save.data?.problems.some((p) => p.severity === 'refusal') === true;
  return (
    <Dialog title={`报告文本（第${template.version}版）`} onClose={() => (changed && !asked ? setAsked(true) : onClose())}>
      {asked && changed ? (
        <div className="summary" role="alert">
          <p>改过的文字还没有保存。</p>
          <button type="button" className="button compact" onClick={onClose}>
            不要了，关闭
          </button>
        </div>
      ) : null}
      <p className="grey small">
        用 {'{{数据编号}}'} 引用数字，如 {'{{legality-review.reviewed}}'}；保存时检查每处引用，数字不能直接写入。
      </p>
      <Problems problems={problems} />
      <TextLines label="报告文本" text={text} editable={template.editable} onChange={setText} marked={problems.map((p) => p.line)} />
      <div className="dialog-acts">
        {template.editable ? (
          <button type="button" className="button primary" disabled={!changed || save.isPending} onClick={() => save.mutate()}>
            {save.isPending ? '正在保存…' : '保存并重新成文'}
          </button>
        ) : null}
        <span role="status">{save.isSuccess && !refused && !changed ? '已保存，正文已重新成文。' : ''}</span>
        <span role="alert" className="field-no">
          {save.isError ? wordsOf(save.error) : refused ? '没有保存：请先改正上面列出的各行。' : ''}
        </span>
      </div>
    </Dialog>
  );
}
