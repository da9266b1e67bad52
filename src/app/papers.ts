import type { PaperDoor, PublicBlockDto, PublicPaperTextDto } from '#api';
import type { Json } from '#kernel';
import { printDocx } from '#reports';
import type { EditionRow, Store } from '#store';
import { type Block, type OfficialDocument, runsText } from '../reports/model.ts';

/** Kinds of editions that the public may read once they are frozen: what is issued is issued to everybody. */
const kinds = ['bulletin', 'annual-report'] as const;

/** The document that was frozen with an edition. */
function documentIn(content: Json): OfficialDocument | undefined {
  const held = content as { readonly document?: unknown; readonly blocks?: unknown } | null;
  const found = held?.document ?? (held?.blocks ? held : undefined);
  return found as OfficialDocument | undefined;
}

function blockDto(block: Block): PublicBlockDto {
  if (block.kind === 'heading') return { kind: 'heading', level: block.level, text: `${block.number}${runsText(block.runs)}` };
  if (block.kind === 'paragraph') return { kind: 'text', text: runsText(block.runs) };
  return { kind: 'table', head: block.head.map(runsText), rows: block.rows.map((row) => row.map(runsText)) };
}

/** An id that stands in an address as it is: no id of an edition holds an underscore. */
const idOf = ({ kind, id, version }: Pick<EditionRow, 'kind' | 'id' | 'version'>): string => `${kind}~${id.replace('/', '_')}~${version}`;

function paperOf(edition: EditionRow): PublicPaperTextDto | undefined {
  const document = documentIn(edition.content);
  if (!edition.frozen || !document) return undefined;
  return {
    ...{ id: idOf(edition), title: document.title.join(''), issuer: document.signature },
    issuedOn: document.date ?? edition.at.slice(0, 10),
    blocks: document.blocks.map(blockDto),
  };
}

/** Bulletins and reports as they were issued: the frozen edition, never the figures of today. */
export function papersOver(store: Store): PaperDoor {
  const find = async (id: string): Promise<EditionRow | undefined> => {
    const [kind = '', name = '', version = ''] = id.split('~');
    if (!kinds.some((k) => k === kind) || !/^\d{1,6}$/.test(version)) return undefined;
    const found = await store.edition(kind, name.replace('_', '/'), Number(version));
    return found?.frozen ? found : undefined;
  };
  /** A frozen edition never changes: each is read once. */
  const read = new Map<string, PublicPaperTextDto>();
  const paper = async (id: string): Promise<PublicPaperTextDto | undefined> => {
    const held = read.get(id);
    if (held) return held;
    const edition = await find(id);
    const made = edition && paperOf(edition);
    if (made) read.set(id, made);
    return made;
  };
  return {
    issued: async () => {
      const heads = (await Promise.all(kinds.map((kind) => store.editions(kind)))).flat().filter((head) => head.frozen);
      const papers = await Promise.all(heads.map((head) => paper(idOf(head))));
      return papers
        .flatMap((one) => (one ? [{ id: one.id, title: one.title, issuer: one.issuer, issuedOn: one.issuedOn }] : []))
        .toSorted((a, b) => (a.issuedOn < b.issuedOn ? 1 : -1));
    },
    read: paper,
    docx: async (id) => {
      const edition = await find(id);
      const document = edition && documentIn(edition.content);
      const kept = (edition?.content as { readonly sha256?: unknown } | undefined)?.sha256;
      const file = typeof kept === 'string' ? await store.readFile(kept) : undefined;
      return file ?? (document && printDocx(document));
    },
  };
}
