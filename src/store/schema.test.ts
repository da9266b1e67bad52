import { expect, test } from 'vitest';
import { onBoth } from './open.test.support.ts';
import { schemaText } from './schema-text.ts';

onBoth('schema', (bench) => {
  test('the migrations add up to schema.sql, the same on both databases', async () => {
    const text = await bench().db.asOwner((tx) => schemaText(tx));
    await expect(text).toMatchFileSnapshot('./schema.sql');
  });

  test('every declared procedure has a typed view without personal values', async () => {
    const rows = await bench().db.asOwner((tx) =>
      tx.query<{ name: string; type: string }>(
        "select column_name as name, data_type as type from information_schema.columns where table_name = 'bi_request'",
      ),
    );
    const types = new Map(rows.map((r) => [r.name, r.type]));
    expect(types.get('amount')).toBe('numeric');
    expect(types.get('urgent')).toBe('boolean');
    expect(types.get('answered_on')).toBe('date');
    expect(types.has('applicant')).toBe(false);
    expect(types.has('secret')).toBe(false);
  });
});
