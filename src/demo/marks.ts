/** What people have marked on the demonstration's matters: a county urges its street, the offices follow what is late. */
import type { CivilDate } from '#kernel';

interface Due {
  readonly key: string;
  readonly seq: number;
  readonly unit: string;
  readonly unitPath: string;
  readonly nextDueOn: CivilDate | null;
}

/** The part of a store that marks are put into. */
export interface MarkStore {
  dueMatters(upTo: CivilDate, after: undefined, limit: number): Promise<readonly Due[]>;
  follow(account: string, key: string, at: { readonly seq: number; readonly since: string }): Promise<void>;
  urge(urge: {
    readonly key: string;
    readonly seq: number;
    readonly toUnit: string;
    readonly fromUnit: string;
    readonly account: string;
    readonly words: string;
    readonly at: string;
  }): Promise<unknown>;
}

/** Who follows how many of the late matters under which path. */
const followers = [
  { account: 'xiangzhen', path: '411700/411722/411722001/', n: 2 },
  { account: 'xianqu', path: '411700/411722/', n: 4 },
  { account: 'fazhiban', path: '411700/', n: 5 },
  { account: 'shizhang', path: '411700/', n: 3 },
] as const;

const urged = { from: '411722', to: '411722001', account: 'xianqu', n: 2, words: '期限已到，请尽快办结并说明原因。' } as const;

export async function putMarks(store: MarkStore, today: CivilDate): Promise<void> {
  const due = await store.dueMatters(today, undefined, 2000);
  const since = `${today}T08:30:00+08:00`;
  for (const { account, path, n } of followers) {
    const some = due.filter((m) => m.unitPath.startsWith(path)).slice(0, n);
    for (const { key, seq } of some) await store.follow(account, key, { seq: Math.max(1, seq - 1), since });
  }
  for (const { key, seq } of due.filter((m) => m.unit === urged.to).slice(0, urged.n)) {
    const { from: fromUnit, to: toUnit, account, words } = urged;
    await store.urge({ key, seq, toUnit, fromUnit, account, words, at: since });
  }
}
