/** What a careful official writes of the yearly report: of the year before, by the law's days, each finding explained. */
import { addDays, isList, type Json } from '#kernel';
import { reportContribution, reportDemonstration, reportFreeze, reportPublication, reportSubmission } from '#law';
import { type Desk, type Given, put } from './desk.ts';

const withEach = (value: Json | undefined, more: Given): Json | undefined =>
  isList(value) ? value.map((row) => ({ ...(row as Given), ...more })) : undefined;

const days = {
  submitBefore: reportSubmission,
  npcBefore: reportSubmission,
  publishBefore: reportPublication,
  demonstrationBefore: reportDemonstration,
  contributeBefore: reportContribution,
  freezeBefore: reportFreeze,
} as const;

function ofReport(given: Given, { on, held, chance }: Desk): void {
  const year = Number(held.reportYear ?? Number(on.slice(0, 4)) - 1);
  put(given, 'reportYear', year);
  put(given, 'title', '法治政府建设年度报告');
  put(given, 'level', chance.maybe(0.7) ? 'department' : 'government');
  for (const [field, norm] of Object.entries(days)) put(given, field, addDays(`${year + 1}-${norm.values.at(-1)?.value}`, -1));
  // No value made up at random looks like a template's name; which days are asked hangs on the kind of body.
  if (given.title !== undefined) Object.assign(given, { template: 'annual-report', npcBefore: addDays(`${year + 1}-03-01`, -1) });
  put(given, 'demonstrationArea', true);
  put(given, 'findings', withEach(given.findings, { explanation: '已核对，口径无误。' }));
  put(given, 'adoptions', withEach(given.adoptions, { adopted: 'full' }));
  const closed = chance.maybe(0.15);
  put(given, 'secrecyResult', closed ? 'closed' : 'public');
  put(given, 'redactions', []);
  put(given, 'signedOn', on);
  put(given, 'docNo', `驻司〔${on.slice(0, 4)}〕${chance.whole(1, 900)}号`);
}

/** The yearly report and what units contribute to it. */
export function narrated(given: Given, desk: Desk): void {
  if (desk.procedure.id === 'annual-report') ofReport(given, desk);
  if (desk.procedure.id !== 'report-contribution') return;
  const report = desk.linked(given.report)?.values;
  put(given, 'reportYear', report?.reportYear);
  put(given, 'dueOn', report?.contributeBefore);
  put(given, 'pledge', true);
  put(given, 'disputeAnswer', '已核查，记录无误。');
}
