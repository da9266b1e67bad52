import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Figure } from '#kernel';
import type {
  DeskDto,
  DueDto,
  FigureDetail,
  LawDto,
  ListDto,
  LookupDto,
  MatterDto,
  ProcedureDetail,
  ProcedureDto,
  ReportDto,
  SessionDto,
  UnitsDto,
} from '../api/contract.ts';
import { get, keepCsrf, query, statusOf } from './client.ts';

/** Accounts of a demonstration installation, to sign in with one tap; none elsewhere. GET /session/demonstration. */
export interface DemoAccountsDto {
  readonly password: string;
  readonly accounts: readonly {
    readonly account: string;
    readonly name: string;
    readonly post: string;
    /** What this account is good for. */
    readonly why: string;
  }[];
}

const minute = 60_000;
const enc = encodeURIComponent;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await get<SessionDto>('/session', signal);
    keepCsrf(session.csrf);
    return session;
  },
  staleTime: 5 * minute,
});

export const demoAccountsQuery = queryOptions({
  queryKey: ['demo-accounts'],
  queryFn: async ({ signal }): Promise<DemoAccountsDto> => {
    try {
      return await get<DemoAccountsDto>('/session/demonstration', signal);
    } catch (error) {
      if (statusOf(error) !== undefined) return { password: '', accounts: [] };
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export const proceduresQuery = queryOptions({
  queryKey: ['procedures'],
  queryFn: ({ signal }) => get<readonly ProcedureDto[]>('/procedures', signal),
  staleTime: 10 * minute,
});

/** A kind of matter as it stands today, or in the edition under which a matter was opened. */
export const procedureQuery = (id: string, edition?: number) =>
  queryOptions({
    queryKey: ['procedure', id, edition ?? 0],
    queryFn: ({ signal }) => get<ProcedureDetail>(`/procedures/${enc(id)}${query({ edition })}`, signal),
    staleTime: 30 * minute,
  });

export const deskQuery = queryOptions({ queryKey: ['desk'], queryFn: ({ signal }) => get<DeskDto>('/desk', signal), staleTime: 15_000 });

export const unitsQuery = (ask: { readonly under?: string; readonly q?: string }) =>
  queryOptions({
    queryKey: ['units', ask.under ?? '', ask.q ?? ''],
    queryFn: ({ signal }) => get<UnitsDto>(`/units${query(ask)}`, signal),
    staleTime: 10 * minute,
    placeholderData: keepPreviousData,
  });

export const listQuery = (procedure: string, ask: Readonly<Record<string, string | number | undefined>>) =>
  queryOptions({
    queryKey: ['list', procedure, ask],
    queryFn: ({ signal }) => get<ListDto>(`/matters/${enc(procedure)}${query(ask)}`, signal),
    staleTime: 10_000,
    placeholderData: keepPreviousData,
  });

export const matterQuery = (procedure: string, key: string) =>
  queryOptions({
    queryKey: ['matter', procedure, key],
    queryFn: ({ signal }) => get<MatterDto>(`/matters/${enc(procedure)}/${key}`, signal),
    staleTime: 5_000,
  });

export const lookupQuery = (procedure: string, q: string) =>
  queryOptions({
    queryKey: ['lookup', procedure, q],
    queryFn: ({ signal }) => get<LookupDto>(`/lookup/${enc(procedure)}${query({ q })}`, signal),
    staleTime: minute,
    placeholderData: keepPreviousData,
  });

/** Which period and scope a figure is asked for. */
export interface FigureAsk {
  readonly year?: string | undefined;
  /** Both, where the period is not a civil year. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly unit?: string | undefined;
  /** `now`: merged and moved units count where they are now; else where they were. */
  readonly units?: string | undefined;
}

export const figuresQuery = (ask: FigureAsk) =>
  queryOptions({
    queryKey: ['figures', ask],
    queryFn: ({ signal }) => get<readonly Figure[]>(`/figures${query({ ...ask })}`, signal),
    staleTime: minute,
    placeholderData: keepPreviousData,
  });

/** Figures that are worked out from matters as they stood: asked for apart, since they take longer. */
export const workedFiguresQuery = (ask: FigureAsk) =>
  queryOptions({
    queryKey: ['figures', 'worked', ask],
    queryFn: ({ signal }) => get<readonly Figure[]>(`/figures${query({ ...ask, kind: 'worked' })}`, signal),
    staleTime: minute,
    placeholderData: keepPreviousData,
  });

export const figureQuery = (id: string, ask: FigureAsk) =>
  queryOptions({
    queryKey: ['figure', id, ask],
    queryFn: ({ signal }) => get<FigureDetail>(`/figures/${enc(id)}${query({ ...ask })}`, signal),
    staleTime: minute,
  });

export const recordsQuery = (id: string, ask: FigureAsk & { readonly cursor?: string | undefined; readonly limit: number }) =>
  queryOptions({
    queryKey: ['records', id, ask],
    queryFn: ({ signal }) => get<ListDto>(`/figures/${enc(id)}/records${query({ ...ask })}`, signal),
    staleTime: minute,
    placeholderData: keepPreviousData,
  });

export const dueQuery = (ask: { readonly from: string; readonly working?: number; readonly natural?: number }) =>
  queryOptions({
    queryKey: ['due', ask],
    queryFn: ({ signal }) => get<DueDto>(`/calendar/due${query(ask)}`, signal),
    staleTime: 10 * minute,
  });

export const lawQuery = queryOptions({ queryKey: ['law'], queryFn: ({ signal }) => get<LawDto>('/law', signal), staleTime: minute });

export const reportQuery = (year: number) =>
  queryOptions({
    queryKey: ['report', year],
    queryFn: ({ signal }) => get<ReportDto>(`/reports/annual${query({ year })}`, signal),
    staleTime: minute,
  });
