#!/usr/bin/env node
import { launch } from '../scripts/lib/launch.mjs';

await launch(['src/app/main.ts', ...process.argv.slice(2)]);
