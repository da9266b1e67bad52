import { type Actor, listOf, type Procedure } from '#kernel';
import type { RegisteredUnit } from '../platform.ts';

/** Who handed a matter in, and proves it by code and secret. */
export const holderId = 'citizen';
/** Anybody else. */
export const passerId = 'public';

/** Somebody from outside, without post or power; `unit`: the authority applied to, where no field names it. */
export const citizen = (id: typeof holderId | typeof passerId, unit?: RegisteredUnit): Actor => ({
  ...{ id, name: '', kind: 'public', duties: [], offices: [] },
  ...{ unit: unit?.code ?? '', unitPath: unit?.path ?? '', territory: unit?.path ?? '' },
});

/** Whether an act is open to anybody. */
export const isForAnyone = (procedure: Procedure, act: string): boolean =>
  listOf(procedure.acts[act]?.by).some((role) => procedure.roles[role]?.relation === 'anyone');
