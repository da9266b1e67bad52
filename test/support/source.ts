/** The project's own source as data: files, layers, imports and circles. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const outside = /^(node_modules|dist|data|\.cache|\.git)(\/|$)/;

export type Import = { from: string; specifier: string; typeOnly: boolean; target: string | undefined };

/** Paths relative to the root, with forward slashes, of all files that match. */
export const files = (...patterns: string[]): string[] =>
  globSync(patterns, { cwd: root, withFileTypes: true, exclude: (entry) => entry.name === 'node_modules' || entry.name === '.git' })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !outside.test(path))
    .sort();

export const text = (path: string): string => readFileSync(join(root, path), 'utf8');

export const lineCount = (path: string): number => text(path).replace(/\n$/, '').split('\n').length;

export const isTest = (path: string): boolean => /\.test(-d|\.fixture|-helper|\.support)?\.tsx?$/.test(path) || path.startsWith('test/');

const manifest: { imports: Record<string, string> } = JSON.parse(text('package.json'));

/** A specifier as a file of this project; undefined for packages, Node and assets. */
function resolve(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return join(dirname(from), specifier).replaceAll('\\', '/');
  for (const [key, path] of Object.entries(manifest.imports)) {
    const [head = '', tail] = key.split('*');
    if (tail === undefined ? specifier === key : specifier.startsWith(head)) {
      return path.replace('./', '').replace('*', specifier.slice(head.length));
    }
  }
  return undefined;
}

const statement = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:([\w$*{}\s,]+?)\s+from\s+)?['"]([^'"\n]+)['"]/g;
const call = /\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;
const onlyTypes = (names: string): boolean => {
  const listed = /^\{([^}]*)\}$/.exec(names.trim())?.[1];
  const each = (listed ?? '').split(',').filter((name) => name.trim() !== '');
  return each.length > 0 && each.every((name) => /^\s*type\s/.test(name));
};

/** Every import of a source text; `typeOnly` ones vanish before the program runs. */
export function importsOf(from: string, source: string): Import[] {
  const made = (specifier: string, typeOnly: boolean): Import => ({ from, specifier, typeOnly, target: resolve(from, specifier) });
  const written = [...source.matchAll(statement)].map(([, type, names, specifier = '']) =>
    made(specifier, type !== undefined || onlyTypes(names ?? '')),
  );
  return [...written, ...[...source.matchAll(call)].map(([, specifier = '']) => made(specifier, false))];
}

/** `src/modules/legality-review/views.tsx` → `modules`. */
export const layerOf = (path: string): string => /^src\/([^/]+)\//.exec(path)?.[1] ?? '';

export const moduleOf = (path: string): string | undefined => /^src\/modules\/([^/]+)\//.exec(path)?.[1];

export const moduleIds = (): string[] => [...new Set(files('src/modules/*/*').flatMap((path) => moduleOf(path) ?? []))];

/** Groups of nodes that lead back to themselves (Tarjan's strongly connected components of two or more, and self-loops). */
export function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const close = (node: string): void => {
    const group = open.splice(open.indexOf(node));
    if (group.length > 1 || graph.get(node)?.includes(node)) found.push(group.sort());
  };
  /** The earliest open node that can be reached from this one. */
  const visit = (node: string): number => {
    const own = order.size;
    order.set(node, own);
    open.push(node);
    const reached = (graph.get(node) ?? []).map((next) => {
      const seen = order.get(next);
      if (seen === undefined) return visit(next);
      return open.includes(next) ? seen : own;
    });
    const lowest = Math.min(own, ...reached);
    if (lowest === own) close(node);
    return lowest;
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return found;
}

/** Who imports whom at run time, inside src. */
export function importGraph(): Map<string, string[]> {
  const sources = files('src/**/*.{ts,tsx}').filter((path) => !isTest(path));
  return new Map(
    sources.map((path) => [
      path,
      importsOf(path, text(path)).flatMap(({ typeOnly, target }) =>
        !typeOnly && target && existsSync(join(root, target)) ? [target] : [],
      ),
    ]),
  );
}
