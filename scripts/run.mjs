/** `node scripts/run.mjs <script> [args]` or `node scripts/run.mjs --bin <command> [args]`: see lib/launch.mjs. */
import { launch } from './lib/launch.mjs';

if (process.argv.length < 3) {
  process.stderr.write('用法：node scripts/run.mjs <脚本> [参数…]\n');
  process.exit(2);
}
await launch(process.argv.slice(2));
