import { expect, test } from 'vitest';
import { contributionsOf, type Draft, type Play, type Procedure, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { pointEntry } from './procedure.ts';

const seen = covered(pointEntry);
const law = { calendar: cityCalendar, policies: [] };
const key = `411700/${'0'.repeat(8)}-0000-7000-8000-000000000009`;
const entry = {
  title: '督办单逾期回复',
  unit: '411700-D14',
  eventCode: 'late-short',
  subjectNo: '督办〔2019〕3号',
  occurredOn: '2019-05-20',
  year: 2019,
  quarter: '2',
  points: -1,
  proof: '回复期限5月16日，实际5月20日。',
};
const proposed = (values: object = {}, policies: typeof law.policies = []): Play =>
  seen
    .watch(play(pointEntry, { ...law, policies }))
    .on('2019-05-21')
    .as('inspector')
    .do('propose', { ...entry, ...values });
const entered = () => proposed().as('inspector#2').do('enter');

test('分值由分值表定，本市另定的自其施行之日起', () => {
  proposed({ points: -2 }).expect({ refused: 'points-table' });
  const policies = [{ norm: 'points.late-short', from: '2019-05-01', value: -2 }];
  proposed({ points: -2 }, policies as never).expect({ state: 'proposed' });
  proposed({ points: -1, occurredOn: '2019-04-30' }, policies as never).expect({ state: 'proposed' });
});
test('归期按发生日期', () => {
  proposed({ quarter: '3' }).expect({ refused: 'period' });
});
test('提出的人不得计分；计分后不可改，只能由他人冲正', () => {
  proposed().do('enter').expect({ refused: 'self-review' });
  entered().expect({ state: 'entered', values: { entryNo: 'JF-2019-0001' } });
  entered().as('chief').do('reverse', { reverseReason: '延期申请漏登' }).expect({ state: 'reversed' });
  proposed().as('chief').do('dismiss', { dismissReason: '已批准延期' }).expect({ state: 'dismissed' });
});
test('同一事由同一事项只计一次，冲正后可以重计', () => {
  const again = () => {
    const p = proposed();
    if (p.matter) Object.assign(p.matter.values, { counted: '督办〔2019〕3号 逾期一至五个工作日第2次' });
    const before = { subjectNo: entry.subjectNo, eventCode: entry.eventCode, counted: '第1次' };
    return p.given(key, { procedure: 'point-entry', state: 'reversed', values: before }).as('inspector#2');
  };
  again().do('enter').expect({ refused: 'counted-already' });
  again().do('enter', { replaces: key }).expect({ state: 'entered' });
});
test('冲正减去已计的分', () => {
  const { matter } = entered();
  const reversed = entered().as('chief').do('reverse', { reverseReason: '延期申请漏登' }).matter;
  const steps = reversed?.history ?? [];
  const drafts = steps.map((s) => ({
    ...s,
    matter: '',
    region: '',
    procedure: pointEntry.id,
    edition: 1,
    occurredOn: s.on,
    unit: '',
    unitPath: '',
    values: s.act === 'propose' ? matter?.values : {},
  }));
  const rows = contributionsOf(pointEntry as unknown as Procedure, drafts as unknown as readonly Draft[]).filter(
    (r) => r.metric === 'points',
  );
  expect(rows.map((r) => r.amount)).toEqual([-1, 1]);
});
test('每个动作、每项拒绝都有情形', () => {
  const refusals = ['points-table', 'period', 'self-review', 'counted-already'];
  expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
