import { readFileSync } from 'node:fs';
import type { Template } from '../template.ts';

/** The template a city begins with; it edits its own versions in the platform. */
export function annualReportTemplate(): Template {
  const text = readFileSync(new URL('./annual-report.md', import.meta.url), 'utf8');
  return { id: 'annual-report', version: 1, from: '2019-01-01', text };
}

/** A template that ships with the platform, with its name; a city may set its own versions of it and add others. */
interface ShippedTemplate extends Template {
  readonly title: string;
}

const shipped: readonly (readonly [id: string, title: string])[] = [
  ['annual-report', '市人民政府年度报告'],
  ['county-annual-report', '县（区）人民政府年度报告'],
  ['department-annual-report', '部门年度报告'],
];

/** Every yearly report that can be made as the platform comes: the same engine, another text, the unit's own figures. */
export const reportTemplates = (): readonly ShippedTemplate[] =>
  shipped.map(([id, title]) => {
    const text = readFileSync(new URL(`./${id}.md`, import.meta.url), 'utf8');
    return { id, title, version: 0, from: '2019-01-01', text };
  });

/** The version in force on a day: the latest that begins no later. */
export function templateOn(templates: readonly Template[], on: string): Template | undefined {
  return templates
    .filter((t) => t.from <= on)
    .sort((a, b) => a.from.localeCompare(b.from) || a.version - b.version)
    .at(-1);
}
