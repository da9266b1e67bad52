import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ListDto } from '../../api/contract.ts';
import { Dialog } from '../kit/dialog.tsx';
import { printNumber } from '../kit/format.ts';
import { askExport, jobsQuery } from './queries.ts';
import './exchange.css';

interface Props {
  readonly procedure: string;
  readonly ask: Readonly<Record<string, string>>;
  readonly total: ListDto;
  readonly onClose: () => void;
}

/** Asks for the list as it stands, as a workbook; it is made behind the page. */
export function ExportBox({ procedure, ask, total, onClose }: Props) {
  const queries = useQueryClient();
  const [columns, setColumns] = useState<'shown' | 'all'>('shown');
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const { limit: _limit, at: _at, ...search } = ask;
    try {
      await askExport({ procedure, search, columns });
      await queries.invalidateQueries({ queryKey: jobsQuery.queryKey });
      onClose();
    } catch (error) {
      setSaid(error instanceof Error ? error.message : '没有办成，请再试一次');
    }
    setBusy(false);
  };
  return (
    <Dialog title="导出" kind="box" onClose={onClose}>
      <form
        className="exchange-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>
          按现在的条件导出{total.totalCapped ? '至少 ' : ' '}
          <b>{printNumber(total.total)}</b> 件，格式为 .xlsx。
        </p>
        <fieldset>
          <legend>哪些列</legend>
          <label>
            <input type="radio" name="columns" checked={columns === 'shown'} onChange={() => setColumns('shown')} />
            列表上的列
          </label>
          <label>
            <input type="radio" name="columns" checked={columns === 'all'} onChange={() => setColumns('all')} />
            您可以查看的全部列
          </label>
        </fieldset>
        <p className="grey small">在后台生成，可以先去办别的；做好后在页面下方下载。只含您职责范围内的内容，导出会留下记录。</p>
        {said ? (
          <p className="field-no" role="alert">
            {said}
          </p>
        ) : null}
        <div className="box-acts">
          <button type="submit" className="button primary" disabled={busy}>
            开始导出
          </button>
        </div>
      </form>
    </Dialog>
  );
}
