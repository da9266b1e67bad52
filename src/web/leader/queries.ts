import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { LightListDto, OverviewDto, TrendDto } from '../../api/contract/overview.ts';
import type { TaskLightsDto } from '../../api/contract/tasks.ts';
import { get, query } from '../client.ts';

/** A light as the address names it. */
export type LightName = 'overdue' | 'soon' | 'in-time';

export const overviewQuery = (unit: string | undefined) =>
  queryOptions({
    queryKey: ['overview', unit ?? ''],
    queryFn: ({ signal }) => get<OverviewDto>(`/overview${query({ unit })}`, signal),
    staleTime: 15_000,
    placeholderData: keepPreviousData,
  });

export const trendsQuery = (unit: string | undefined) =>
  queryOptions({
    queryKey: ['overview-trends', unit ?? ''],
    queryFn: ({ signal }) => get<readonly TrendDto[]>(`/overview/trends${query({ unit })}`, signal),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });

/** Lights of the year's tasks by unit; null where there are none. */
export const taskLightsQuery = (unit: string) =>
  queryOptions({
    queryKey: ['tasks', 'lights', unit],
    queryFn: ({ signal }) => get<TaskLightsDto | null>(`/tasks/lights${query({ unit })}`, signal),
    staleTime: 60_000,
  });

export interface LightAsk {
  readonly unit?: string | undefined;
  readonly procedure?: string | undefined;
  readonly light: LightName;
  readonly cursor?: string | undefined;
}

export const lightListQuery = (ask: LightAsk) =>
  queryOptions({
    queryKey: ['overview-matters', ask],
    queryFn: ({ signal }) => get<LightListDto>(`/overview/matters${query({ ...ask })}`, signal),
    staleTime: 10_000,
    placeholderData: keepPreviousData,
  });
