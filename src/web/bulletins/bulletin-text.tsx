import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, ProblemError } from '../client.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Await } from '../kit/states.tsx';
import { TextLines } from '../kit/text-lines.tsx';
import { Problems } from '../pages/report-problems.tsx';
import { type BulletinText, bulletinQuery, bulletinTextQuery } from './queries.ts';

interface Props {
  readonly system: string;
  readonly quarter: string;
  readonly onClose: () => void;
}

interface Saved {
  readonly problems: readonly { readonly line: number; readonly severity: string; readonly text: string; readonly remedy: string }[];
}

/** The text of a bulletin with its citations; saving composes the draft anew. */
export function BulletinTextEditor(props: Props) {
  const text = useQuery(bulletinTextQuery(props.system));
  return (
    <Dialog title="通报底稿" onClose={props.onClose}>
      <Await query={text}>{(data) => <Editor key={data.version} data={data} {...props} />}</Await>
    </Dialog>
  );
}

function Editor({ data, system, quarter }: { readonly data: BulletinText } & Props) {
  const [text, setText] = useState(data.text);
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => call<Saved>('PUT', `/bulletins/${encodeURIComponent(system)}/template`, { body: { text } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: bulletinQuery(system, quarter).queryKey }),
  });
  const problems = save.data?.problems ?? [];
  const refused = problems.some((p) => p.severity === 'refusal');
  const said = save.isError ? (save.error instanceof ProblemError ? save.error.problem.detail : '没有保存成功，请再试一次。') : '';
  return (
    <>
      <p className="grey small">
        用 {'{{数据编号}}'} 引用本季数字；{'{{数据编号@上季}}'}、{'{{数据编号@累计}}'} 引用其他期间；{'{{数据编号 | 同比}}'} 写出比较。
      </p>
      <Problems problems={problems} />
      <TextLines label="通报底稿" text={text} editable={data.editable} onChange={setText} marked={problems.map((p) => p.line)} />
      <div className="dialog-acts">
        {data.editable ? (
          <button type="button" className="button primary" disabled={text === data.text || save.isPending} onClick={() => save.mutate()}>
            {save.isPending ? '正在保存…' : '保存并重新成文'}
          </button>
        ) : null}
        <span role="status">{save.isSuccess && !refused ? '已保存，草稿已重新成文；已印发的不受影响。' : ''}</span>
        <span role="alert" className="field-no">
          {refused ? '没有保存：请先改正上面列出的各行。' : said}
        </span>
      </div>
    </>
  );
}
