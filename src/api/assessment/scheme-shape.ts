import { z } from 'zod';
import { isCivilDate } from '#kernel';
import { isDecimal, type Scheme } from '#reports';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, '编号只能用小写字母、数字和连字符');
const short = z.string().max(200);
const long = z.string().max(2000);
const day = z.string().refine(isCivilDate, '应是存在的日期');
const mark = z.enum(['verified', 'recalled', 'default', 'computed']);
const basis = z.strictObject({ text: long, mark });

interface Strings {
  readonly code: z.ZodString;
  readonly decimal: z.ZodString;
}

const ruleOf = ({ decimal }: Strings) =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('steps'), steps: z.array(z.strictObject({ at: decimal, share: decimal })).max(20) }),
    z.strictObject({ kind: z.literal('linear'), floor: decimal, target: decimal }),
    z.strictObject({ kind: z.literal('ratio-to-best') }),
    z.strictObject({ kind: z.literal('per-case'), each: decimal, most: decimal.exactOptional() }),
    z.strictObject({ kind: z.literal('yes-no') }),
    z.strictObject({ kind: z.literal('rated') }),
  ]);

const indicatorOf = ({ code, decimal }: Strings) =>
  z.strictObject({
    code,
    parent: code.nullable(),
    title: short,
    text: long.exactOptional(),
    kind: z.enum(['computed', 'evidence', 'survey', 'bonus', 'deduction', 'veto']),
    figure: short.exactOptional(),
    unit: z.string().max(10).exactOptional(),
    costs: short.exactOptional(),
    applies: short.exactOptional(),
    direction: z.enum(['higher', 'lower']).exactOptional(),
    rule: ruleOf({ code, decimal }),
    weights: z.record(z.string().max(40), decimal.nullable()),
    absent: z.enum(['redistribute', 'full', 'zero']),
    basis,
    evidence: long.exactOptional(),
    reviewer: short.exactOptional(),
    missing: z.literal(true).exactOptional(),
  });

const nodeOf = (code: z.ZodString) =>
  z.strictObject({
    code,
    level: z.union([z.literal(1), z.literal(2)]),
    parent: code.nullable(),
    title: short,
    missing: z.literal(true).exactOptional(),
  });

const group = z.strictObject({
  id,
  title: short,
  kinds: z.array(z.string().max(20)).max(10),
  units: z.array(z.string().max(40)).max(2000).exactOptional(),
  names: z.array(z.string().max(40)).max(200).exactOptional(),
  except: z.array(z.string().max(40)).max(2000).exactOptional(),
  apart: z.literal(true).exactOptional(),
});

const shapeOf = ({ code, decimal }: Strings): z.ZodType<Scheme> =>
  z.strictObject({
    id,
    title: short,
    year: z.number().int().min(1949).max(2199),
    period: z.strictObject({ from: day, to: day }),
    groups: z.array(group).max(40),
    nodes: z.array(nodeOf(code)).max(400),
    indicators: z.array(indicatorOf({ code, decimal })).max(600),
    composition: z.strictObject({ material: decimal, onsite: decimal, survey: decimal, daily: decimal }),
    extras: z.strictObject({ bonus: decimal, deduction: decimal }),
    grades: z.record(z.string().max(40), z.array(z.strictObject({ title: short, from: decimal })).max(10)),
    spread: z.enum(['first-level', 'all']),
    ties: z.array(code).max(20),
    rounding: z.strictObject({ mode: z.literal('half-up'), digits: z.number().int().min(0).max(6) }),
    basis,
    note: long.exactOptional(),
  });

/** An indicator system as it comes from outside: a file. */
export const schemeShape = shapeOf({
  code: z.string().min(1, '没有编号').max(20),
  decimal: z.string().max(30).refine(isDecimal, '应是数'),
});

/** The same while somebody is at it: a number may be half typed, a code still missing. The check says so in words. */
export const begunShape = shapeOf({ code: z.string().max(20), decimal: z.string().max(30) });
