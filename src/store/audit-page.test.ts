import { expect, test } from 'vitest';
import { onBoth } from './open.test.support.ts';
import { at } from './store.test.fixture.ts';

onBoth('the audit trail as it is read', (bench) => {
  const line = { region: '990001', actor: 'a', what: 'read', detail: {} };

  test('a page begins where the one before ended; a cursor that is none begins anew', async () => {
    const { store } = bench();
    for (let i = 0; i < 5; i += 1) await store.audit({ ...line, at: at('2019-03-01'), subject: `s${i}` });
    const first = await store.auditPage({ limit: 2 });
    const second = await store.auditPage({ limit: 2, ...(first.next !== null && { cursor: first.next }) });
    expect([...first.rows, ...second.rows].map((r) => r.seq)).toEqual([5, 4, 3, 2]);
    for (const cursor of ['x', 'W10', Buffer.from('["2019","a","b","c"]').toString('base64url')]) {
      expect((await store.auditPage({ limit: 2, cursor })).rows.map((r) => r.seq)).toEqual([5, 4]);
    }
  });

  test('the check counts the lines and names the first that was changed', async () => {
    const { store, db } = bench();
    const whole = await store.verifyAudit();
    expect([whole.lines, whole.broken]).toEqual([5, undefined]);
    await db.asOwner((tx) => tx.query("update audit set subject = 'other' where seq = 3"));
    expect((await store.verifyAudit()).broken).toEqual({ actor: 'a', seq: 3 });
  });
});
