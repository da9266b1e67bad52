import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const modules = join(import.meta.dirname, '../modules');

/** A template that ships with a module. */
export interface Shipped {
  readonly procedure: string;
  readonly id: string;
  readonly text: string;
}

const shipped = (pattern: string): readonly Shipped[] =>
  (existsSync(modules) ? globSync(pattern, { cwd: modules }) : []).sort().map((path) => ({
    procedure: path.split(/[\\/]/)[0] ?? '',
    id: basename(path, '.md'),
    text: readFileSync(join(modules, path), 'utf8'),
  }));

/** Templates of official letters, by the folder of the module they stand in. */
export const shippedLetters = (): readonly Shipped[] => shipped('*/letters/*.md');

/** Templates of quarterly bulletins, one of a system, in the folder of its main procedure. */
export const shippedBulletins = (): readonly Shipped[] => shipped('*/bulletin.md');
