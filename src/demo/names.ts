/** Invented people: common surnames with made-up given names; papers and telephones from ranges that belong to nobody. */
import { isIdCard } from '#kernel';
import type { Random } from './random.ts';

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
];
const first = [...'建国明志文海永春新玉正学德家立景思晓子雨清振长少凤桂爱秀红雪静雅若培守克广世承应继宏兆仲伯书修延'];
const second = [...'军平华强民生伟辉林峰波涛亮杰斌刚勇东山河川田禾成功义礼智信安康宁和顺祥瑞兰梅竹菊芳英霞玲娟敏慧洁莹然轩远航程达博'];

/** A name as people of the city bear it, belonging to no one in particular. */
export function personName(random: Random): string {
  const given = random.chance(0.22) ? random.pick(second) : random.pick(first) + random.pick(second);
  return random.pick(surnames) + given;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const pad = (n: number, width: number) => String(n).padStart(width, '0');

/** 身份证号 under the unassigned division code 411799, with a valid check sign. */
export function idCard(random: Random, bornFrom = 1950, bornTo = 1998): string {
  const born = `${random.int(bornFrom, bornTo)}${pad(random.int(1, 12), 2)}${pad(random.int(1, 28), 2)}`;
  const body = `411799${born}${pad(random.int(1, 999), 3)}`;
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += Number(body.charAt(i)) * (weights[i] ?? 0);
  const number = body + '10X98765432'.charAt(sum % 11);
  if (!isIdCard(number)) throw new Error(`bad check sign ${number}`);
  return number;
}

/** 1990000xxxx. */
export const phone = (random: Random): string => `1990000${pad(random.int(0, 9999), 4)}`;
