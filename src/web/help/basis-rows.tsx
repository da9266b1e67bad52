import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type DescribedBasis, printDate } from '#kernel';
import { useSession } from '../frame/session.ts';
import { MarkWord } from '../kit/provision.tsx';
import { lawQuery } from '../queries.ts';
import { bareText, citedIn, markWords } from './words.ts';

/** A provision in full: which instrument, which article, since when in force, and how sure we are. */
export function BasisRows({ basis, children }: { readonly basis: DescribedBasis; readonly children?: ReactNode }) {
  return (
    <dl className="why-rows">
      <Cited basis={basis} />
      <dt>核对</dt>
      <dd>
        <MarkWord mark={basis.mark} always />
        <span className="grey">　{markWords[basis.mark][1]}。</span>
      </dd>
      {children}
    </dl>
  );
}

/** A default cites no law, so there is nothing in force to name. */
function Cited({ basis }: { readonly basis: DescribedBasis }) {
  const { today } = useSession();
  const law = useQuery(lawQuery);
  const cited = citedIn(basis.text, law.data?.instruments ?? [], today);
  if (basis.mark === 'default') return null;
  if (!cited) {
    return (
      <>
        <dt>依据</dt>
        <dd>{bareText(basis.text)}</dd>
      </>
    );
  }
  const { instrument, provision } = cited;
  return (
    <>
      <dt>依据</dt>
      <dd className="song">
        《{instrument.title.replace(/^《(.*)》$/, '$1')}》{instrument.number ? <span className="grey">　{instrument.number}</span> : null}
      </dd>
      {provision ? (
        <>
          <dt>条款</dt>
          <dd>{provision}</dd>
        </>
      ) : null}
      <dt>施行</dt>
      <dd>
        {instrument.from ? `自${printDate(instrument.from)}起` : '施行日期没有登记'}
        {instrument.to ? `，至${printDate(instrument.to)}前` : ''}
      </dd>
    </>
  );
}
