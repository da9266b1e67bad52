import { describe, expect, test } from 'vitest';
import { readDate, recognise } from './recognise.ts';

const page = `索 引 号：S0001-0204-2019-00012
主题分类：城乡建设
发布机构：驻马店市人民政府
成文日期：2019年3月5日
发布日期：2019-03-08
文　　号：驻政〔2019〕12号

驻马店市人民政府
关于印发驻马店市城市绿化管理办法的通知

各县、区人民政府，市人民政府各部门，有关单位：
现将《驻马店市城市绿化管理办法》印发给你们，请认真贯彻执行。

驻马店市人民政府
2019年3月5日

驻马店市城市绿化管理办法
第一章 总则
第一条 为加强城市绿化管理，制定本办法。
第二条 本办法适用于城市规划区。
第二章 附则
第三条 本办法自2019年4月10日起施行，有效期至2024年4月9日止。`;

const plain = `驻马店市水利局文件
驻水文(2018)第007号
驻马店市水利局关于加强河道管理的意见
各县区水利局：
一、总体要求
（一）目标
加强河道管理。
二、附则
本意见自印发之日起施行，有效期五年。
驻马店市水利局
二〇一八年六月三日`;

describe('a page of metadata with the document below it', () => {
  const found = recognise(page);
  test('everything the page says is taken from its own line', () => {
    expect(found).toMatchObject({
      indexNo: { value: 'S0001-0204-2019-00012', at: 0, sure: true },
      signedOn: { value: '2019-03-05', at: 3 },
      publishedOn: { value: '2019-03-08', at: 4 },
      docNo: { value: '驻政〔2019〕12号', at: 5, sure: true },
      issuer: { value: '驻马店市人民政府', at: 2 },
    });
  });

  test('a title in two lines is put together, and tells the kind of document', () => {
    expect(found.title).toEqual({ value: '驻马店市人民政府关于印发驻马店市城市绿化管理办法的通知', at: 7, sure: true });
    expect(found.genre?.value).toBe('notice');
  });

  test('what is issued below the signature belongs to the text, signature and day do not', () => {
    expect(found.body.text).toContain('现将《驻马店市城市绿化管理办法》印发给你们');
    expect(found.body.text).toContain('第三条 本办法自2019年4月10日起施行');
    expect(found.body.text).not.toContain('2019年3月5日');
  });

  test('addressees, effect, end of validity and levels', () => {
    expect(found.addressees?.value).toBe('各县、区人民政府，市人民政府各部门，有关单位');
    expect(found.effectiveOn?.value).toBe('2019-04-10');
    expect(found.expiresOn?.value).toBe('2024-04-09');
    expect(found.levels.filter((l) => l.level === 'article')).toHaveLength(3);
    expect(found.levels.filter((l) => l.level === 'chapter').map((l) => l.text)).toEqual(['总则', '附则']);
  });
});

describe('a plain paper', () => {
  const found = recognise(plain);
  test('a number in other brackets is put right, and that is said', () => {
    expect(found.docNo).toMatchObject({ value: '驻水文〔2018〕7号', at: 1, sure: false });
    expect(found.docNo?.why).toContain('驻水文(2018)第007号');
  });

  test('signature and day at the end, in Chinese numerals', () => {
    expect(found.signedOn).toEqual({ value: '2018-06-03', at: 10, sure: true });
    expect(found.issuer).toEqual({ value: '驻马店市水利局', at: 9, sure: true });
  });

  test('the mark of the paper is not its title', () => {
    expect(found.title?.value).toBe('驻马店市水利局关于加强河道管理的意见');
    expect(found.genre?.value).toBe('opinion');
  });

  test('effect from the day of issue is derived, so a person looks twice; a length of validity is not a day', () => {
    expect(found.effectiveOn).toMatchObject({ value: '2018-06-03', sure: false });
    expect(found.validYears?.value).toBe(5);
    expect(found.expiresOn).toBeUndefined();
  });

  test('the text proper begins below the addressees and ends above the signature', () => {
    expect(found.body.text.startsWith('一、总体要求')).toBe(true);
    expect(found.body.text.endsWith('有效期五年。')).toBe(true);
  });
});

describe('what is not there is not made up', () => {
  test('an empty text', () => {
    expect(recognise('')).toEqual({ body: { text: '', from: 0, to: 1 }, levels: [] });
  });

  test('a text without a title has an unsure one, a day that does not exist is none', () => {
    const found = recognise('关于明天的几句话\n二月的事。\n2019年2月30日');
    expect(found.title).toMatchObject({ sure: false });
    expect(found.signedOn).toBeUndefined();
  });

  test.each([
    ['2020年2月9日', '2020-02-09'],
    ['二〇二〇年十二月三十一日', '2020-12-31'],
    ['2020-02-09', '2020-02-09'],
    ['2020.2.9', '2020-02-09'],
    ['２０２０年２月９日', '2020-02-09'],
  ])('%s is read', (text, date) => expect(readDate(text)).toBe(date));
});
