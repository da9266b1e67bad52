import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Where the server listens while the pages are worked on. */
const server = process.env.ZS_API ?? 'http://127.0.0.1:8210';

/** Most script that a first screen may load, in bytes after gzip (design §12). */
const most = 300 * 1024;
/** The same for the public's pages: a phone on a slow line. */
const mostPublic = 100 * 1024;

interface Chunk {
  readonly type: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly facadeModuleId?: string | null;
  readonly imports?: readonly string[];
  readonly code?: string;
}
type Bundle = Readonly<Record<string, Chunk>>;

/** A chunk with everything it imports statically. */
function closure(bundle: Bundle, file: string, seen: Set<string>): void {
  if (seen.has(file)) return;
  seen.add(file);
  for (const next of bundle[file]?.imports ?? []) closure(bundle, next, seen);
}

const weigh = (bundle: Bundle, files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(bundle[file]?.code ?? '').length, 0);

/** Weighs what each page loads before it can be used; a page over the budget fails the build. */
function budget(): Plugin {
  return {
    name: 'first-screen-budget',
    apply: 'build',
    generateBundle(_options, output) {
      const bundle = output as Bundle;
      const made = (of: RegExp) => Object.keys(bundle).filter((file) => of.test(bundle[file]?.facadeModuleId ?? ''));
      const check = (entry: string, pages: readonly string[], limit: number) => {
        for (const page of pages) {
          const files = new Set<string>();
          closure(bundle, entry, files);
          closure(bundle, page, files);
          const bytes = weigh(bundle, files);
          const said = `${page}: ${Math.round(bytes / 1024)} kB of script after gzip`;
          if (bytes > limit) this.error(`${said}, more than ${limit / 1024}`);
          this.info(said);
        }
      };
      check(made(/\/web\/index\.html$/)[0] ?? '', made(/\/(pages|leader|wall)\//), most);
      const [portal = ''] = made(/\/web\/p\/index\.html$/);
      check(portal, [portal, ...made(/\/src\/portal\//)], mostPublic);
    },
  };
}

export default defineConfig({
  root: here('.'),
  plugins: [react(), budget()],
  server: { host: '127.0.0.1', proxy: { '/api': server } },
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // Nothing inlined as data: URLs, so that the content policy can stay at 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: { desk: here('index.html'), public: here('p/index.html') },
      // The kernel is pure: what the pages do not use of it is left out.
      treeshake: { moduleSideEffects: (id: string) => !id.includes('/src/kernel/') },
    },
  },
});
