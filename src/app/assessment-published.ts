import type { Store } from '#store';

/** Whether the cycle that uses this scheme has published its result. */
export async function assessmentPublished(store: Store, scheme: string): Promise<boolean> {
  const states = ['published', 'transferred', 'corrected', 'archived'];
  const answer = await store.list({ procedure: 'assessment-cycle', unitPath: '', state: states, limit: 50 });
  return answer.rows.some((row) => row.values.schemeId === scheme);
}
