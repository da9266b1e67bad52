import type { FormEvent } from 'react';
import { go } from './place.tsx';

/** Looks for a published document from anywhere. */
export function SearchBox({ shelf, q = '', label }: { readonly shelf: string; readonly q?: string; readonly label: string }) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const asked = String(new FormData(event.currentTarget).get('q') ?? '').trim();
    go(`/s/${shelf}${asked ? `?q=${encodeURIComponent(asked)}` : ''}`);
  };
  return (
    <form className="search" role="search" onSubmit={submit}>
      <label htmlFor="q">{label}</label>
      <div className="search-line">
        <input
          key={q}
          id="q"
          name="q"
          type="search"
          className="input"
          defaultValue={q}
          maxLength={60}
          enterKeyHint="search"
          autoComplete="off"
        />
        <button type="submit" className="button primary">
          查找
        </button>
      </div>
    </form>
  );
}
