import { expect, test } from 'vitest';
import { registry } from '#kernel';
import { procedures } from '../src/app/procedures.ts';
import { published } from './lib/published.ts';

test('every published figure stands somewhere, and what computes it is declared', () => {
  const declared = registry(procedures);
  const lost = published.flatMap(({ id, figure, declared: rule, waits }) => {
    if ([figure, rule, waits].filter((one) => one !== undefined).length !== 1) return [`${id}：来源不明`];
    const [procedure = '', metric = ''] = (figure ?? '').replace(/\[.*$/, '').split('.');
    const known = figure === undefined || procedure === 'units' || declared.latest(procedure)?.metrics[metric] !== undefined;
    return known ? [] : [`${id}：${figure}`];
  });
  expect(lost).toEqual([]);
  expect(new Set(published.map((one) => one.id)).size).toBe(134);
});
