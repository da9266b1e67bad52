import type { PieceDto } from '../../api/contract/texts.ts';
import type { ChipBook } from './chips.ts';

const names = { same: undefined, cut: 'piece-cut', added: 'piece-added' } as const;
const said = { same: '', cut: '删去：', added: '改为：' } as const;

/** The words of a text without its marks; a figure as it says, where that is known. */
export const plainWords = (text: string, chips?: ChipBook): string =>
  text
    .replace(/\{\{([^{}]*)\}\}/g, (_all, source: string) => chips?.get(source.trim())?.text ?? '［数据］')
    .replaceAll('**', '')
    .replace(/^#+\s/gm, '');

/** What changed between two wordings; for those who hear the page, in words. */
export function Pieces({ pieces, chips }: { readonly pieces: readonly PieceDto[]; readonly chips?: ChipBook }) {
  const keyed = pieces.reduce<{ readonly at: number; readonly piece: PieceDto }[]>(
    (all, piece) => [...all, { at: (all.at(-1)?.at ?? 0) + piece.text.length + 1, piece }],
    [],
  );
  return keyed.map(({ at, piece }) => {
    const Tag = piece.kind === 'cut' ? 'del' : piece.kind === 'added' ? 'ins' : 'span';
    return (
      <Tag key={at} className={names[piece.kind]}>
        {piece.kind === 'same' ? null : <span className="unseen">{said[piece.kind]}</span>}
        {plainWords(piece.text, chips)}
      </Tag>
    );
  });
}
