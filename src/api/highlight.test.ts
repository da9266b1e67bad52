import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mark, partsOf, snippet, wordsOf } from './highlight.ts';

const hits = (text: string, q: string): string[] => {
  const words = wordsOf(q);
  return partsOf(text, mark(text, words).places).flatMap((p) => (p.hit ? [p.text] : []));
};

describe('marking what was searched', () => {
  test.each([
    ['因相邻采光引发的邻里纠纷', '邻里', ['邻里']],
    ['因相邻采光引发的邻里纠纷', '邻里 采光', ['采光', '邻里']],
    ['关于物业的纠纷与邻里', '邻里纠纷', ['纠纷', '邻里']],
    ['驻政文〔2020〕22号', '驻政文[2020]22号', ['驻政文', '2020', '22号']],
    ['ＡＢＣ公司', 'abc', ['ＡＢＣ']],
    ['无关的文字', '邻里', []],
  ])('«%s» searched for «%s» shows %j', (text, q, expected) => {
    expect(hits(text, q)).toEqual(expected);
  });

  test('the parts put together are the text, whatever it is and whatever is searched', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'邻里纠纷a1 \u3000〔〕İ𠮷\n'), maxLength: 40 });
    fc.assert(
      fc.property(signs, signs, (text, q) => {
        const { places } = mark(text, wordsOf(q));
        expect(
          partsOf(text, places)
            .map((p) => p.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  test('a long text is cut around the first word, and says that it was cut', () => {
    const text = `${'前'.repeat(100)}邻里纠纷${'后'.repeat(100)}`;
    const parts = snippet(text, wordsOf('邻里'));
    const shown = parts.map((p) => p.text).join('');
    expect(shown).toMatch(/^…前{16}邻里纠纷后+…$/);
    expect(shown.length).toBe(74);
    expect(parts.filter((p) => p.hit).map((p) => p.text)).toEqual(['邻里']);
  });
});
