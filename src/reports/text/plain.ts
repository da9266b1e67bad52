const entities: Readonly<Record<string, string>> = {
  ...{ nbsp: ' ', ensp: ' ', emsp: '　', lt: '<', gt: '>', amp: '&', quot: '"', ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’' },
  ...{ mdash: '—', hellip: '…', middot: '·', times: '×' },
};

function decoded(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return Number.isInteger(code) && code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** The words of a page, a line for each block; nothing of what a page does not show. */
export function plainText(html: string): string {
  const shown = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|head|noscript|template)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/\s*[\r\n]+\s*/g, '')
    .replace(/<\/t[dh]\s*>/gi, '　')
    .replace(/<(?:br|hr)\b[^>]*>|<\/?(?:p|div|h[1-6]|li|tr|table|ul|ol|section|article|header|footer|title|dd|dt)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '');
  return decoded(shown)
    .split('\n')
    .map((line) => line.replace(/[\t \u00a0]+/g, ' ').replace(/^[\s\u3000]+|[\s\u3000]+$/g, ''))
    .filter((line) => line !== '')
    .join('\n');
}
