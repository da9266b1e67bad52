/** 2020-02-29 → 2月29日 */
export const printDay = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;

export const adoptedWords = { full: '采纳', partly: '部分采纳', no: '未采纳', pending: '尚未处理' } as const;
export const severityWords = { refusal: '须改正', error: '不一致', question: '须说明', gap: '不完整' } as const;

/** The address of a matter's own page. */
export function placeOf(procedure: string, key: string): { readonly procedure: string; readonly region: string; readonly id: string } {
  const [region = '', id = ''] = key.split('/');
  return { procedure, region, id };
}
