import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isCivilDate, refusal } from '#kernel';
import {
  bulletinFigures,
  lastDay,
  type OfficialDocument,
  parseQuarter,
  printQuarter,
  type Quarter,
  quarterNumeral,
  quarterOn,
  shifted,
} from '#reports';
import { mayEditForCity, mayIssueForCity } from '../city-office.ts';
import type { BulletinDto, BulletinsDto } from '../contract/letters.ts';
import { sendDocx } from '../docx.ts';
import type { Platform } from '../platform.ts';
import { malformed, notFound, Refused } from '../problem.ts';
import { handlesMatters, reachOf } from '../scope.ts';
import { audit, type Signed, signed } from '../session.ts';

const params = z.object({ system: z.string().max(80), quarter: z.string().max(10) });
const issueBody = z.object({ docNo: z.string().max(60), date: z.string().max(10) });
const templateBody = z.object({ text: z.string().min(1).max(200_000) });
/** Quarters shown, the running one included. */
const shownQuarters = 9;

const titleOf = (quarter: Quarter): string => `${quarter.year}年第${quarterNumeral(quarter)}季度`;

function quarterIn(text: string): Quarter {
  const quarter = parseQuarter(text);
  if (!quarter) throw malformed('季度不正确', '请按 2019Q4 的格式填写', 'quarter');
  return quarter;
}

/** Whether the records of the whole city are open to the person: only then are its figures doors. */
function overseesCity(platform: Platform, who: Signed): boolean {
  const city = platform.units.get(platform.cityCode)?.path ?? '';
  return handlesMatters(who.actor) && city.startsWith(reachOf(who.actor));
}

/** Drafts are for those who oversee the city, write its bulletins or issue them. */
const seesDrafts = (platform: Platform, who: Signed): boolean =>
  overseesCity(platform, who) || mayIssueForCity(platform, who) || mayEditForCity(platform, who);

async function dtoOf(platform: Platform, who: Signed, system: string, quarter: Quarter): Promise<BulletinDto> {
  const found = (await platform.bulletins.systems()).find((one) => one.system === system);
  if (!found || !handlesMatters(who.actor)) throw notFound();
  const over = overseesCity(platform, who);
  const issued = await platform.bulletins.issued(system, quarter);
  const shared = { system, title: found.title, quarter: printQuarter(quarter), quarterTitle: titleOf(quarter) };
  const editable = mayEditForCity(platform, who);
  if (issued) {
    const { docNo, date, document, figures, templateVersion } = issued;
    const open = { document, figures: over ? figures : [], against: [], mayIssue: false };
    return { ...shared, state: 'issued', docNo, date, ...open, template: { version: templateVersion, editable } };
  }
  const draft = seesDrafts(platform, who) ? await platform.bulletins.draft(system, quarter) : undefined;
  if (!draft) throw new Refused(403, refusal('not-issued', '这一期通报还没有印发', { remedy: '请在印发后查看' }));
  const { document, against, templateVersion } = draft;
  const figures = over ? draft.figures : [];
  const template = { version: templateVersion, editable };
  return {
    ...shared,
    state: 'draft',
    docNo: null,
    date: null,
    document,
    figures,
    against,
    mayIssue: mayIssueForCity(platform, who),
    template,
  };
}

async function issue(platform: Platform, who: Signed, system: string, quarter: Quarter, body: z.infer<typeof issueBody>): Promise<void> {
  if (!mayIssueForCity(platform, who))
    throw new Refused(403, refusal('not-competent', '您的岗位不能印发通报', { remedy: '应由市司法行政部门或者市政府办公室负责人印发' }));
  const docNo = body.docNo.trim();
  if (!/^[一-龥]{1,12}〔\d{4}〕[1-9]\d*号$/.test(docNo))
    throw malformed('文号格式不符', '如「某司通〔2020〕5号」，用六角括号，不加「第」', 'docNo');
  if (!docNo.includes(`〔${body.date.slice(0, 4)}〕`)) throw malformed('文号的年份与成文日期不符', '文号用成文当年的年份', 'docNo');
  if (!isCivilDate(body.date) || body.date > platform.today()) throw malformed('成文日期不正确', '请填写今天或者以前的日期', 'date');
  if (body.date <= lastDay(quarter))
    throw new Refused(422, refusal('quarter-running', '本季度还没有结束，不能印发通报', { remedy: '请在季度结束后印发' }));
  const signing = { docNo, date: body.date, by: who.id, at: platform.now() };
  const against = await platform.bulletins.issue(system, quarter, signing);
  if (against === undefined) throw new Refused(409, refusal('already-issued', '这一期通报已经印发', { remedy: '请刷新后查看' }));
  if (against.length > 0)
    throw new Refused(422, refusal('bulletin-against', `还不能印发：${against.join('；')}`, { remedy: '请先改正通报底稿' }));
  await audit(platform, who.id, 'bulletin-issued', `${system}/${printQuarter(quarter)}`);
}

