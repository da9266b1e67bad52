import { query } from '../client.ts';

/** Where a file is fetched; `inline` to be looked at in place. */
export const fileUrl = (sha256: string, matter?: string, inline = false): string =>
  `/api/files/${sha256}${query({ matter, inline: inline ? '1' : undefined })}`;

/** A Word text as a plain page. */
export const readingUrl = (sha256: string, matter?: string): string => `/api/files/${sha256}/reading${query({ matter })}`;
