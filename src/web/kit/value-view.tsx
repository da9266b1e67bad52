import { Link } from '@tanstack/react-router';
import type { DescribedField, Json } from '#kernel';
import { Files } from '../evidence/viewer.tsx';
import { filesOf, listOfJson, type Names, nameOf, printAmount, printValue } from './values.ts';
import './value-view.css';
import { Wide } from './wide.tsx';

interface Props {
  readonly field: DescribedField;
  readonly value: Json | undefined;
  readonly names: Names;
  /** Key of the matter, so that its files may be opened. */
  readonly matter: string;
}

/** A value as the matter page shows it: files open, references lead on, rows stand in a table. */
export function ValueView({ field, value, names, matter }: Props) {
  if (field.kind === 'file') return <Files files={filesOf(value)} matter={matter} />;
  if (field.kind === 'rows') return <RowsView field={field} value={value} names={names} matter={matter} />;
  if (field.kind === 'reference') return <References field={field} value={value} names={names} />;
  if (field.kind === 'party') return <PartyView value={value} />;
  if (field.kind === 'long-text') return <p className="value-long">{String(value ?? '')}</p>;
  if ((field.kind === 'number' || field.kind === 'money') && typeof value === 'number') {
    return (
      <>
        {printAmount(field, value)}
        <span className="unit-word">{field.unit ?? (field.kind === 'money' ? '元' : '')}</span>
      </>
    );
  }
  return <>{printValue(field, value, names)}</>;
}

function References({ field, value, names }: Omit<Props, 'matter'>) {
  const procedure = field.procedure ?? '';
  return (
    <>
      {listOfJson(value).map((key, i) => {
        const [region = '', id = ''] = String(key).split('/');
        return (
          <span key={String(key)}>
            {i > 0 ? '、' : ''}
            {names[String(key)] === undefined ? (
              nameOf(field, String(key), names)
            ) : (
              <Link to="/m/$procedure/$region/$id" params={{ procedure, region, id }}>
                {names[String(key)]}
              </Link>
            )}
          </span>
        );
      })}
    </>
  );
}

function PartyView({ value }: { readonly value: Json | undefined }) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return <>{String(value ?? '')}</>;
  const party = value as Readonly<Record<string, Json | undefined>>;
  const more = [party.idNumber, party.phone, party.address].filter(Boolean).map(String);
  return (
    <>
      {String(party.name ?? '')}
      <span className="grey small"> {party.kind === 'organization' ? '单位' : '个人'}</span>
      {more.length ? <span className="value-more grey">{more.join(' · ')}</span> : null}
    </>
  );
}

function RowsView({ field, value, names, matter }: Props) {
  const columns = field.columns ?? [];
  return (
    <Wide label={field.title}>
      <table className="grid-table value-rows">
        <thead>
          <tr>
            {columns.map((c) => (
              <th key={c.id} scope="col">
                {c.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listOfJson(value).map((row, i) => (
            <tr key={i}>
              {columns.map((c) => (
                <td key={c.id}>
                  <ValueView
                    field={c}
                    value={(row as Readonly<Record<string, Json | undefined>> | null)?.[c.id]}
                    names={names}
                    matter={matter}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
