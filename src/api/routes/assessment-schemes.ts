import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusal } from '#kernel';
import { forNextYear, groupOf, isExtra, officialExample, type Scheme, type SchemeProblem } from '#reports';
import { headOf } from '../assessment/present.ts';
import { assertEdits, mayEditSchemes } from '../assessment/rights.ts';
import { begunShape, schemeShape } from '../assessment/scheme-shape.ts';
import type { SchemeBegunDto, SchemeCheckDto, SchemeDoneDto, SchemeDto } from '../contract/assessments.ts';
import type { Platform } from '../platform.ts';
import { unitKinds } from '../power/words.ts';
import { malformed, notFound, Refused } from '../problem.ts';
import { handlesMatters } from '../scope.ts';
import { audit, type Signed, signed } from '../session.ts';

const params = z.object({ id: z.string().max(60) });
const versionQuery = z.object({ version: z.coerce.number().int().min(0).max(100_000).optional() });
const keepBody = z.object({ scheme: begunShape });
const checkBody = keepBody.extend({ code: z.string().max(20).optional() });
const importBody = z.object({ text: z.string().min(2).max(1_500_000) });
const sheetBody = z.object({ name: z.string().max(200), content: z.base64().max(1_900_000) });
const shownUnits = 300;

async function lockOf(platform: Platform, id: string): Promise<string | null> {
  const published = await platform.assessments.scheme(id, 'published');
  if (!published || platform.today() <= published.scheme.period.to) return null;
  return `指标体系已锁定：考核期已于${published.scheme.period.to}结束`;
}

function figuresKnown(platform: Platform): SchemeDto['figures'] {
  return [...platform.figures.ids(), ...platform.figures.workedIds()].map((id) => {
    const [procedure = '', metric = ''] = id.split('.');
    const declared = platform.registry.latest(procedure);
    const title = declared ? `${declared.title}：${declared.metrics[metric]?.title ?? platform.figures.worked(id) ?? metric}` : id;
    return { id, title, unit: platform.figures.unitOf(id) ?? '' };
  });
}

async function schemeDto(platform: Platform, who: Signed, id: string, version: number | undefined): Promise<SchemeDto> {
  const held = await platform.assessments.scheme(id, version);
  if (!held || !handlesMatters(who.actor)) throw notFound();
  const locked = await lockOf(platform, id);
  const may = mayEditSchemes(platform, who);
  const { scheme } = held;
  const problems = may ? platform.assessments.check(scheme) : [];
  return {
    head: await headOf(platform, held),
    scheme,
    problems,
    editable: may && locked === null,
    mayEdit: may,
    locked,
    figures: may ? figuresKnown(platform) : [],
    kinds: Object.entries(unitKinds).map(([id, { title }]) => ({ id, title })),
    units: may ? unitsIn(platform, scheme) : {},
  };
}

/** What an indicator gives on the units as the records stand. */
async function previewOf(platform: Platform, scheme: Scheme, code: string): Promise<SchemeCheckDto['preview']> {
  const own = scheme.indicators.find((i) => i.code === code);
  if (!own || isExtra(own) || own.kind !== 'computed') return [];
  const alone: Scheme = { ...scheme, indicators: [own], composition: { material: '100', onsite: '0', survey: '0', daily: '0' } };
  const world = await platform.assessments.worldOf(alone);
  return platform.assessments
    .score(world)
    .units.slice(0, shownUnits)
    .flatMap((score) => {
      const [item] = score.items;
      if (!item) return [];
      const { cell, points, weight, why } = item;
      const value =
        cell?.denominator === undefined ? (cell?.value ?? '—') : `${cell.value ?? '—'}（${cell.numerator}÷${cell.denominator}）`;
      return [{ unit: score.unit, name: score.name, group: score.group, value: String(value), points, weight, why }];
    });
}

/** Checks what can be checked; a scheme with numbers that are none would not be scored. */
async function checked(platform: Platform, scheme: Scheme, code: string | undefined): Promise<SchemeCheckDto> {
  const problems = platform.assessments.check(scheme);
  const broken = code !== undefined && problems.some((p) => p.severity === 'refusal' && (p.at === code || p.at === undefined));
  const preview = code === undefined || broken ? [] : await previewOf(platform, scheme, code);
  return { problems, preview, units: unitsIn(platform, scheme) };
}

/** How many units of the register each group takes. */
function unitsIn(platform: Platform, scheme: Scheme): SchemeCheckDto['units'] {
  const taken = platform.units.all().flatMap((unit) => groupOf(scheme, unit)?.id ?? []);
  return Object.fromEntries(scheme.groups.map(({ id }) => [id, taken.filter((one) => one === id).length]));
}

/** A draft may wait for its contents, but what it says must be readable: numbers are numbers, every entry has a code. */
async function keep(platform: Platform, who: Signed, scheme: Scheme): Promise<SchemeDoneDto> {
  const read = schemeShape.safeParse(scheme);
  if (!read.success) {
    const against = platform.assessments.check(scheme).filter((p) => p.severity === 'refusal');
    if (against.length > 0) return { problems: against };
    throw malformed('指标体系没有填写完整', '请检查编号和数字', 'scheme');
  }
  const problems = await platform.assessments.save(scheme, { by: who.id, at: platform.now() });
  if (problems.length === 0) await audit(platform, who.id, 'assessment-scheme', scheme.id);
  return { problems };
}

