import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RoomTemplateDto } from '../../api/contract/room.ts';
import { call } from '../client.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Await } from '../kit/states.tsx';
import { TextLines } from '../kit/text-lines.tsx';
import { Problems } from '../pages/report-problems.tsx';
import { roomListQuery, templateQuery, whyNot } from './queries.ts';

interface Props {
  /** Empty: a new one, which begins with the words of the first. */
  readonly id: string;
  readonly first: string;
  readonly onClose: () => void;
}

interface Saved {
  readonly problems: readonly { readonly line: number; readonly severity: string; readonly text: string; readonly remedy: string }[];
}

/** The words that reports of one kind begin with. */
export function TemplateDialog({ id, first, onClose }: Props) {
  const template = useQuery(templateQuery(id || first));
  return (
    <Dialog title={id ? '报告底稿' : '增加报告底稿'} onClose={onClose}>
      <Await query={template}>{(data) => <Editor key={data.version} data={data} isNew={!id} />}</Await>
    </Dialog>
  );
}

function useSaving(target: string, title: string, text: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call<Saved>('PUT', `/reports/templates/${encodeURIComponent(target)}`, { body: { title, text } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: roomListQuery.queryKey, exact: true });
      void queries.invalidateQueries({ queryKey: ['report'] });
    },
  });
}

const nameable = (id: string, title: string): boolean => /^[a-z][a-z0-9-]{2,59}$/.test(id) && title.trim().length >= 2;

function Editor({ data, isNew }: { readonly data: RoomTemplateDto; readonly isNew: boolean }) {
  const [text, setText] = useState(data.text);
  const [title, setTitle] = useState(isNew ? '' : data.title);
  const [id, setId] = useState(isNew ? '' : data.id);
  const save = useSaving(id, title, text);
  const problems = save.data?.problems ?? [];
  const refused = problems.some((p) => p.severity === 'refusal');
  const ready = nameable(id, title) && (isNew || text !== data.text) && !save.isPending;
  return (
    <>
      <p className="grey small">
        {'{year}'}、{'{lastYear}'}、{'{nextYear}'} 换成年度，{'{unit}'}、{'{organ}'}、{'{superior}'}、{'{sign}'}{' '}
        换成报告单位、署名机关、主送机关、机关代字；
        {'{{数据编号}}'} 引用数据，范围随报告单位；首部「适用」写明用于哪些单位（city、county、zone、department、township、street）。
      </p>
      {isNew ? <Names title={title} id={id} onTitle={setTitle} onId={setId} /> : null}
      <Problems problems={problems} />
      <TextLines label="报告底稿" text={text} editable={data.editable} onChange={setText} marked={problems.map((p) => p.line)} />
      <div className="dialog-acts">
        {data.editable ? (
          <button type="button" className="button primary" disabled={!ready} onClick={() => save.mutate()}>
            {save.isPending ? '正在保存…' : '保存底稿'}
          </button>
        ) : null}
        <span role="status">{save.isSuccess && !refused ? '已保存；以后启动的报告用新的底稿。' : ''}</span>
        <span role="alert" className="field-no">
          {refused ? '没有保存：请先改正上面列出的各行。' : whyNot(save.error)}
        </span>
      </div>
    </>
  );
}

interface NamesProps {
  readonly title: string;
  readonly id: string;
  readonly onTitle: (title: string) => void;
  readonly onId: (id: string) => void;
}

const Names = ({ title, id, onTitle, onId }: NamesProps) => (
  <div className="room-pair">
    <label>
      名称
      <input className="input" value={title} maxLength={60} onChange={(e) => onTitle(e.target.value)} />
    </label>
    <label>
      编号（小写字母和连字符）
      <input className="input" value={id} maxLength={60} placeholder="township-report" onChange={(e) => onId(e.target.value)} />
    </label>
  </div>
);
