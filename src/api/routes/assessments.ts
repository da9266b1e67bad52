import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusal } from '#kernel';
import { type Cell, type Inputs, isDecimal, noiseOf, recordEffects, weightEffects, whatIf } from '#reports';
import { headOf, listOf, rankingDto, scoreIn, shownOf, unitDto } from '../assessment/present.ts';
import { assertEdits, assertOversees, mayEditSchemes, opens, overseesAll } from '../assessment/rights.ts';
import type { ScoringWorld } from '../assessments.ts';
import type { AssessmentsDto, CostlyDto, RankingDto, StressDto, UnitAssessmentDto, WhatIfDto } from '../contract/assessments.ts';
import { presentRows } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { malformed, notFound, Refused } from '../problem.ts';
import { handlesMatters } from '../scope.ts';
import { audit, type Signed, signed } from '../session.ts';

const params = z.object({ id: z.string().max(60) });
const unitParams = params.extend({ unit: z.string().max(40) });
const costParams = unitParams.extend({ code: z.string().max(20) });
const source = z.object({ source: z.enum(['live', 'frozen']).optional() });
const stressQuery = z.object({
  group: z.string().max(40),
  under: z.string().max(40).optional(),
  by: z.string().max(6).refine(isDecimal, '应是数').default('1'),
});
const whole = z.number().int().min(0).max(100_000_000);
const whatIfBody = z.object({
  code: z.string().max(20),
  numerator: whole.optional(),
  value: z.number().min(-1_000_000_000_000).max(1_000_000_000_000).optional(),
  points: z.string().max(20).refine(isDecimal, '应是数').optional(),
});

const draws = 100;
/** Fixed, so that whoever asks again gets the same answer. */
const seed = 20_200_110;
const mostCostly = 200;
const mostRead = 5000;

function assertHandles(who: Signed): void {
  if (!handlesMatters(who.actor)) throw notFound();
}

/** Keys of the records behind a plain metric; undefined where there are too many to compare. */
async function recordsOf(platform: Platform, figure: string, question: { from: string; to: string; unitPath: string }) {
  const found = platform.figures.counted(figure);
  if (!found) return undefined;
  const rows: Awaited<ReturnType<Platform['store']['records']>>['rows'][number][] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = { limit: 1000, ...(cursor && { cursor }) };
    const answer = await platform.store.records(found.procedure, found.metric, { ...question, where: found.where }, page);
    if (answer.total > mostRead) return undefined;
    rows.push(...answer.rows);
    cursor = answer.next;
  }
  return rows;
}

/** Records that were due and are not among those that count. */
async function costly(platform: Platform, who: Signed, ask: z.infer<typeof costParams>): Promise<CostlyDto> {
  const held = (await platform.assessments.scheme(ask.id, 'published')) ?? (await platform.assessments.scheme(ask.id));
  const indicator = held?.scheme.indicators.find((i) => i.code === ask.code);
  const share = indicator?.figure === undefined ? undefined : platform.assessments.shareOf(indicator.figure);
  const unit = platform.units.get(ask.unit);
  if (!held || !share || !unit) throw notFound();
  const question = { ...held.scheme.period, unitPath: unit.path };
  const [due, done] = await Promise.all([recordsOf(platform, share.over, question), recordsOf(platform, share.of, question)]);
  if (!due || !done) throw new Refused(422, refusal('too-many', '记录太多，不能逐件比对', { remedy: '请在事项列表中按条件查找' }));
  const counted = new Set(done.map((row) => row.key));
  const missing = due.filter((row) => row.n > 0 && !counted.has(row.key));
  await audit(platform, who.id, 'records', `${ask.id} ${ask.unit} ${ask.code}`);
  return { rows: presentRows(platform, missing.slice(0, mostCostly), who.actor), total: missing.length };
}

/** The world as it would be with one cell, or one reviewer's points, otherwise. */
function changed(world: ScoringWorld, unit: string, body: z.infer<typeof whatIfBody>): ScoringWorld {
  const indicator = world.scheme.indicators.find((i) => i.code === body.code);
  if (!indicator) throw malformed('指标体系中没有这一项', '请从列表中选择', 'code');
  if (body.points !== undefined) {
    const own: Inputs = world.inputs.get(unit) ?? {};
    const rated = { ...own.rated, [body.code]: { material: body.points } };
    return { ...world, inputs: new Map([...world.inputs, [unit, { ...own, rated }]]) };
  }
  const cell = indicator.figure === undefined ? undefined : world.sheet.cell(indicator.figure, unit);
  if (!cell || indicator.figure === undefined) throw malformed('本项不是由记录计算的', '请填写评分', 'points');
  const next: Cell = body.numerator === undefined ? { ...cell, value: body.value ?? cell.value } : { ...cell, numerator: body.numerator };
  if (next.numerator !== undefined && next.denominator !== undefined && next.scale && next.numerator > next.denominator)
    throw malformed(`不能多于${next.denominator}`, '请填写0到应办数之间的整数', 'numerator');
  return { ...world, sheet: whatIf(world.sheet, indicator.figure, unit, next) };
}

