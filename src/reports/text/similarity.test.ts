import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprint, passages, shared, titleLikeness } from './similarity.ts';

const first =
  '第五条 从事城市绿化养护的单位应当建立养护台账，如实记录浇灌、修剪、病虫害防治的时间和数量，保存不少于三年。第六条 罚则另定。';
const second = '第九条　从事城市绿化养护的单位，应当建立养护台账；如实记录浇灌修剪病虫害防治的时间和数量——保存期另行规定。';

describe('the same text pasted', () => {
  test('is found through other punctuation and spaces, with its place in both', () => {
    const [found, ...more] = passages(first, second);
    expect(more).toEqual([]);
    expect(found?.text).toContain('从事城市绿化养护的单位');
    expect(first.slice(found?.at)).toMatch(/^条.从事城市/);
    expect(second.slice(found?.there)).toMatch(/^条.从事城市/);
    expect(found?.length).toBeGreaterThan(30);
  });

  test('short turns of phrase are not', () => {
    expect(passages('应当依法处理并答复。', '有关部门应当依法处理并答复。')).toEqual([]);
  });

  test('a text holds all of itself and none of a stranger', () => {
    expect(shared(fingerprint(first), fingerprint(first))).toBe(1);
    expect(shared(fingerprint(first), fingerprint('完全无关的另一份文件，讲的是水库大坝安全鉴定和汛期调度的有关要求。'))).toBe(0);
  });

  test('pieces that stand everywhere do not count', () => {
    const print = fingerprint(first);
    expect(shared(print, print, () => true)).toBe(0);
  });

  test('every passage found stands in both texts', () => {
    const word = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '，', ' '), maxLength: 120 });
    const bare = (text: string) => text.replace(/[，\s]/g, '');
    fc.assert(
      fc.property(word, word, (a, b) => {
        for (const p of passages(a, b)) {
          expect(bare(a)).toContain(bare(p.text));
          expect(bare(b)).toContain(bare(p.text));
          expect(bare(p.text)).toHaveLength(p.length);
        }
      }),
    );
  });
});

describe('titles', () => {
  test('the same subject by another issuer is alike, another subject is not', () => {
    const a = '驻马店市人民政府关于印发驻马店市城市绿化管理办法的通知';
    expect(titleLikeness(a, '西平县人民政府关于印发西平县城市绿化管理办法（试行）的通知')).toBeGreaterThan(0.8);
    expect(titleLikeness(a, '驻马店市人民政府关于印发驻马店市水库安全管理办法的通知')).toBeLessThan(0.6);
  });
});
