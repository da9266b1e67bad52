import { readFileSync } from 'node:fs';
import type { Template } from './template.ts';

/** The template a city begins with; it edits its own versions in the platform. */
export function annualReportTemplate(): Template {
  const text = readFileSync(new URL('./templates/annual-report.md', import.meta.url), 'utf8');
  return { id: 'annual-report', version: 1, from: '2019-01-01', text };
}

/** The version in force on a day: the latest that begins no later. */
export function templateOn(templates: readonly Template[], on: string): Template | undefined {
  return templates
    .filter((t) => t.from <= on)
    .sort((a, b) => a.from.localeCompare(b.from) || a.version - b.version)
    .at(-1);
}
