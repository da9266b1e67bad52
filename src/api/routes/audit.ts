import { Readable } from 'node:stream';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import papa from 'papaparse';
import { z } from 'zod';
import { isCivilDate, refusal } from '#kernel';
import type { AuditPageRow, AuditQuestion } from '#store';
import { auditDetail, auditWord, auditWords } from '../audit-words.ts';
import type { AuditChainDto, AuditDto, AuditLineDto } from '../contract/audit.ts';
import type { Platform } from '../platform.ts';
import { malformed, Refused } from '../problem.ts';
import { audit, type Signed, signed } from '../session.ts';

const word = z.string().max(100);
const filters = z.object({
  person: word.optional(),
  unit: word.optional(),
  what: word.optional(),
  subject: word.optional(),
  from: z.string().max(10).optional(),
  to: z.string().max(10).optional(),
});
const listQuery = filters.extend({ cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });

/** Only the audit administrator reads the trail: who runs the platform or hands out its powers must not. */
async function auditor(platform: Platform, request: Parameters<typeof signed>[1]): Promise<Signed> {
  const who = await signed(platform, request);
  if (who.actor.duties.includes('audit-administrator')) return who;
  throw new Refused(403, refusal('not-competent', '只有安全审计员可以查看操作痕迹', { remedy: '请与安全审计员联系' }));
}

const dateOr = (text: string | undefined, field: string): string | undefined => {
  if (!text || isCivilDate(text)) return text || undefined;
  throw malformed('不是存在的日期', '请按 2019-06-30 的格式填写', field);
};

function question(platform: Platform, query: z.infer<typeof filters>): Omit<AuditQuestion, 'limit'> {
  const unit = query.unit ? platform.units.get(query.unit) : undefined;
  if (query.unit && !unit) throw malformed('单位名册中没有这个单位', '请从名册中选择单位', 'unit');
  const [person, what, subject] = [query.person?.trim(), query.what?.trim(), query.subject?.trim()];
  const [from, to] = [dateOr(query.from, 'from'), dateOr(query.to, 'to')];
  return {
    ...(unit && { units: platform.units.under(unit.path).map((u) => u.code) }),
    ...(person && { person }),
    ...(what && { what }),
    ...(subject && { subject }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

const lineDto = (platform: Platform, r: AuditPageRow): AuditLineDto => ({
  seq: r.seq,
  at: r.at,
  person: r.name ?? '',
  account: r.login ?? r.actor,
  unit: r.unit === null ? '' : (platform.units.get(r.unit)?.name ?? r.unit),
  what: r.what,
  word: auditWord(r.what),
  subject: r.subject,
  detail: auditDetail(r.detail),
  seal: r.seal.slice(0, 12),
});

const checks = new WeakMap<Platform, Promise<AuditChainDto>>();

async function check(platform: Platform): Promise<AuditChainDto> {
  const checkedAt = new Date().toISOString();
  const { lines, broken } = await platform.store.verifyAudit();
  const names = broken ? await platform.store.names([broken.actor]) : new Map<string, string>();
  return {
    whole: broken === undefined,
    lines,
    checkedAt,
    broken: broken ? { person: names.get(broken.actor) ?? broken.actor, seq: broken.seq } : null,
  };
}

/** The answer of the last check; one check at a time, and a failed one is not kept. */
function chainOf(platform: Platform, anew: boolean): Promise<AuditChainDto> {
  const known = checks.get(platform);
  if (known && !anew) return known;
  const made = check(platform);
  checks.set(platform, made);
  made.catch(() => checks.delete(platform));
  return made;
}

const columns = ['时间', '姓名', '账号', '单位', '操作', '对象', '说明', '序号', '链印'];
/** What a spreadsheet would take for a formula is written as text. */
const safe = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
const csvLine = (cells: readonly string[]): string => `${papa.unparse([cells.map(safe)])}\r\n`;

/** The lines as a table, read page by page while it is sent. */
async function* table(platform: Platform, q: Omit<AuditQuestion, 'limit'>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(columns)}`;
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Awaited<ReturnType<Platform['store']['auditPage']>> = await platform.store.auditPage({
      ...q,
      limit: 1000,
      ...(cursor && { cursor }),
    });
    for (const row of page.rows) {
      const l = lineDto(platform, row);
      yield csvLine([
        l.at.slice(0, 19).replace('T', ' '),
        l.person,
        l.account,
        l.unit,
        l.word,
        l.subject,
        l.detail,
        String(l.seq),
        row.seal,
      ]);
    }
    cursor = page.next;
  }
}

/** 操作痕迹: the trail with filters, its export, and whether its chains are whole. */
export const auditRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    app.get('/audit', { schema: { summary: '操作痕迹', querystring: listQuery } }, async (request): Promise<AuditDto> => {
      const who = await auditor(platform, request);
      const { cursor, limit, ...query } = request.query;
      const { rows, next } = await platform.store.auditPage({ ...question(platform, query), limit, ...(cursor && { cursor }) });
      await audit(platform, who.id, 'audit-read', '');
      const kinds = Object.entries(auditWords).map(([what, title]) => ({ what, word: title }));
      return { rows: rows.map((r) => lineDto(platform, r)), next, kinds };
    });
    app.get('/audit/export.csv', { schema: { summary: '导出操作痕迹', querystring: filters } }, async (request, reply) => {
      const who = await auditor(platform, request);
      const asked = question(platform, request.query);
      await audit(platform, who.id, 'audit-export', '');
      const name = encodeURIComponent(`操作痕迹（${platform.today()}）.csv`);
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .type('text/csv; charset=utf-8')
        .send(Readable.from(table(platform, asked)));
    });
    app.get('/audit/chain', { schema: { summary: '操作痕迹的链' } }, async (request) => {
      await auditor(platform, request);
      return chainOf(platform, false);
    });
    app.post('/audit/chain', { schema: { summary: '核对操作痕迹的链' } }, async (request) => {
      const who = await auditor(platform, request);
      await audit(platform, who.id, 'audit-check', '');
      return chainOf(platform, true);
    });
  };
