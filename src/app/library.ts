import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptText, LibraryKind } from '#api';
import { type Json, type Limit, type Norm, resolve } from '#kernel';
import { expiryReminders } from '#law';
import type { Store } from '#store';
import type { LawBook } from './books.ts';
import type { CityClock } from './clock.ts';

const sources = join(import.meta.dirname, '..');

/** The heading of a template, else the name of its file. */
const titleOf = (text: string, path: string): string => /^title:\s*(.+)$/m.exec(text)?.[1] ?? /^#\s+(.+)$/m.exec(text)?.[1] ?? path;

/** Reports, bulletins and letters as they ship with the platform. */
function shipped(): KeptText[] {
  const files = globSync(['reports/templates/*.md', 'modules/*/bulletin.md', 'modules/*/letters/*.md'], { cwd: sources });
  return files.sort().map((path) => {
    const text = readFileSync(join(sources, path), 'utf8');
    return { id: path.replaceAll('\\', '/').replace(/\.md$/, ''), title: titleOf(text, path), text };
  });
}

/** Templates of the city's own, the newest version of each. */
async function edited(store: Store): Promise<KeptText[]> {
  const heads = await store.editions('template');
  const ids = [...new Set(heads.map((h) => h.id))];
  const held = await Promise.all(ids.map((id) => store.edition('template', id)));
  return held.flatMap((e) => (e && typeof e.content === 'string' ? [{ id: e.id, title: e.title, text: e.content }] : []));
}

/** Which procedures make up the library of normative documents. */
export const libraryOver = (store: Store, book: LawBook, clock: CityClock): LibraryKind => ({
  document: 'normative-document',
  importAct: 'import-existing',
  alive: ['in-force', 'amending'],
  ended: ['amended', 'repealed', 'expired'],
  filing: { procedure: 'normative-document-filing', pending: 'pending' },
  opinion: {
    procedure: 'public-opinion',
    while: 'consulting',
    closes: 'close-comment',
    answered: ['answered', 'published'],
    adopted: ['adopted', 'partly'],
  },
  campaign: { procedure: 'cleanup-campaign', item: 'normative-document-cleanup', listAct: 'list', listing: 'planned' },
  book: 'compilation',
  reminders: () => {
    const { value } = resolve(expiryReminders as Norm<Json | Limit>, clock.today(), book.now().policies);
    return Array.isArray(value) ? value.map(Number) : [];
  },
  expiryTold: { first: ['drafting-unit', 'legal-office'], otherwise: ['issuer'] },
  templates: async () => [...shipped(), ...(await edited(store))],
  // Examinations are not part of the platform yet; their questions will be asked for here.
  questions: async () => [],
});
