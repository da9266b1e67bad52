import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LetterIssued, LetterReady } from '../../api/contract/letters.ts';
import type { MatterDto } from '../../api/contract.ts';
import { useSession } from '../frame/session.ts';
import { shortDate } from '../kit/format.ts';
import { LetterSheet, type Opened } from './letter-sheet.tsx';
import { lettersPath, lettersQuery, type MatterPlace } from './queries.ts';
import './letters.css';

/** 文书: the letters that can be made of a matter now, and those that were issued. Silent where there is neither. */
export function Letters({ matter }: { readonly matter: MatterDto }) {
  const place: MatterPlace = { procedure: matter.procedure, key: matter.key, seq: matter.seq };
  const letters = useQuery(lettersQuery(place));
  const [opened, setOpened] = useState<Opened>();
  const { ready = [], issued = [] } = letters.data ?? {};
  if (ready.length === 0 && issued.length === 0) return null;
  return (
    <section className="section letters">
      <h2>文书</h2>
      <ul>
        {issued.map((one) => (
          <IssuedRow key={`${one.letter} ${one.seq}`} one={one} place={place} open={() => setOpened({ ...one, issued: true })} />
        ))}
        {ready.map((one) => (
          <ReadyRow key={one.letter} one={one} open={() => setOpened({ ...one, issued: false })} />
        ))}
      </ul>
      {opened ? <LetterSheet place={place} opened={opened} onIssued={setOpened} onClose={() => setOpened(undefined)} /> : null}
    </section>
  );
}

function ReadyRow({ one, open }: { readonly one: LetterReady; readonly open: () => void }) {
  const { today } = useSession();
  return (
    <li>
      <button type="button" className="link-button letter-name no-print" onClick={open}>
        {one.title}
      </button>
      <p className="grey small">
        {shortDate(one.on, today)} {one.after}后可以制作{one.purpose ? `，${one.purpose}` : ''}
      </p>
    </li>
  );
}

interface IssuedProps {
  readonly one: LetterIssued;
  readonly place: MatterPlace;
  readonly open: () => void;
}

function IssuedRow({ one, place, open }: IssuedProps) {
  const file = `/api${lettersPath(place)}/${encodeURIComponent(one.letter)}/issued/${one.seq}/file`;
  return (
    <li>
      <p>
        {one.open ? (
          <button type="button" className="link-button letter-name" onClick={open}>
            {one.title}
          </button>
        ) : (
          <span className="letter-name">{one.title}</span>
        )}
        {one.number ? <span className="letter-no"> {one.number}</span> : null}
      </p>
      <p className="grey small">
        {one.datedOn} 制发，{one.by.unit}
        {one.by.name}
        {one.open ? (
          <a className="letter-file no-print" href={file} download>
            下载
          </a>
        ) : null}
      </p>
    </li>
  );
}
