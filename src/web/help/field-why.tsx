import type { DescribedBasis, DescribedField } from '#kernel';
import { BasisRows } from './basis-rows.tsx';
import { Why } from './why.tsx';
import { publicityWords, whenWords } from './words.ts';

interface Props {
  readonly field: DescribedField;
  /** What the field falls back on where it has no provision of its own: the act that asks it, or the kind of matter. */
  readonly by: { readonly title: string; readonly basis: DescribedBasis };
  /** All fields of the kind of matter: a condition names another one. */
  readonly fields: readonly DescribedField[];
}

/** Beside the label of a field: why it is asked, when, and who will see it. */
export function FieldWhy({ field, by, fields }: Props) {
  const own = field.basis;
  const when = whenWords(field, fields);
  const options = Object.values(field.options ?? {});
  return (
    <Why about={field.title} mark={own?.mark}>
      {field.help ? <p className="why-more">{field.help}</p> : null}
      {own ? null : <p className="why-more grey">本项没有单独的规定，随「{by.title}」填写。</p>}
      <BasisRows basis={own ?? by.basis}>
        {when ? (
          <>
            <dt>何时填</dt>
            <dd>{when}</dd>
          </>
        ) : null}
        {options.length > 0 ? (
          <>
            <dt>可选</dt>
            <dd>{options.join('、')}</dd>
          </>
        ) : null}
        <dt>谁能看</dt>
        <dd>
          {publicityWords[field.publicity]}
          {field.personal ? '。属个人信息，查看留有痕迹' : ''}
        </dd>
      </BasisRows>
    </Why>
  );
}
