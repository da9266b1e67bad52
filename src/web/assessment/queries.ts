import { queryOptions } from '@tanstack/react-query';
import type { AssessmentsDto, RankingDto, SchemeDto, StressDto, UnitAssessmentDto } from '../../api/contract/assessments.ts';
import { get, query } from '../client.ts';

const minute = 60_000;
const enc = encodeURIComponent;
export const assessmentPath = (id: string): string => `/assessments/${enc(id)}`;
export const schemePath = (id: string): string => `/assessments/schemes/${enc(id)}`;
export const unitPath = (id: string, unit: string): string => `${assessmentPath(id)}/units/${enc(unit)}`;

export const assessmentsQuery = queryOptions({
  queryKey: ['assessments'],
  queryFn: ({ signal }) => get<AssessmentsDto>('/assessments', signal),
  staleTime: minute,
});

export const rankingQuery = (id: string, source: string | undefined) =>
  queryOptions({
    queryKey: ['assessment', id, source ?? ''],
    queryFn: ({ signal }) => get<RankingDto>(`${assessmentPath(id)}${query({ source })}`, signal),
    staleTime: minute,
  });

export const unitScoreQuery = (id: string, unit: string, source: string | undefined) =>
  queryOptions({
    queryKey: ['assessment', id, 'unit', unit, source ?? ''],
    queryFn: ({ signal }) => get<UnitAssessmentDto>(`${unitPath(id, unit)}${query({ source })}`, signal),
    staleTime: minute,
  });

export interface StressAsk {
  readonly group: string;
  readonly under: string | undefined;
  readonly by: string;
}

export const stressQuery = (id: string, ask: StressAsk) =>
  queryOptions({
    queryKey: ['assessment', id, 'stress', ask],
    queryFn: ({ signal }) => get<StressDto>(`${assessmentPath(id)}/stress${query({ ...ask })}`, signal),
    staleTime: minute,
  });

export const schemeQuery = (id: string) =>
  queryOptions({
    queryKey: ['assessment', id, 'scheme'],
    queryFn: ({ signal }) => get<SchemeDto>(schemePath(id), signal),
    staleTime: 0,
  });
