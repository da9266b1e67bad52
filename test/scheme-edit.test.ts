import { describe, expect, test } from 'vitest';
import type { Scheme } from '../src/api/contract/assessments.ts';
import { shippedScheme } from '../src/reports/scoring/shipped.ts';
import * as edit from '../src/web/assessment/scheme-edit.ts';

const scheme: Scheme = shippedScheme(2020, { from: '2020-01-01', to: '2020-11-30' });
const codes = (of: Scheme) => [...of.nodes, ...of.indicators].map((e) => e.code);
const at = (of: Scheme, code: string) => {
  const found = edit.entryAt(of, code);
  if (!found) throw new Error(`no ${code}`);
  return found;
};
const titleAt = (of: Scheme, code: string) => at(of, code).title;

describe('增加', () => {
  test('一级、二级、三级各取下一个没有用过的编号', () => {
    const first = edit.addNode(scheme, null);
    const second = edit.addNode(first.scheme, first.code);
    const third = edit.addIndicator(second.scheme, second.code, 'evidence');
    expect([first.code, second.code, third.code]).toEqual(['9', '9.1', '9.1.1']);
    expect(at(third.scheme, '9.1.1')).toMatchObject({ parent: '9.1', kind: 'evidence', rule: { kind: 'rated' }, weights: {} });
  });

  test('加分、减分、否决项不在树上，各有字母', () => {
    const kinds = ['bonus', 'deduction', 'veto'] as const;
    const added = kinds.map((kind) => edit.addIndicator(scheme, null, kind));
    expect(added.map((a) => a.code)).toEqual(['J3', 'K3', 'F5']);
    expect(added.every((a) => at(a.scheme, a.code).parent === null)).toBe(true);
  });

  test('空出来的编号可以再用', () => {
    expect(edit.addNode(edit.removed(scheme, '3'), null).code).toBe('3');
  });
});

describe('去掉', () => {
  test('连同下级一起去掉，总分相同时不再比较它', () => {
    const tied = { ...scheme, ties: ['4', '5'] };
    const less = edit.removed(tied, '4');
    expect(codes(less).filter((code) => code.startsWith('4'))).toEqual([]);
    expect(less.ties).toEqual(['5']);
    expect(less.indicators.length).toBe(scheme.indicators.length - edit.indicatorsUnder(scheme, '4'));
    expect(edit.indicatorsUnder(scheme, '4')).toBeGreaterThan(3);
  });

  test('只去掉一项指标时，别的都在', () => {
    const less = edit.removed(scheme, '1.1.1');
    expect(codes(scheme).filter((code) => !codes(less).includes(code))).toEqual(['1.1.1']);
  });
});

describe('移动', () => {
  test('上移、下移只在同级之间，到头为止', () => {
    const down = edit.shifted(scheme, '1', 1);
    expect(down.nodes.filter((n) => n.level === 1).map((n) => n.code)).toEqual(['2', '1', '3', '4', '5', '6', '7', '8']);
    expect(edit.shifted(down, '1', -1)).toEqual(scheme);
    expect([edit.canShift(scheme, '1', -1), edit.canShift(scheme, '8', 1), edit.canShift(scheme, '8', -1)]).toEqual([false, false, true]);
    expect(edit.shifted(scheme, '1', -1)).toBe(scheme);
  });

  test('指标可以移到任何一级、二级之下，编号取那里的下一个，分值不变', () => {
    const { scheme: next, code } = edit.moved(scheme, '1.1.1', '2.1');
    const { title, weights } = at(scheme, '1.1.1') as { title: string; weights: unknown };
    expect(at(next, code)).toMatchObject({ title, weights, parent: '2.1' });
    expect(code.startsWith('2.1.')).toBe(true);
    expect(new Set(codes(next)).size).toBe(codes(next).length);
    expect(edit.placesFor(scheme, at(scheme, '1.1.1')).length).toBe(scheme.nodes.length);
  });

  test('二级移到另一个一级之下，其下的指标跟着走', () => {
    const { scheme: next, code } = edit.moved(scheme, '1.2', '3');
    expect(code).toBe('3.3');
    expect(edit.indicatorsUnder(next, '3.3')).toBe(edit.indicatorsUnder(scheme, '1.2'));
    expect(next.indicators.some((i) => i.parent === '1.2')).toBe(false);
  });
});

describe('编号', () => {
  test('改编号时下级和总分相同时的比较跟着改', () => {
    const next = edit.recoded({ ...scheme, ties: ['1'] }, '1', 'A');
    expect(next.nodes.filter((n) => n.parent === 'A').map((n) => n.code)).toEqual(['1.1', '1.2']);
    expect(next.ties).toEqual(['A']);
  });

  test('按次序重新编号：名称和次序不动，编号连续；再编一次不变', () => {
    const mixed = edit.shifted(edit.removed(scheme, '2'), '1', 1);
    const next = edit.renumbered({ ...mixed, ties: ['4'] });
    expect(next.nodes.filter((n) => n.level === 1).map((n) => n.code)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(next.nodes.map((n) => n.title)).toEqual(mixed.nodes.map((n) => n.title));
    expect(titleAt(next, next.ties[0] ?? '')).toBe(titleAt(scheme, '4'));
    expect(next.indicators.every((i) => i.parent === null || i.code.startsWith(`${i.parent}.`))).toBe(true);
    expect(edit.renumbered(next)).toEqual(next);
  });
});

describe('种类和分组', () => {
  test('改成材料评分，不再引用数字；改回记录计算，有规则可改', () => {
    const computed = scheme.indicators.find((i) => i.kind === 'computed' && i.figure);
    if (!computed) throw new Error('none is computed');
    const judged = edit.ofKind(computed, 'evidence');
    expect([judged.figure, judged.rule]).toEqual([undefined, { kind: 'rated' }]);
    expect(edit.ofKind(judged, 'computed').rule).toEqual({ kind: 'linear', floor: '0', target: '100' });
  });

  test('增加一组，照另一组的分值；去掉一组，分值和等次一起去掉', () => {
    const more = edit.addGroup(scheme);
    const id = more.groups.at(-1)?.id ?? '';
    const filled = edit.copyWeights(more, 'county', id);
    expect(filled.indicators.every((i) => i.weights[id] === i.weights.county)).toBe(true);
    expect(edit.removeGroup(filled, id)).toEqual(scheme);
    const less = edit.removeGroup(scheme, 'county');
    expect([less.groups.some((g) => g.id === 'county'), 'county' in less.grades]).toEqual([false, false]);
    expect(less.indicators.some((i) => 'county' in i.weights)).toBe(false);
    expect(edit.addGroup(edit.addGroup(scheme)).groups.map((g) => g.id)).toEqual([
      'county',
      'enforcement',
      'department',
      'group-1',
      'group-2',
    ]);
  });

  test('单位归入第一个收它的组，因此组的次序可以调整', () => {
    expect(edit.shiftGroup(scheme, 'county', 1).groups.map((g) => g.id)).toEqual(['enforcement', 'county', 'department']);
    expect(edit.shiftGroup(scheme, 'county', -1)).toBe(scheme);
  });
});
