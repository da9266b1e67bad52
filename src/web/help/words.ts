import type { DescribedField, Mark } from '#kernel';
import type { LawDto, ProcedureDetail } from '../../api/contract.ts';

/** What each mark means to a reader, in a word and in a sentence. */
export const markWords: Readonly<Record<Mark, readonly [word: string, meaning: string]>> = {
  verified: ['已核对', '条文已与公布的文本核对，可以作为依据引用'],
  recalled: ['待核', '凭记忆录入，还没有与公布的文本核对，引用前请查原文'],
  default: ['平台缺省', '法律、文件没有规定，由平台先行设定，不是法定要求，本市可以另定'],
  computed: ['推算', '由别的数按公式推算，依据见原数'],
};

/** A printed provision without the sign that the kernel puts behind it: the mark is shown apart. */
export const bareText = (text: string): string => text.replace(/〔(已核|待核|平台缺省|推算)〕$/, '');

type Instrument = Pick<LawDto['instruments'][number], 'title' | 'number' | 'from' | 'to'>;

const headOf = ({ title, number }: Instrument): string =>
  `${title.startsWith('《') ? title : `《${title}》`}${number ? `（${number}）` : ''}`;

/**
 * The instrument that a printed provision cites, and what follows its name. Of editions under one name the one in force
 * today is meant; undefined when the list does not hold it.
 */
export function citedIn<I extends Instrument>(text: string, instruments: readonly I[], today: string) {
  const bare = bareText(text);
  const fitting = instruments.filter((i) => bare.startsWith(headOf(i)));
  const longest = Math.max(0, ...fitting.map((i) => headOf(i).length));
  const named = fitting.filter((i) => headOf(i).length === longest);
  const instrument = named.find((i) => (i.from ?? '') <= today && (!i.to || today < i.to)) ?? named[0];
  return instrument && { instrument, provision: bare.slice(longest) };
}

/** Who may see a field, in words. */
export const publicityWords: Readonly<Record<DescribedField['publicity'], string>> = {
  public: '事项公开后，社会公众可以看',
  party: '当事人和有权查看本事项的工作人员可以看',
  staff: '只有有权查看本事项的工作人员可以看',
  sealed: '封存，只有指定的岗位可以看',
};

/** When a field is asked at all, in words; empty where it always is. */
export function whenWords(field: Pick<DescribedField, 'when'>, fields: readonly DescribedField[]): string {
  const { when } = field;
  const above = when && fields.find((f) => f.id === when.field);
  if (!when || !above) return '';
  const said = when.in.map((code) => (typeof code === 'boolean' ? (code ? '是' : '否') : (above.options?.[String(code)] ?? String(code))));
  return `「${above.title}」为${said.map((word) => `「${word}」`).join('或者')}时填写`;
}

/** Titles of roles by their ids, each once; the clock is no person. */
export function roleTitles(by: readonly string[], detail: Pick<ProcedureDetail, 'roles'>): string {
  const titles = by.map((id) => (id === 'clock' ? '到期自动' : (detail.roles.find((r) => r.id === id)?.title ?? id)));
  return [...new Set(titles)].join('、');
}

/** Who may see a matter in a state. */
export const stateWords = (state: { readonly final: boolean; readonly public: boolean }): string =>
  `${state.final ? '办到这一步即告结束' : '在办'}；${state.public ? '社会公众可以看到有这件事项' : '只有工作人员和当事人可以看到有这件事项'}`;
