/** Builds the pages when stale; exits 1 with the tool's words when that fails. */
import { buildWeb } from './lib/web.ts';

const { outcome, output } = buildWeb();
if (outcome === 'failed' || outcome === 'absent') {
  process.stderr.write(output || 'src/web is missing\n');
  process.exitCode = 1;
}
