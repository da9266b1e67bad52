import { SetupRefusal } from '#store';
import { ConfigRefusal } from './config.ts';

/** What the machine says of a file or folder, in words. */
const causes: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件或者目录',
  ENOTDIR: '路径中有一段不是目录',
  EISDIR: '这是目录，不是文件',
  EACCES: '没有读写这个位置的权限',
  EPERM: '没有读写这个位置的权限',
  EROFS: '这个位置只能读',
  ENOSPC: '磁盘空间不足',
};

/** The sentence for a failure that the person can mend; undefined for a fault of the program. */
export function spokenFailure(error: unknown): string | undefined {
  if (error instanceof SetupRefusal) return `${error.text}。${error.remedy}`;
  if (error instanceof ConfigRefusal) return error.message;
  const { code = '', path } = (error ?? {}) as NodeJS.ErrnoException;
  const cause = Object.hasOwn(causes, code) ? causes[code] : undefined;
  return cause && `${cause}${path === undefined ? '' : `:${path}`}。请核对位置后再试。`;
}
