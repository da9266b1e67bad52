import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { QuarterBoardDto, QuarterUnitDto } from '../../api/contract/quarter.ts';
import { get } from '../client.ts';

/** Of the newest round that has begun, or of the one asked for. */
export const quarterQuery = (round: string | undefined) =>
  queryOptions({
    queryKey: ['quarter', round ?? ''],
    queryFn: ({ signal }) => get<QuarterBoardDto>(round === undefined ? '/quarter' : `/quarter/${round}`, signal),
    placeholderData: keepPreviousData,
  });

export const quarterUnitQuery = (key: string) =>
  queryOptions({ queryKey: ['quarter', 'unit', key], queryFn: ({ signal }) => get<QuarterUnitDto>(`/quarter/unit/${key}`, signal) });

/** The two parts of a matter's address. */
export function paramsOf(key: string): { region: string; id: string } {
  const [region = '', id = ''] = key.split('/');
  return { region, id };
}
