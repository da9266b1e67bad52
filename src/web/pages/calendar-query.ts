import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CalendarDayRowsDto, CalendarMonthDto, ChangeDoneDto, NoticesDto } from '../../api/contract/calendar.ts';
import { get, query } from '../client.ts';

export const monthQuery = (month: string | undefined) =>
  queryOptions({
    queryKey: ['calendar', 'month', month ?? ''],
    queryFn: ({ signal }) => get<CalendarMonthDto>(`/calendar/month${query({ month })}`, signal),
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });

export const dayQuery = (day: string) =>
  queryOptions({
    queryKey: ['calendar', 'day', day],
    queryFn: ({ signal }) => get<CalendarDayRowsDto>(`/calendar/day${query({ day })}`, signal),
    staleTime: 15_000,
  });

export const noticesQuery = queryOptions({
  queryKey: ['calendar', 'notices'],
  queryFn: ({ signal }) => get<NoticesDto>('/calendar/notices', signal),
  staleTime: 60_000,
});

export const changeQuery = (id: string, version: string) =>
  queryOptions({
    queryKey: ['calendar', 'change', id, version],
    queryFn: ({ signal }) => get<ChangeDoneDto>(`/calendar/changes/${encodeURIComponent(id)}/${version}`, signal),
    staleTime: 60_000,
  });
