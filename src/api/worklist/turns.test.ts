import { expect, test } from 'vitest';
import { instrument, norm, type Procedure, procedure, text, unit, workingDays } from '#kernel';
import { returnsOf, turnsOf } from './turns.ts';

const rule = instrument({ id: 'rule', title: '示例规则', from: '2010-01-01', mark: 'default' });
const limit = norm('limit', '期限', { values: [{ from: '2010-01-01', value: workingDays(5), basis: rule('第1条') }] });
const act = { basis: rule('第2条') };

const parcel = procedure({
  id: 'parcel',
  version: 1,
  title: '示例',
  group: '示例',
  basis: rule('第1条'),
  roles: {
    sender: { title: '送件', relation: 'own', duties: ['clerk'] },
    bureau: { title: '收件', relation: 'office', office: 'justice', duties: ['reviewer'] },
  },
  fields: { name: text('名称', { publicity: 'staff' }), to: unit('去处', { publicity: 'staff' }) },
  shows: { title: 'name', list: ['name'] },
  states: {
    sent: { title: '已送' },
    held: { title: '退回' },
    agreed: { title: '已同意', settled: true },
    filed: { title: '已归档', final: true },
  },
  publicIn: [],
  acts: {
    send: { ...act, title: '送', by: 'sender', to: 'sent', needs: ['name'], asks: ['to'] },
    'give-back': { ...act, title: '退回', by: 'bureau', from: 'sent', to: 'held', returns: true },
    'send-again': { ...act, title: '再送', by: 'sender', from: 'held', to: 'sent' },
    agree: { ...act, title: '同意', by: ['bureau', 'clock'], from: ['sent', 'held'], to: 'agreed', awaited: ['sent'] },
    recall: { ...act, title: '撤回', by: 'sender', from: 'open', to: 'filed', awaited: [] },
    visit: { ...act, title: '回访', by: 'sender', from: 'agreed' },
    file: { ...act, title: '归档', by: 'sender', from: 'agreed', to: 'filed' },
  },
  deadlines: {
    visit: { title: '回访', basis: rule('第3条'), kind: 'at-most', starts: 'agree', within: limit, stops: 'visit' },
  },
  serials: {},
  metrics: {},
}) as unknown as Procedure;

const turn = (id: string) => turnsOf(parcel).filter((t) => t.act === id);

test('an act waits for each of its roles but the clock, in the states of its beginning that are in hand', () => {
  expect(turn('give-back').map((t) => [t.role, t.states])).toEqual([['bureau', ['sent']]]);
  expect(turn('agree').map((t) => [t.role, t.states])).toEqual([['bureau', ['sent']]]);
  expect(turn('send')).toMatchObject([{ states: [], near: [], from: [] }]);
});

test('what may be done but is not waited for, and what is settled, waits for nobody', () => {
  expect(turn('recall')).toMatchObject([{ states: [], near: [], from: ['sent', 'held', 'agreed'] }]);
  expect(turn('file')).toMatchObject([{ states: [], near: [] }]);
});

test('in a settled state, or where nobody waits for it, an act that begins or ends a limit is waited for when that comes near', () => {
  expect(turn('visit')).toMatchObject([{ states: [], near: ['agreed'] }]);
  expect(turn('agree')).toMatchObject([{ near: ['held'] }]);
});

test('an act that sends back names the state in which the matter then is', () => {
  expect(returnsOf(parcel)).toEqual([{ act: 'give-back', by: ['bureau'], states: ['held'] }]);
});
