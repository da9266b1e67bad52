import { describe, expect, test } from 'vitest';
import { citationsIn, judge, type Known, sameInstrument } from './citations.ts';

const text =
  '根据《中华人民共和国行政复议法》第十三条、第十六条第二款和《某省某某管理办法》（省政府令第169号），参照驻政〔2018〕94号文件，结合《日报》报道，制定本办法。';

describe('what a text names', () => {
  test('names with numbers and articles, bare numbers, and no newspapers', () => {
    expect(citationsIn(text).map(({ name, number, articles }) => [name, number, articles])).toEqual([
      ['中华人民共和国行政复议法', undefined, ['第十三条', '第十六条第二款']],
      ['某省某某管理办法', '省政府令第169号', []],
      ['', '驻政〔2018〕94号', []],
    ]);
  });

  test('a name with a name in it is one', () => {
    expect(citationsIn('依照《河南省实施《中华人民共和国监督法》办法》执行').map((c) => c.name)).toEqual([
      '河南省实施《中华人民共和国监督法》办法',
    ]);
  });

  test('country, spaces and (试行) make no other instrument; a number decides', () => {
    expect(sameInstrument({ title: '《行政复议法》' }, { title: '中华人民共和国行政复议法' })).toBe(true);
    expect(sameInstrument({ title: '管理办法（试行）' }, { title: '管理办法(试行)' })).toBe(true);
    expect(sameInstrument({ title: '', number: '驻政〔2018〕94号' }, { title: '甲', number: '驻政〔2018〕94号' })).toBe(true);
    expect(sameInstrument({ title: '甲办法' }, { title: '乙办法' })).toBe(false);
  });
});

const register: Known[] = [
  { id: 'old', title: '中华人民共和国行政复议法', from: '2018-01-01', to: '2024-01-01' },
  { id: 'new', title: '中华人民共和国行政复议法', from: '2024-01-01' },
  { id: 'rules', title: '某省某某管理办法', number: '省政府令第169号', from: '2015-07-01', to: '2024-08-01' },
  { id: 'own', title: '某通知', number: '驻政〔2018〕94号', from: '2018-09-01', to: '2019-05-01', ended: '已废止' },
];
const stand = (on: string, written?: string) => judge(citationsIn(text), register, on, written).map((j) => j.standing);

describe('how it stands', () => {
  test('in force, ended, on the very days', () => {
    expect(stand('2019-04-30')).toEqual(['in-force', 'in-force', 'in-force']);
    expect(stand('2019-05-01')).toEqual(['in-force', 'in-force', 'ended']);
    expect(stand('2024-08-01')).toEqual(['in-force', 'ended', 'ended']);
  });

  test('an instrument with a new edition since the text was written has changed', () => {
    const [law] = judge(citationsIn(text), register, '2024-02-01', '2019-04-01');
    expect(law).toMatchObject({ standing: 'changed', known: { id: 'old' }, now: { id: 'new' } });
  });

  test('a number of the old edition, cited after the new one came, has changed', () => {
    const more: Known[] = [...register, { id: 'rules-2', title: '某省某某管理办法', number: '省政府令第226号', from: '2024-08-01' }];
    expect(judge(citationsIn(text), more, '2024-08-01')[1]).toMatchObject({ standing: 'changed', now: { id: 'rules-2' } });
  });

  test('what the register does not hold is unknown, never in force', () => {
    expect(judge(citationsIn('按《别的条例》办理'), register, '2019-01-01')[0]?.standing).toBe('unknown');
  });

  test('what is not yet in force says so', () => {
    expect(judge(citationsIn('依《新法》'), [{ id: 'n', title: '新法', from: '2021-01-01' }], '2020-01-01')[0]?.standing).toBe('not-yet');
  });
});