async function whatIfDto(
  platform: Platform,
  who: Signed,
  ask: z.infer<typeof unitParams>,
  body: z.infer<typeof whatIfBody>,
): Promise<WhatIfDto> {
  const shown = await shownOf(platform, ask.id, 'live');
  scoreIn(platform, who, shown, ask.unit);
  const world = await platform.assessments.world(ask.id);
  if (!world) throw notFound();
  const score = platform.assessments.score(changed(world, ask.unit, body)).units.find((u) => u.unit === ask.unit);
  const item = score?.items.find((i) => i.code === body.code);
  if (!score || !item) throw notFound();
  return { total: score.total, points: item.points, rank: overseesAll(platform, who) ? score.rank : null, why: item.why };
}

async function stressDto(platform: Platform, ask: z.infer<typeof stressQuery> & { id: string }): Promise<StressDto> {
  const world = await platform.assessments.world(ask.id);
  const list = world && listOf(world, ask.group, ask.under);
  if (!list) throw notFound();
  const { units: noise, close } = noiseOf(list, { draws, seed });
  const records = recordEffects(list).slice(0, 30);
  const weights = weightEffects(list, ask.group, ask.by).map((w) => ({ ...w, moved: w.moved.slice(0, 60) }));
  return { group: ask.group, under: ask.under ?? null, by: ask.by, draws, weights, records, noise, close };
}

/** Rankings, a unit's score with what it lacks, what if, the stress test, freezing. */
export const assessmentRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    app.get('/assessments', { schema: { summary: '考核' } }, async (request): Promise<AssessmentsDto> => {
      const who = await signed(platform, request);
      assertHandles(who);
      const held = await platform.assessments.schemes();
      const heads = await Promise.all(held.map((one) => headOf(platform, one)));
      return { schemes: heads, overseesAll: overseesAll(platform, who), mayEdit: mayEditSchemes(platform, who) };
    });
    app.get(
      '/assessments/:id',
      { schema: { summary: '得分和排名', params, querystring: source } },
      async (request): Promise<RankingDto> => {
        const who = await signed(platform, request);
        assertHandles(who);
        const shown = await shownOf(platform, request.params.id, request.query.source);
        if (shown.source === 'frozen' && !shown.published) assertOversees(platform, who);
        return rankingDto(platform, who, shown);
      },
    );
    app.post('/assessments/:id/freeze', { schema: { summary: '封存得分', params } }, async (request): Promise<RankingDto> => {
      const who = await signed(platform, request);
      assertEdits(platform, who);
      const held = await platform.assessments.scheme(request.params.id, 'published');
      if (!held) throw new Refused(422, refusal('not-announced', '指标体系还没有公布，不能封存得分', { remedy: '请先公布指标体系' }));
      if (held.scheme.period.to >= platform.today())
        throw new Refused(422, refusal('period-running', '考核期还没有结束，不能封存得分', { remedy: '请在考核期结束后封存' }));
      const kept = await platform.assessments.freeze(request.params.id, { by: who.id, at: platform.now() });
      await audit(platform, who.id, 'assessment-frozen', `${request.params.id} ${kept?.version} ${kept?.seal}`);
      return rankingDto(platform, who, await shownOf(platform, request.params.id, 'frozen'));
    });
    app.get('/assessments/:id/reproduction', { schema: { summary: '由封存的数字重新计算', params } }, async (request) => {
      const who = await signed(platform, request);
      assertOversees(platform, who);
      const answer = await platform.assessments.reproduce(request.params.id);
      if (!answer) throw notFound();
      return answer;
    });
    app.get('/assessments/:id/stress', { schema: { summary: '公布前的检验', params, querystring: stressQuery } }, async (request) => {
      const who = await signed(platform, request);
      assertOversees(platform, who);
      return stressDto(platform, { ...request.query, id: request.params.id });
    });
    unitRoutes(platform, app);
  };

function unitRoutes(platform: Platform, plain: unknown): void {
  const app = (plain as Parameters<FastifyPluginAsync>[0]).withTypeProvider<ZodTypeProvider>();
  app.get(
    '/assessments/:id/units/:unit',
    { schema: { summary: '一个单位的得分', params: unitParams, querystring: source } },
    async (request): Promise<UnitAssessmentDto> => {
      const who = await signed(platform, request);
      const shown = await shownOf(platform, request.params.id, request.query.source);
      if (shown.source === 'frozen' && !shown.published) assertOversees(platform, who);
      return unitDto(platform, who, shown, request.params.unit);
    },
  );
  app.get('/assessments/:id/units/:unit/costs/:code', { schema: { summary: '失分的记录', params: costParams } }, async (request) => {
    const who = await signed(platform, request);
    if (!opens(platform, who, request.params.unit)) throw notFound();
    return costly(platform, who, request.params);
  });
  app.post('/assessments/:id/units/:unit/what-if', { schema: { summary: '试算', params: unitParams, body: whatIfBody } }, async (request) =>
    whatIfDto(platform, await signed(platform, request), request.params, request.body),
  );
}
