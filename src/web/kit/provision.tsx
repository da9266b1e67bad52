import type { DescribedBasis, Mark } from '#kernel';
import { markTitles } from '#kernel';
import './provision.css';

/** How sure we are: only what was checked goes unmarked in running text. */
export function MarkWord({ mark, always = false }: { readonly mark: Mark; readonly always?: boolean }) {
  if (mark === 'verified' && !always) return null;
  return <span className={`mark-word mark-${mark}`}>{markTitles[mark]}</span>;
}

/** The kernel prints the mark behind the text; here it stands apart as a sign of its own. */
const bare = (text: string) => text.replace(/〔(已核|待核|平台缺省|推算)〕$/, '');

/** A provision in small grey type. */
export function Provision({ basis }: { readonly basis: DescribedBasis }) {
  return (
    <span className="provision">
      {bare(basis.text)} <MarkWord mark={basis.mark} />
    </span>
  );
}
