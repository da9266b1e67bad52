import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { guidePages } from './lib/guide.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = globSync('docs/guide/**/*.md', { cwd: root });
const links = (path: string): string[] =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/\]\(([^)#:]+)\)/g)].map((m) => decodeURI(m[1] ?? ''));

test('each edition of each kind of matter has a page of its own', () => {
  const paths = guidePages().map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
});

test('the reference part of the guide says what the declarations say now', () => {
  const stale = guidePages().filter(({ path, text }) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text);
  expect(
    stale.map(({ path }) => path),
    'run: node scripts/run.mjs scripts/guide.ts',
  ).toEqual([]);
  expect(globSync('docs/guide/事项/*.md', { cwd: root }).sort()).toEqual(
    guidePages()
      .map(({ path }) => path)
      .sort(),
  );
});

describe('the guide', () => {
  test('leads nowhere in vain', () => {
    const lost = pages.flatMap((page) =>
      links(page)
        .filter((to) => !existsSync(join(root, dirname(page), to)))
        .map((to) => `${page}: ${to}`),
    );
    expect(lost).toEqual([]);
  });

  test('has light pictures, and none that no page shows', () => {
    const pictures = globSync('docs/guide/images/*', { cwd: root });
    const shown = new Set(pages.flatMap((page) => links(page).map((to) => join(dirname(page), to))));
    expect(pictures.filter((picture) => !shown.has(picture))).toEqual([]);
    expect(pictures.filter((picture) => statSync(join(root, picture)).size > 120 * 1024)).toEqual([]);
    expect(pictures.length).toBeGreaterThan(15);
  });
});
