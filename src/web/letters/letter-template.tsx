import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { LetterTemplateDto, TemplateProblem } from '../../api/contract/letters.ts';
import { call, ProblemError } from '../client.ts';
import { useSession } from '../frame/session.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Await } from '../kit/states.tsx';
import { TextLines } from '../kit/text-lines.tsx';
import { letterTemplateQuery } from './queries.ts';

interface Props {
  readonly procedure: string;
  readonly letter: string;
  readonly onClose: () => void;
}

/** The text that a letter is made by; a change holds from a day on. */
export function LetterTemplate({ procedure, letter, onClose }: Props) {
  const template = useQuery(letterTemplateQuery(procedure, letter));
  const title = template.data ? `文书范本：${template.data.title}` : '文书范本';
  return (
    <Dialog title={title} onClose={onClose}>
      <Await query={template}>{(data) => <Editor data={data} procedure={procedure} letter={letter} />}</Await>
    </Dialog>
  );
}

const inUse = ({ version, from }: LetterTemplateDto): string =>
  version === 0 ? '现用平台自带的范本。' : `现用第${version}版，${from}起使用。`;

const wordsOf = (error: unknown): string => {
  if (error === null) return '';
  return error instanceof ProblemError ? error.problem.detail : '没有保存成功，请再试一次。';
};

function Editor({ data, procedure, letter }: { readonly data: LetterTemplateDto } & Omit<Props, 'onClose'>) {
  const { today } = useSession();
  const [text, setText] = useState(data.text);
  const [from, setFrom] = useState(today);
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () =>
      call<{ readonly problems: readonly TemplateProblem[] }>(
        'PUT',
        `/letters/${encodeURIComponent(procedure)}/${encodeURIComponent(letter)}`,
        {
          body: { from, text },
        },
      ),
    onSuccess: ({ problems }) => {
      if (problems.length > 0) return;
      void queries.invalidateQueries({ queryKey: ['letters'] });
      void queries.invalidateQueries({ queryKey: letterTemplateQuery(procedure, letter).queryKey });
    },
  });
  const problems = save.data?.problems ?? [];
  const kept = save.isSuccess && problems.length === 0;
  return (
    <>
      <p className="grey small">
        {inUse(data)}事项的内容写作 {'{{ 字段编号 }}'}，制作时填入；保存时检查每一处。
      </p>
      <ul className="findings">
        {problems.map((p) => (
          <li key={`${p.line}${p.text}`}>
            第{p.line}行：{p.text}。<span className="grey">{p.remedy}</span>
          </li>
        ))}
      </ul>
      <TextLines label="文书范本" text={text} editable={data.editable} onChange={setText} marked={problems.map((p) => p.line)} />
      {data.editable ? (
        <div className="letter-acts">
          <label>
            启用日期 <input className="input" type="date" min={today} value={from} onChange={(e) => setFrom(e.target.value)} />
          </label>
          <button type="button" className="button primary" disabled={text === data.text || save.isPending} onClick={() => save.mutate()}>
            {save.isPending ? '正在保存…' : '保存为新版'}
          </button>
          <span role="status">{kept ? '已保存；已制发的文书不受影响。' : ''}</span>
          <span role="alert" className="field-no">
            {wordsOf(save.error)}
          </span>
        </div>
      ) : null}
    </>
  );
}
