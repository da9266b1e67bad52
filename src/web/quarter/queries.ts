import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { PointsDto } from '../../api/contract/points.ts';
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

/** Points that the records of a quarter suggest. */
export const pointsQuery = (quarter: string | undefined) =>
  queryOptions({
    queryKey: ['points', quarter ?? ''],
    queryFn: ({ signal }) => get<PointsDto>(quarter === undefined ? '/points' : `/points?quarter=${quarter}`, signal),
    placeholderData: keepPreviousData,
  });

/** The two parts of a matter's address. */
export function paramsOf(key: string): { region: string; id: string } {
  const [region = '', id = ''] = key.split('/');
  return { region, id };
}
