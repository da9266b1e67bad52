import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isCivilDate, refusal } from '#kernel';
import { checkLetter, type LetterTemplate } from '#reports';
import { mayEditForCity } from '../city-office.ts';
import type { LetterDraft, LetterFrozen, LettersDto, LetterTemplateDto, TemplateProblem } from '../contract/letters.ts';
import { sendDocx } from '../docx.ts';
import { draftFile, draftLetter, frozenFile, frozenLetter, issueLetter, lettersOf } from '../letters.ts';
import { loadSeen } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { malformed, notFound, Refused } from '../problem.ts';
import { audit, type Signed, signed } from '../session.ts';
import { keyOf, place } from './place.ts';

const word = z.string().max(200);
const matterParams = place.extend({ procedure: word });
const letterParams = matterParams.extend({ letter: word });
const issuedParams = letterParams.extend({ seq: z.coerce.number().int().min(1) });
const templateParams = z.object({ procedure: word, letter: word });
const templateBody = z.object({ from: z.string().max(10), text: z.string().min(1).max(100_000) });

/** The letters of a matter: which can be made, a look at them, making them, and what was made. */
export const letterRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    const at = '/matters/:procedure/:region/:id/letters';
    const seenBy = (at: z.infer<typeof matterParams>, who: Signed) => loadSeen(platform, keyOf(at), who.actor, at.procedure);
    app.get(at, { schema: { summary: '一个事项的文书', params: matterParams } }, async (request): Promise<LettersDto> => {
      const who = await signed(platform, request);
      return lettersOf(platform, await seenBy(request.params, who), who);
    });
    app.get(`${at}/:letter`, { schema: { summary: '文书草稿', params: letterParams } }, async (request): Promise<LetterDraft> => {
      const who = await signed(platform, request);
      return draftLetter(platform, await seenBy(request.params, who), who, request.params.letter, mayEditForCity(platform, who));
    });
    app.get(`${at}/:letter/file`, { schema: { summary: '文书草稿文件', params: letterParams } }, async (request, reply) => {
      const who = await signed(platform, request);
      const file = await draftFile(platform, await seenBy(request.params, who), who, request.params.letter);
      await audit(platform, who.id, 'download', keyOf(request.params));
      return sendDocx(reply, file);
    });
    app.post(`${at}/:letter`, { schema: { summary: '制发文书', params: letterParams } }, async (request): Promise<LetterFrozen> => {
      const who = await signed(platform, request);
      return issueLetter(platform, await seenBy(request.params, who), who, request.params.letter);
    });
    app.get(
      `${at}/:letter/issued/:seq`,
      { schema: { summary: '已制发的文书', params: issuedParams } },
      async (request): Promise<LetterFrozen> => {
        const who = await signed(platform, request);
        return frozenLetter(platform, await seenBy(request.params, who), who, request.params);
      },
    );
    app.get(`${at}/:letter/issued/:seq/file`, { schema: { summary: '已制发的文书文件', params: issuedParams } }, async (request, reply) => {
      const who = await signed(platform, request);
      const file = await frozenFile(platform, await seenBy(request.params, who), who, request.params);
      await audit(platform, who.id, 'download', keyOf(request.params));
      return sendDocx(reply, file);
    });
    templateRoutes(platform, app);
  };

async function templateDto(platform: Platform, who: Signed, template: LetterTemplate, title: string): Promise<LetterTemplateDto> {
  const versions = await platform.letters.versions(template.procedure, template.id);
  const names = await platform.store.names([...new Set(versions.map((v) => v.by))]);
  const { version, from, text } = template;
  const held = versions.map((v) => ({ version: v.version, from: v.from, by: names.get(v.by) ?? '', at: v.at }));
  return { title, version, from, text, editable: mayEditForCity(platform, who), versions: held };
}

function templateRoutes(platform: Platform, plain: unknown): void {
  const app = (plain as Parameters<FastifyPluginAsync>[0]).withTypeProvider<ZodTypeProvider>();
  const shelved = async ({ procedure, letter }: z.infer<typeof templateParams>) => {
    const found = (await platform.letters.of(procedure, platform.today())).find(({ template }) => template.id === letter);
    if (!found) throw notFound();
    return found;
  };
  app.get('/letters/:procedure/:letter', { schema: { summary: '文书范本', params: templateParams } }, async (request) => {
    const who = await signed(platform, request);
    const { template, checked } = await shelved(request.params);
    return templateDto(platform, who, template, checked.title.replaceAll('|', ''));
  });
  app.put(
    '/letters/:procedure/:letter',
    { schema: { summary: '修改文书范本', params: templateParams, body: templateBody } },
    async (request): Promise<{ readonly problems: readonly TemplateProblem[] }> => {
      const who = await signed(platform, request);
      if (!mayEditForCity(platform, who))
        throw new Refused(403, refusal('not-competent', '您的岗位不能修改文书范本', { remedy: '应由市司法行政部门负责人修改' }));
      const { procedure, letter } = request.params;
      const { from, text } = request.body;
      await shelved(request.params);
      if (!isCivilDate(from) || from < platform.today()) throw malformed('启用日期不正确', '请填写今天或者以后的日期', 'from');
      const { problems } = checkLetter(text, procedure, platform.letters.world);
      if (problems.length > 0) return { problems };
      await platform.letters.save({ procedure, id: letter, from, text }, { actor: who.id, at: platform.now() });
      await audit(platform, who.id, 'letter-template', `${procedure}/${letter}`);
      return { problems };
    },
  );
}
