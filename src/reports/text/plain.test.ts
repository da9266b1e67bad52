import { expect, test } from 'vitest';
import { plainText } from './plain.ts';

test('blocks are lines; scripts, styles and comments are not text', () => {
  const html =
    '<html><head><title>x</title></head><body><script>alert(1)</script><p>第一条&nbsp;甲</p><!-- 乙 --><div>第二<b>条</b><br>丙</div></body>';
  expect(plainText(html)).toBe('第一条 甲\n第二条\n丙');
});

test('cells of a row stay in one line', () => {
  expect(plainText('<table><tr><td>文号</td><td>驻政〔2019〕1号</td></tr></table>')).toBe('文号　驻政〔2019〕1号');
});

test('signs written by number; what is no sign is dropped', () => {
  expect(plainText('<p>&#31532;&#x4e00;条&#0;&ldquo;甲&rdquo; a&lt;b &unknown;</p>')).toBe('第一条“甲” a<b &unknown;');
});