async function beginNextYear(platform: Platform, who: Signed, id: string): Promise<SchemeBegunDto> {
  const held = await platform.assessments.scheme(id);
  if (!held) throw notFound();
  const scheme = forNextYear(held.scheme);
  if (await platform.assessments.scheme(scheme.id))
    throw new Refused(422, refusal('scheme-there', `${scheme.year}年度的指标体系已经有了`, { remedy: `请打开《${scheme.title}》修改` }));
  await keep(platform, who, scheme);
  return { id: scheme.id };
}

function parsed(text: string): Scheme {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw malformed('文件不是 JSON', '请选择由本平台导出的指标体系文件', 'text');
  }
  const read = schemeShape.safeParse(data);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw malformed(`文件不是指标体系：${first?.path.join('.') ?? ''}不正确`, '请选择由本平台导出的指标体系文件', 'text');
}

const fileName = (scheme: Scheme, end: string): string => encodeURIComponent(`${scheme.title}.${end}`);

/** Indicator systems: read, check, keep, publish, export and import. */
export const assessmentSchemeRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    app.get(
      '/assessments/schemes/:id',
      { schema: { summary: '考核指标体系', params, querystring: versionQuery } },
      async (request): Promise<SchemeDto> => schemeDto(platform, await signed(platform, request), request.params.id, request.query.version),
    );
    app.put('/assessments/schemes/:id', { schema: { summary: '保存指标体系草案', params, body: keepBody } }, async (request) => {
      const who = await signed(platform, request);
      assertEdits(platform, who);
      if (request.body.scheme.id !== request.params.id) throw malformed('编号不符', '请刷新后再试', 'scheme');
      return keep(platform, who, request.body.scheme);
    });
    app.post(
      '/assessments/schemes/:id/publish',
      { schema: { summary: '公布指标体系', params } },
      async (request): Promise<SchemeDoneDto> => {
        const who = await signed(platform, request);
        assertEdits(platform, who);
        const problems: readonly SchemeProblem[] = await platform.assessments.publish(request.params.id, {
          by: who.id,
          at: platform.now(),
        });
        if (problems.length === 0) await audit(platform, who.id, 'assessment-scheme-published', request.params.id);
        return { problems };
      },
    );
    app.post('/assessments/schemes/:id/next-year', { schema: { summary: '以此为底稿另立下一年度', params } }, async (request, reply) => {
      const who = await signed(platform, request);
      assertEdits(platform, who);
      return reply.code(201).send(await beginNextYear(platform, who, request.params.id));
    });
    app.post('/assessments/schemes/check', { schema: { summary: '检查指标体系', body: checkBody } }, async (request) => {
      assertEdits(platform, await signed(platform, request));
      return checked(platform, request.body.scheme, request.body.code);
    });
    fileRoutes(platform, app);
  };

function fileRoutes(platform: Platform, plain: unknown): void {
  const app = (plain as Parameters<FastifyPluginAsync>[0]).withTypeProvider<ZodTypeProvider>();
  app.get('/assessments/schemes/:id/file.json', { schema: { summary: '导出指标体系', params } }, async (request, reply) => {
    const { scheme } = await schemeDto(platform, await signed(platform, request), request.params.id, undefined);
    const disposition = `attachment; filename*=UTF-8''${fileName(scheme, 'json')}`;
    return reply
      .header('content-disposition', disposition)
      .type('application/json; charset=utf-8')
      .send(`${JSON.stringify(scheme, null, 2)}\n`);
  });
  app.get('/assessments/schemes/:id/file.xlsx', { schema: { summary: '导出指标体系表格', params } }, async (request, reply) => {
    const who = await signed(platform, request);
    const { scheme } = await schemeDto(platform, who, request.params.id, undefined);
    await audit(platform, who.id, 'export', scheme.id);
    return reply
      .header('content-disposition', `attachment; filename*=UTF-8''${fileName(scheme, 'xlsx')}`)
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .send(Buffer.from(await platform.assessments.workbook(scheme)));
  });
  app.post(
    '/assessments/schemes/import',
    { schema: { summary: '导入指标体系', body: importBody } },
    async (request): Promise<SchemeDoneDto> => {
      const who = await signed(platform, request);
      assertEdits(platform, who);
      return keep(platform, who, parsed(request.body.text));
    },
  );
  app.post('/assessments/schemes/example', { schema: { summary: '导入官方指标中已知的部分' } }, async (request): Promise<SchemeDoneDto> => {
    const who = await signed(platform, request);
    assertEdits(platform, who);
    return keep(platform, who, officialExample());
  });
  app.post('/assessments/schemes/:id/sheet', { schema: { summary: '导入指标体系表格', params, body: sheetBody } }, async (request) => {
    const who = await signed(platform, request);
    assertEdits(platform, who);
    const held = await platform.assessments.scheme(request.params.id);
    if (!held) throw notFound();
    const read = await platform.assessments.readWorkbook(held.scheme, Buffer.from(request.body.content, 'base64'), request.body.name);
    if (read.problems.length > 0) return { problems: read.problems };
    return keep(platform, who, read.scheme);
  });
}
