import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { LetterDraft, LetterFrozen } from '../../api/contract/letters.ts';
import { call, OfflineError, ProblemError } from '../client.ts';
import { Dialog } from '../kit/dialog.tsx';
import { isOfficialDocument } from '../kit/official.ts';
import { OfficialPage } from '../kit/official-page.tsx';
import { Await, Note } from '../kit/states.tsx';
import { LetterTemplate } from './letter-template.tsx';
import { draftQuery, frozenQuery, lettersPath, type MatterPlace } from './queries.ts';

/** Which letter is looked at: as it would be made, or as it was issued. */
export interface Opened {
  readonly letter: string;
  readonly seq: number;
  readonly title: string;
  readonly issued: boolean;
}

interface Props {
  readonly place: MatterPlace;
  readonly opened: Opened;
  readonly onIssued: (next: Opened) => void;
  readonly onClose: () => void;
}

const noFigures = new Map<string, never>();

/** A letter as a sheet of paper, with what can be done with it. */
export function LetterSheet({ place, opened, onIssued, onClose }: Props) {
  const [editing, setEditing] = useState(false);
  if (editing) return <LetterTemplate procedure={place.procedure} letter={opened.letter} onClose={() => setEditing(false)} />;
  return (
    <Dialog title={opened.title} onClose={onClose}>
      {opened.issued ? (
        <Frozen place={place} opened={opened} />
      ) : (
        <Draft place={place} opened={opened} onIssued={onIssued} onEdit={() => setEditing(true)} />
      )}
    </Dialog>
  );
}

function Sheet({ document }: { readonly document: unknown }) {
  return isOfficialDocument(document) ? (
    <OfficialPage document={document} figures={noFigures} />
  ) : (
    <Note title="这份文书不能显示">请下载后查看。</Note>
  );
}

function Frozen({ place, opened }: Pick<Props, 'place' | 'opened'>) {
  const letter = useQuery(frozenQuery(place, opened.letter, opened.seq));
  const file = `/api${lettersPath(place)}/${encodeURIComponent(opened.letter)}/issued/${opened.seq}/file`;
  return (
    <Await query={letter}>
      {(data) => (
        <>
          <div className="letter-acts no-print">
            <a className="button primary" href={file} download>
              下载（.docx）
            </a>
            <span className="grey">
              {data.by.unit}
              {data.by.name}于{data.madeAt.slice(0, 10)}制发，内容不再变动。
            </span>
          </div>
          <Sheet document={data.document} />
        </>
      )}
    </Await>
  );
}

interface DraftProps extends Pick<Props, 'place' | 'opened' | 'onIssued'> {
  readonly onEdit: () => void;
}

function Draft({ place, opened, onIssued, onEdit }: DraftProps) {
  const draft = useQuery(draftQuery(place, opened.letter));
  return <Await query={draft}>{(data) => <DraftView data={data} place={place} onIssued={onIssued} onEdit={onEdit} />}</Await>;
}

const wordsOf = (error: unknown): string => {
  if (error instanceof OfflineError) return '连不上服务器，文书没有制发。';
  return error instanceof ProblemError ? error.problem.detail || error.problem.title : '没有制发成功，请再试一次。';
};

function DraftView({ data, place, onIssued, onEdit }: { readonly data: LetterDraft } & Omit<DraftProps, 'opened'>) {
  const queries = useQueryClient();
  const path = `${lettersPath(place)}/${encodeURIComponent(data.letter)}`;
  const issue = useMutation({
    mutationFn: () => call<LetterFrozen>('POST', path),
    onSuccess: (done) => {
      queries.setQueryData(frozenQuery(place, done.letter, done.seq).queryKey, done);
      void queries.invalidateQueries({ queryKey: ['letters', place.procedure, place.key, place.seq] });
      onIssued({ letter: done.letter, seq: done.seq, title: done.title, issued: true });
    },
  });
  const whole = data.against.length === 0;
  return (
    <>
      {whole ? null : (
        <div className="summary">
          <p>制发前还须解决：</p>
          <ul>
            {data.against.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="letter-acts no-print">
        <button type="button" className="button primary" disabled={!whole || issue.isPending} onClick={() => issue.mutate()}>
          {issue.isPending ? '正在制发…' : '制发'}
        </button>
        <a className="button" href={`/api${path}/file`} download>
          下载草稿
        </a>
        <button type="button" className="link-button" onClick={onEdit}>
          {data.template.editable ? '修改范本' : '查看范本'}
        </button>
        <span role="alert" className="field-no">
          {issue.isError ? wordsOf(issue.error) : ''}
        </span>
      </div>
      <p className="grey small no-print">制发后编定文号，留存原件，内容不再变动。</p>
      <Sheet document={data.document} />
    </>
  );
}
