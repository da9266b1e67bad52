import { describe, expect, test } from 'vitest';
import { type Figure, registry as makeRegistry, type Step } from '#kernel';
import {
  type BulletinRequest,
  checkLetter,
  composeBulletin,
  composeLetter,
  figureBook,
  fillScope,
  type LetterSource,
  lightCell,
  lightFigures,
} from '#reports';
import { letterWorld } from './letters.ts';
import { procedures } from './procedures.ts';
import { anyUnit } from './room.ts';
import { shippedBulletins, shippedLetters } from './templates.ts';

const registry = makeRegistry(procedures);
const world = letterWorld(registry);
const said = (problems: readonly { line: number; text: string; remedy: string }[]) =>
  problems.map((p) => `第${p.line}行：${p.text}。${p.remedy}`);

/** A matter that holds nothing: a template must stand it, though the letter could not be issued. */
function blank(procedure: string, act: string): LetterSource {
  const declared = world.declared(procedure);
  if (!declared) throw new Error(procedure);
  const occasion: Step = {
    ...{ seq: 1, edition: 1, act, on: '2019-11-04', recordedAt: '2019-11-04T10:00:00+08:00', actor: 'a', actorUnit: '411700' },
    ...{ role: 'r', from: null, to: 's', clocks: {} },
  };
  return {
    declared,
    holding: { values: {}, masked: [], held: new Set() },
    history: [occasion],
    clocks: [],
    occasion,
    matter: { title: '事项', number: null, state: '在办', unit: '某单位', openedOn: '2019-11-01' },
    government: '某市人民政府',
    today: '2020-01-10',
    unitName: () => '某单位',
    linked: () => undefined,
  };
}

describe('letters', () => {
  test.each(shippedLetters().map((one) => [`${one.procedure}/${one.id}`, one] as const))('%s names only what is declared', (_name, one) => {
    const checked = checkLetter(one.text, one.procedure, world);
    expect(said(checked.problems)).toEqual([]);
    for (const act of checked.acts) {
      const { document, against } = composeLetter(checked, blank(one.procedure, act), world.instruments, '');
      expect(against.filter((text) => text.includes('有误'))).toEqual([]);
      expect(document.blocks.length).toBeGreaterThan(0);
      expect(document.title.join('')).not.toBe('');
    }
  });

  test('every letter stands in the folder of a declared procedure', () => {
    expect(shippedLetters().filter((one) => !registry.latest(one.procedure))).toEqual([]);
  });
});

describe('bulletins', () => {
  const book = figureBook(registry, {
    tallies: async (asks) => asks.map(() => ({ n: 3, amount: 3, days: [[2, 3]] })),
    unitCodes: () => ['411722'],
    holders: async () => ['411722'],
    asOf: async () => ({ events: 1, at: '2020-01-10T10:00:00+08:00' }),
  });
  const units = [
    { code: '411721', name: '西平县' },
    { code: '411722', name: '上蔡县' },
  ];
  const lights = lightFigures('supervision-task');
  /** Figures that are worked out stand beside those that are counted. */
  const figureOf = (id: string, period: { from: string; to: string }): Figure | undefined => {
    const worked = lights.get(id);
    const { scale: _scale, ...cell } = worked ? lightCell(worked, { green: 2, yellow: 1, red: 1 }) : { value: null, scale: 100 };
    const scope = { code: '411700', name: '某市' };
    return worked && { id, ...worked, ...cell, period, scope, asOf: { events: 1, at: '2020-01-10T10:00:00+08:00' } };
  };
  const request = (text: string): BulletinRequest => ({
    template: { id: 'test', version: 0, from: '2000-01-01', text: fillScope(text, anyUnit) },
    quarter: { year: 2019, n: 4 },
    scope: { code: '411700', name: '某市' },
    figures: async (asks) => {
      const counted = await book.figures(
        asks.map(({ id, period, unit }) => ({ id, period, scope: { code: unit, name: unit, path: `${unit}/` } })),
      );
      return asks.map(({ id, period }, i) => counted[i] ?? figureOf(id, period));
    },
    units: () => units,
    since: () => '2019-01',
  });

  test.each(shippedBulletins().map((one) => [one.procedure, one] as const))('%s cites only figures that exist', async (_name, one) => {
    const composed = await composeBulletin(request(one.text));
    expect(said(composed.problems.filter((p) => p.severity === 'refusal'))).toEqual([]);
    expect(composed.figures.length).toBeGreaterThan(3);
    expect(registry.latest(one.procedure)).toBeDefined();
    // Numbered in the year in which it is issued: a first quarter's in the same year, a fourth's in the next.
    const first = await composeBulletin({ ...request(one.text), quarter: { year: 2019, n: 1 } });
    expect([first, composed].map((c) => /〔(\d+)〕/.exec(c.document.head.docNo)?.[1] ?? 'none')).toEqual(
      composed.document.head.docNo === '' ? ['none', 'none'] : ['2019', '2020'],
    );
  });
});
