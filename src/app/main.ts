/** The entry of every command. Most of a short one is reading our own sources: they are kept ready for the next. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '../../.cache/compile'));
await import('./command-line.ts');
