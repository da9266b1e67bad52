import type { TourId } from '../../api/contract/help.ts';
import type { PostDto } from '../../api/contract.ts';

type Seat = Pick<PostDto, 'duties'> & { readonly unit: Pick<PostDto['unit'], 'kind'> };

const administrators: readonly TourId[] = ['system-administrator', 'security-administrator', 'audit-administrator'];

/** The tour for a post, by its duties first and by its unit where those do not tell. */
export function tourOf({ duties, unit }: Seat): TourId {
  const has = (...any: readonly string[]): boolean => any.some((d) => duties.includes(d));
  const administrator = administrators.find((id) => duties.includes(id));
  if (administrator) return administrator;
  const department = unit.kind === 'department' || unit.kind === 'city';
  if (department && has('head') && has('reviewer')) return 'office';
  if (has('leader', 'head') && !has('chief')) return 'leader';
  if (department) return has('reviewer', 'chief') ? 'reviewer' : 'department';
  return unit.kind === 'county' || unit.kind === 'zone' ? 'county' : 'clerk';
}
