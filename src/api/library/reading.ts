import { readFile } from 'node:fs/promises';
import { refusal } from '#kernel';
import { plainText } from '#reports';
import { docxHtml, docxType } from '../docx.ts';
import { Refused } from '../problem.ts';

/** Longer ones are no official document. */
const mostText = 5 * 1024 * 1024;

const cannot = (said: string, remedy: string): Refused => new Refused(422, refusal('unreadable', said, { remedy }));

/** The charset that a page names for itself, in its first bytes. */
function namedCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  return /charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
}

/** Text in UTF-8, UTF-16 or the Chinese national code, whichever it is. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const named = namedCharset(bytes);
  if (named !== undefined && /^(gbk|gb2312|gb18030)$/.test(named)) return new TextDecoder('gb18030').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const looksLikePage = (text: string): boolean => /<(?:!doctype\s+html|html|body|p|div|table|meta)\b/i.test(text.slice(0, 4000));

/** The text of a file (.docx, .txt, .html); refused where its words cannot be had. */
export async function textOfFile(file: {
  readonly path: string;
  readonly type: string;
  readonly name: string;
  readonly size: number;
}): Promise<string> {
  if (file.type === docxType) return plainText(await docxHtml(file.path));
  if (/\.docx?$|\.wps$/i.test(file.name)) throw cannot('这种旧格式的文档不能识别', '请用文字处理软件另存为 .docx 后再上传');
  if (file.type !== 'text/plain' && !/\.(txt|html?)$/i.test(file.name))
    throw cannot('只能识别 .docx、.txt、.html 文件', '扫描件、PDF 请找到原来的文字稿；没有文字稿的，请直接补录');
  if (file.size > mostText) throw cannot('文字过长，不像一件公文', '请拆分后分别上传');
  const text = decodeText(await readFile(file.path));
  return looksLikePage(text) ? plainText(text) : text;
}
