import { type Basis, Fault, printBasis, type Refusal, refusal } from '#kernel';
import type { Problem, RefusalDto } from './contract.ts';

/** A basis as the pages print it. */
export const basisDto = (basis: Basis) => ({ text: printBasis(basis), mark: basis.mark });

export const refusalDto = (r: Refusal): RefusalDto => ({
  code: r.code,
  text: r.text,
  remedy: r.remedy,
  ...(r.basis && { basis: basisDto(r.basis) }),
  ...(r.field !== undefined && { field: r.field }),
});

const titles: Record<number, string> = {
  400: '提交的内容无法识别',
  401: '请先登录',
  403: '无权查看或者办理',
  404: '没有找到',
  405: '不支持这种请求',
  406: '不支持的提交格式',
  409: '他人已先办理',
  413: '文件过大',
  414: '地址过长',
  415: '不支持的提交格式',
  422: '不符合办理条件',
  429: '操作过于频繁',
  431: '请求头过长',
  500: '平台出现故障',
  503: '平台暂时不能服务',
};

/** Carries refusals out of a route to the one error handler. Not a bug: answered as problem+json. */
export class Refused extends Error {
  readonly status: number;
  readonly refusals: readonly Refusal[];
  constructor(status: number, ...refusals: readonly Refusal[]) {
    super(titles[status] ?? '');
    this.status = status;
    this.refusals = refusals;
  }
}

export const notFound = (): Refused =>
  new Refused(404, refusal('not-found', '没有这个事项、页面或者文件，或者不在您的查看范围内', { remedy: '请从列表中打开' }));
export const malformed = (text: string, remedy: string, field?: string): Refused =>
  new Refused(400, refusal('malformed', text, { remedy, field }));
export const signInFirst = (): Refused =>
  new Refused(401, refusal('not-signed-in', '您尚未登录或者登录已过期', { remedy: '请登录后再试' }));

/** RFC 9457 body. */
export function problemOf(status: number, refusals: readonly Refusal[]): Problem {
  const dtos = refusals.map(refusalDto);
  const title = titles[status] ?? titles[500] ?? '';
  return {
    type: `/problems/${dtos[0]?.code ?? status}`,
    title,
    status,
    detail: dtos.map((r) => `${r.text}。${r.remedy}`).join('\n'),
    refusals: dtos,
  };
}

interface FastifyLike {
  readonly statusCode?: number;
  readonly code?: string;
  readonly validation?: readonly { readonly instancePath?: string }[];
}

/** Any error → status and refusals. Anything unknown is a bug: 500 with a sentence, details only in the log. */
export function explainError(error: unknown): { status: number; refusals: readonly Refusal[]; bug: boolean } {
  if (error instanceof Refused) return { status: error.status, refusals: error.refusals, bug: false };
  const { statusCode, code, validation } = (error ?? {}) as FastifyLike;
  if (error instanceof Fault || statusCode === undefined || statusCode >= 500) {
    const said = refusal('fault', '平台出现故障，您的内容没有保存', { remedy: '请稍后再试；仍不成功请联系平台管理员' });
    return { status: 500, refusals: [said], bug: true };
  }
  if (validation) {
    const fields = [...new Set(validation.map((v) => (v.instancePath ?? '').split('/')[1] ?? ''))].filter(Boolean);
    return {
      status: 400,
      refusals: [refusal('malformed', `提交的内容不符合要求${fields.length ? `:${fields.join('、')}` : ''}`, { remedy: '请核对后再提交' })],
      bug: false,
    };
  }
  const known: Record<number, [string, string, string]> = {
    406: ['media-type', '不支持这种提交格式', '请使用页面上的表单'],
    414: ['address-long', '地址过长', '请从页面上的链接进入'],
    413: ['too-large', '提交的内容过大', '请压缩或者拆分后再提交'],
    415: ['media-type', '不支持这种提交格式', '请使用页面上的表单'],
    429: ['too-often', '操作过于频繁', '请稍候再试'],
  };
  const [id, text, remedy] = known[statusCode] ?? ['malformed', '提交的内容无法识别', '请核对后再提交'];
  return { status: code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? 413 : statusCode, refusals: [refusal(id, text, { remedy })], bug: false };
}
