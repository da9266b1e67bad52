/** Meetings and their items: nothing is scheduled before its text was found lawful, no minutes signed before theirs were. */
import type { CivilDate, FileValue } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, paper, wd, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import type { Given, Live } from './replay.ts';
import { adopt, aftermath, filed, firstRound, type ReviewDays, type ReviewSpec, reviewDays, secondRound } from './reviews.ts';
import { cityCode, governmentOffice } from './units.ts';

export interface Meeting {
  readonly kind: string;
  readonly no: string;
  readonly on: CivilDate;
  readonly items: Live[];
}

const names: Readonly<Record<string, string>> = {
  'executive-meeting': '常务会议',
  'land-committee': '土委会',
  'planning-committee': '规委会',
};

/** All meetings of a year, evenly over its working days; after the newest, one more executive meeting early in the next. */
export function meetingsOf(year: number, newest: boolean): readonly Meeting[] {
  const day = `${year}-01-02`;
  const row = (kind: string, count: number, first: number, step: number): Meeting[] =>
    Array.from({ length: count }, (_, i) => ({
      kind,
      no: `${year}年第${i + 1}次${names[kind] ?? kind}`,
      on: workingDayAfter(day, first + i * step),
      items: [],
    }));
  const next: Meeting = {
    kind: 'executive-meeting',
    no: `${year + 1}年第1次常务会议`,
    on: workingDayAfter(`${year + 1}-01-02`, 4),
    items: [],
  };
  return [
    ...row('executive-meeting', 20, 8, 12),
    ...(newest ? [next] : []),
    ...row('land-committee', 8, 14, 29),
    ...row('planning-committee', 6, 20, 38),
  ];
}

export const executive = (meetings: readonly Meeting[], year: number): readonly Meeting[] =>
  meetings.filter((m) => m.kind === 'executive-meeting' && m.on.startsWith(String(year)));

const nextMeeting = (meetings: readonly Meeting[], kind: string, after: CivilDate): Meeting | undefined =>
  meetings.find((m) => m.kind === kind && m.on > after);

const secretary = (city: City) => who(city, governmentOffice.code, 'secretariat');
const mayor = (city: City) => who(city, cityCode, 'leader');

const topicOf: Readonly<Record<string, string>> = { 'land-committee': 'land', 'planning-committee': 'land' };

function propose(city: City, spec: ReviewSpec, kind: string, on: CivilDate, text: FileValue, more: Given = {}): Live {
  const values = {
    title: spec.title,
    meetingKind: kind,
    topic: topicOf[kind] ?? city.random.pick(['decision', 'document', 'other']),
    reviewRequired: true,
    textFile: text,
    textHash: text.sha256,
    ...more,
  };
  return city.replay.open('meeting-item', 'propose', values, on, who(city, spec.submitter, 'clerk'), true);
}

/** Links the item with its review and the text that the review leaves. */
function attach(city: City, item: Live, review: Live, on: CivilDate): void {
  const { textFile, textHash } = review.matter.values;
  act(city, item, 'revise', on, who(city, item.matter.unit, 'clerk'), { textFile, textHash, review: review.key });
}

function schedule(city: City, item: Live, meeting: Meeting, on: CivilDate, how = 'schedule'): void {
  meeting.items.push(item);
  const meetingNo = `${meeting.no}第${meeting.items.length}项`;
  act(city, item, how, on, secretary(city), { meetingNo, meetingOn: meeting.on });
}

/** An item and its review, up to the meeting's list. */
export function* itemFlow(city: City, meetings: readonly Meeting[], spec: ReviewSpec, days: ReviewDays): Flow {
  const kind = spec.kind.replace('-item', '');
  const text = paper(city, spec.title, '送审稿');
  const item = propose(city, spec, kind, days.submittedOn, text);
  if (city.random.chance(0.035)) {
    const blockReason = '未见合法性审查意见，请先办理审查。';
    act(city, item, 'block', days.submittedOn, secretary(city), { blockReason });
  }
  const live = yield* firstRound(city, { ...spec, text }, days);
  if (live.matter.state === 'refused') {
    const on = workingDayAfter(spec.issuedOn, 1);
    yield on;
    return act(city, item, 'withdraw', on, who(city, spec.submitter, 'clerk'), { withdrawReason: '审查意见为不合法，撤回修改。' });
  }
  const last = spec.conclusion === 'supplement-procedure' ? yield* secondRound(city, spec, live) : spec;
  const ready = wd(city, last.issuedOn, 1, 2);
  yield ready;
  adopt(city, live, ready);
  city.agenda.add(ready, filed(city, live, ready));
  attach(city, item, live, ready);
  const meeting = nextMeeting(meetings, kind, ready);
  if (meeting) return schedule(city, item, meeting, ready);
  const stale = ready < `${city.last.slice(0, 4)}-01-01` && !ready.startsWith(String(Number(city.last.slice(0, 4)) - 1));
  if (stale) act(city, item, 'withdraw', ready, who(city, spec.submitter, 'clerk'), { withdrawReason: '本年度会议已全部召开，另行安排。' });
}

