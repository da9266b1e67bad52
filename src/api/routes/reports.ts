import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusal } from '#kernel';
import { mayEditForCity } from '../city-office.ts';
import type { Platform } from '../platform.ts';
import { Refused } from '../problem.ts';
import { audit, signed } from '../session.ts';
import { reportYear, unitInReach } from './figures.ts';

const query = z.object({ year: z.coerce.number().int().min(1949).max(2199).optional(), unit: z.string().max(40).optional() });
const templateBody = z.object({ text: z.string().min(1).max(200_000) });

/** The annual report on screen and as a file; its template. */
export const reportRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    app.get('/reports/annual', { schema: { summary: '年度报告', querystring: query } }, async (request) => {
      const who = await signed(platform, request);
      const unit = unitInReach(platform, who, request.query.unit);
      const report = await platform.reports.annual(request.query.year ?? reportYear(platform), unit.code);
      return { ...report, template: { ...report.template, editable: mayEditForCity(platform, who) && unit.code === platform.cityCode } };
    });
    app.get('/reports/annual.docx', { schema: { summary: '年度报告文件', querystring: query } }, async (request, reply) => {
      const who = await signed(platform, request);
      const unit = unitInReach(platform, who, request.query.unit);
      const year = request.query.year ?? reportYear(platform);
      const bytes = await platform.reports.docx(year, unit.code);
      await audit(platform, who.id, 'report', `${year} ${unit.code}`);
      const name = encodeURIComponent(`法治政府建设年度报告（${year}）.docx`);
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
        .send(Buffer.from(bytes));
    });
    app.put('/reports/annual/template', { schema: { summary: '修改报告底稿', body: templateBody } }, async (request) => {
      const who = await signed(platform, request);
      if (!mayEditForCity(platform, who))
        throw new Refused(403, refusal('not-competent', '您的岗位不能修改报告底稿', { remedy: '应由司法行政部门报告起草人修改' }));
      await audit(platform, who.id, 'report-template', '');
      return platform.reports.saveTemplate(request.body.text, { actor: who.id, at: platform.now() });
    });
  };
