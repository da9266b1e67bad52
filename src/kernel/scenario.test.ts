import { describe, expect, test } from 'vitest';
import { example, law, linkId, pdf, request } from './example.test.fixture.ts';
import { type Procedure, play } from './index.ts';

const start = () => play(example, law).on('2019-03-01').as('clerk').do('submit', request);

describe('the language of scenarios', () => {
  test('reads as it happens: on a day, as somebody, an act, what to expect', () => {
    start()
      .expect({ state: 'handling', due: { reply: '2019-03-29', promise: undefined }, values: { kind: 'plain', reply: undefined } })
      .on('2019-03-05')
      .as('clerk')
      .do('ask')
      .expect({ due: { reply: 'paused' } })
      .on('2019-03-12')
      .as('requester')
      .do('clarify')
      .expect({ state: 'handling', due: { reply: '2019-04-05' } })
      .as('head')
      .do('answer', { reply: pdf })
      .expect({
        state: 'answered',
        due: { reply: 'stopped' },
        publicly: { requester: { kind: 'person', name: '王某' }, reply: undefined },
      });
  });

  test('a second person of the same role is another person', () => {
    const submitted = play(example, law).on('2019-03-01').as('clerk').do('submit', request).on('2019-03-08');
    submitted.as('clerk').do('answer', { reply: pdf }).expect({ refused: 'self-review', state: 'handling' });
    submitted.as('clerk#2').do('answer', { reply: pdf }).expect({ state: 'answered' });
  });

  test('every relation can be played', () => {
    start()
      .on('2019-03-04')
      .as('bureau')
      .do('estimate', { hours: 1, agency: '411700-D02' })
      .expect({})
      .as('helper')
      .do('estimate', { hours: 2 })
      .expect({ values: { hours: 2 } })
      .as('overseer')
      .do('extend')
      .expect({ due: { reply: '2019-04-12' } })
      .as('clock')
      .do('expire')
      .expect({ state: 'overdue' });
  });

  test('linked matters are given, numbers are taken in turn', () => {
    const given = play(example, law).given(linkId, { procedure: 'access-request' }).on('2019-03-01').as('requester');
    given.do('submit', { ...request, parent: linkId }).expect({ values: { parent: linkId, serial: '查〔2019〕0001号' } });
  });

  test('the owner is the unit that the values name', () => {
    const owned = { ...example, owner: 'agency' } as Procedure;
    const matter = play(owned, law)
      .on('2019-03-01')
      .as('clerk')
      .do('submit', { ...request, agency: '411700-D05' })
      .expect({ state: 'handling' }).matter;
    expect(matter).toMatchObject({ unit: '411700-D05', unitPath: '411700/411700-D05/' });
    play(owned, law, () => undefined)
      .as('clerk')
      .do('submit', request)
      .expect({ refused: 'owner-unknown' });
  });

  test('says what was not as expected, and why the act was refused', () => {
    expect(() => start().expect({ state: 'answered' })).toThrow('access-request state: expected "answered", got "handling"');
    expect(() => start().expect({ due: { reply: '2019-03-28' } })).toThrow('due reply: expected "2019-03-28", got "2019-03-29"');
    expect(() => start().expect({ values: { kind: 'simple' } })).toThrow('values kind');
    expect(() => start().expect({ publicly: { subject: '会议记录' } })).toThrow('publicly subject');
    expect(() => start().expect({ refused: 'late-reason' })).toThrow('refusals: expected "late-reason", got []');
    expect(() => start().do('clarify').expect({})).toThrow('wrong-state: 事项现为「办理中」');
    expect(() => start().do('clarify').expect({ refused: 'suspended' })).toThrow('got ["wrong-state"]');
    expect(() => start().as('nobody').do('ask')).toThrow('no role nobody');
  });
});