/** An emergency: to the meeting first, by leave of the mayor; the review follows within days. */
export function* emergencyFlow(city: City, meeting: Meeting, spec: ReviewSpec): Flow {
  const on = workingDayAfter(meeting.on, -1);
  const text = paper(city, spec.title, '紧急议题');
  const item = propose(city, spec, 'executive-meeting', on, text, { topic: 'decision' });
  const emergencyNote = '突发事件需要当日部署处置，来不及先行审查。';
  act(city, item, 'exempt', on, mayor(city), { emergencyGround: 'incident', emergencyNote });
  schedule(city, item, meeting, on, 'schedule-exempted');
  const issuedOn = workingDayAfter(on, 2);
  const fast: ReviewSpec = { ...spec, text, issuedOn, days: 1 };
  const days = reviewDays(city, fast);
  yield days.submittedOn;
  const live = yield* firstRound(city, fast, days);
  act(city, item, 'supply-review', issuedOn, who(city, spec.submitter, 'clerk'), { review: live.key });
  city.agenda.add(issuedOn, aftermath(city, live, issuedOn));
}

/** An item that needs no review: a report is heard. */
export function* hearingFlow(city: City, meeting: Meeting, topic: 'rule-of-law' | 'demonstration', title: string): Flow {
  const on = workingDayAfter(meeting.on, -2);
  yield on;
  const spec = { title, submitter: '411700-D09' } as ReviewSpec;
  const more = { topic, reviewRequired: false, noReviewReason: '听取工作情况汇报，不属审查范围。' };
  const item = propose(city, spec, meeting.kind, on, paper(city, title, '汇报材料'), more);
  schedule(city, item, meeting, on);
}

/** Deliberates what is on the list, decides, and for the executive meeting has its minutes reviewed before signature. */
export function* hold(city: City, meeting: Meeting, minutes: readonly ReviewSpec[]): Flow {
  const { items } = meeting;
  for (const item of items) {
    act(city, item, 'deliberate', meeting.on, secretary(city));
    const outcome = city.random.weighted({ approved: 70, 'approved-in-principle': 27, 'revise-again': 3 });
    const counts = item.matter.values.topic === 'rule-of-law' && { countsMeeting: true };
    act(city, item, 'record-decision', meeting.on, secretary(city), { outcome, decision: '会议同意按审查意见完善后组织实施。', ...counts });
  }
  const groups = Math.max(1, minutes.length);
  const written = workingDayAfter(meeting.on, 2);
  yield written;
  for (let i = 0; i < groups; i += 1) {
    const group = items.filter((_, at) => at % groups === i);
    city.agenda.add(written, minuted(city, meeting, group, written, minutes[i]));
  }
}

function* minuted(city: City, meeting: Meeting, group: readonly Live[], on: CivilDate, spec: ReviewSpec | undefined): Flow {
  const text = paper(city, spec?.title ?? `${meeting.no}纪要`, '纪要送审稿');
  const write = (name: string, day: CivilDate, file: FileValue) => {
    for (const item of group) act(city, item, name, day, secretary(city), { minutesFile: file, minutesHash: file.sha256 });
  };
  write('draft-minutes', on, text);
  let signedOn = workingDayAfter(on, 1);
  let review: Live | undefined;
  if (spec) {
    const issuedOn = workingDayAfter(on, spec.days);
    const planned: ReviewSpec = { ...spec, text, issuedOn };
    review = yield* firstRound(city, planned, { submittedOn: on, completeOn: on, acceptedOn: on });
    if (spec.conclusion === 'lawful-after-revision') {
      adopt(city, review, issuedOn);
      write('revise-minutes', issuedOn, review.matter.values.textFile as FileValue);
      city.agenda.add(issuedOn, filed(city, review, issuedOn));
    } else city.agenda.add(issuedOn, aftermath(city, review, issuedOn));
    signedOn = workingDayAfter(issuedOn, 1);
  }
  yield signedOn;
  for (const item of group) act(city, item, 'sign-minutes', signedOn, mayor(city), review && { minutesReview: review.key });
  const after = wd(city, signedOn, 1, 3);
  yield after;
  for (const item of group) handOut(city, item, after);
}

/** What was agreed becomes tasks; the rest goes to the archive. */
function handOut(city: City, item: Live, on: CivilDate): void {
  const { values, unit, state } = item.matter;
  if (state !== 'minutes-signed') return;
  const agreed = values.outcome === 'approved' || values.outcome === 'approved-in-principle';
  const tasks = [{ unit, task: '按会议决定组织实施，并报告落实情况。', dueOn: workingDayAfter(on, 40) }];
  if (agreed) act(city, item, 'assign', on, secretary(city), { tasks });
  else act(city, item, 'archive', on, secretary(city));
}
