/**
 * Writes docs/coverage.md: each figure of the published report with what the records of the demonstration year give for it.
 * Reads the installation that DATA_DIR or DATABASE_URL names: `node scripts/run.mjs scripts/coverage.ts`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from '#kernel';
import { readConfig } from '../src/app/config.ts';
import { demoToday } from '../src/app/demonstration.ts';
import { openPlatform } from '../src/app/platform.ts';
import { type Published, published } from './lib/published.ts';
import { root } from './lib/steps.ts';

const printed = (figure: Figure | undefined): string =>
  figure === undefined || figure.value === null ? '无' : `${figure.value}${figure.unit === '%' ? '%' : ` ${figure.unit}`}`;

const stands = (one: Published, found: Figure | undefined): string => {
  if (one.figure !== undefined) return `\`${one.figure}\`${one.note === undefined ? '' : `；${one.note}`} | ${printed(found)}`;
  return one.declared === undefined ? `待：${one.waits ?? ''} | ` : `${one.declared} | `;
};

const platform = await openPlatform(readConfig(process.env, demoToday));
const cited = published.flatMap((one) => one.figure ?? []);
const ask = { from: '2019-01-01', to: '2019-12-31', unit: platform.cityCode };
const answers = await platform.figures.figures(cited.map((id) => ({ id, ...ask })));
const found = new Map(cited.map((id, i) => [id, answers[i]]));
await platform.store.close();

const rows = published.map((one) => `| ${one.id} | ${one.title} | ${one.published} | ${stands(one, found.get(one.figure ?? ''))} |`);
const waiting = published.filter((one) => one.waits !== undefined).length;
const text = `# 已公布数字的覆盖情况

2019 年报告公布的每一个数字：由哪个指标从演示年度的记录算出，或者不是计数而由声明规定，或者还在等哪个系统。“算出”一列由 \`scripts/coverage.ts\` 从记录读取，不是抄写。

共 ${published.length} 项：由记录算出 ${cited.length} 项，由声明规定 ${published.length - cited.length - waiting} 项，等待其他系统 ${waiting} 项。

| 编号 | 数字 | 公布值 | 来源 | 算出 |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
writeFileSync(join(root, 'docs/coverage.md'), text);