/** Quarterly bulletins: what there is, a draft or the issued edition, its file and figures, issuing, the text. */
export const bulletinRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    app.get('/bulletins', { schema: { summary: '季度通报' } }, async (request): Promise<BulletinsDto> => {
      const who = await signed(platform, request);
      if (!handlesMatters(who.actor)) return { systems: [], quarters: [], issued: [], drafts: false };
      const now = quarterOn(platform.today());
      const quarters = Array.from({ length: shownQuarters }, (_none, i) => shifted(now, -i));
      const [systems, issued] = await Promise.all([platform.bulletins.systems(), platform.bulletins.editions()]);
      const listed = quarters.map((q) => ({ quarter: printQuarter(q), title: titleOf(q), over: lastDay(q) < platform.today() }));
      return { systems, quarters: listed, issued, drafts: seesDrafts(platform, who) };
    });
    app.get('/bulletins/:system/:quarter', { schema: { summary: '一期通报', params } }, async (request): Promise<BulletinDto> => {
      const who = await signed(platform, request);
      return dtoOf(platform, who, request.params.system, quarterIn(request.params.quarter));
    });
    app.post(
      '/bulletins/:system/:quarter',
      { schema: { summary: '印发通报', params, body: issueBody } },
      async (request): Promise<BulletinDto> => {
        const who = await signed(platform, request);
        const quarter = quarterIn(request.params.quarter);
        const { system } = await dtoOf(platform, who, request.params.system, quarter);
        await issue(platform, who, system, quarter, request.body);
        return dtoOf(platform, who, system, quarter);
      },
    );
    app.get('/bulletins/:system/:quarter/file', { schema: { summary: '通报文件', params } }, async (request, reply) => {
      const who = await signed(platform, request);
      const quarter = quarterIn(request.params.quarter);
      const { system } = await dtoOf(platform, who, request.params.system, quarter);
      const file = await platform.bulletins.docx(system, quarter);
      if (!file) throw notFound();
      await audit(platform, who.id, 'bulletin', `${system}/${printQuarter(quarter)}`);
      return sendDocx(reply, file);
    });
    app.get('/bulletins/:system/:quarter/figures', { schema: { summary: '通报所引数字', params } }, async (request) => {
      const who = await signed(platform, request);
      const { document, figures } = await dtoOf(platform, who, request.params.system, quarterIn(request.params.quarter));
      return bulletinFigures(document as OfficialDocument, figures);
    });
    templateRoutes(platform, app);
  };

function templateRoutes(platform: Platform, plain: unknown): void {
  const app = (plain as Parameters<FastifyPluginAsync>[0]).withTypeProvider<ZodTypeProvider>();
  const of = params.pick({ system: true });
  app.get('/bulletins/:system/template', { schema: { summary: '通报底稿', params: of } }, async (request) => {
    const who = await signed(platform, request);
    const template = handlesMatters(who.actor) ? await platform.bulletins.template(request.params.system) : undefined;
    if (!template) throw notFound();
    return { ...template, editable: mayEditForCity(platform, who) };
  });
  app.put('/bulletins/:system/template', { schema: { summary: '修改通报底稿', params: of, body: templateBody } }, async (request) => {
    const who = await signed(platform, request);
    if (!mayEditForCity(platform, who))
      throw new Refused(403, refusal('not-competent', '您的岗位不能修改通报底稿', { remedy: '应由市司法行政部门负责人修改' }));
    if (!(await platform.bulletins.template(request.params.system))) throw notFound();
    await audit(platform, who.id, 'bulletin-template', request.params.system);
    return platform.bulletins.saveTemplate(request.params.system, request.body.text, { actor: who.id, at: platform.now() });
  });
}
