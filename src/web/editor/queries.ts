import { queryOptions } from '@tanstack/react-query';
import type {
  CatalogueDto,
  ChipDto,
  ReportTextDto,
  TextCheckDto,
  TextCompareDto,
  TextNoteDto,
  TextProposalDto,
  TextVersionDto,
} from '../../api/contract/texts.ts';
import { call, get, OfflineError, ProblemError, query } from '../client.ts';

/** Which text: `template/year/unit`. */
export const textPath = (id: string): string => `/texts/${id.split('/').map(encodeURIComponent).join('/')}`;

export const textQuery = (id: string) =>
  queryOptions({
    queryKey: ['text', id],
    queryFn: ({ signal }) => get<ReportTextDto>(textPath(id), signal),
    // The editor holds it from here on: nobody's typing is replaced by a fresh answer.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

const fresh = { staleTime: 5_000 };

export const notesQuery = (id: string) =>
  queryOptions({
    queryKey: ['text-notes', id],
    queryFn: ({ signal }) => get<readonly TextNoteDto[]>(`${textPath(id)}/notes`, signal),
    ...fresh,
  });

export const proposalsQuery = (id: string) =>
  queryOptions({
    queryKey: ['text-proposals', id],
    queryFn: ({ signal }) => get<readonly TextProposalDto[]>(`${textPath(id)}/proposals`, signal),
    ...fresh,
  });

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['text-versions', id],
    queryFn: ({ signal }) => get<readonly TextVersionDto[]>(`${textPath(id)}/versions`, signal),
    ...fresh,
  });

export const compareQuery = (id: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['text-compare', id, from, to],
    queryFn: ({ signal }) => get<TextCompareDto>(`${textPath(id)}/compare${query({ from, to })}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const catalogueQuery = queryOptions({
  queryKey: ['text-catalogue'],
  queryFn: ({ signal }) => get<CatalogueDto>('/texts/catalogue', signal),
  staleTime: Number.POSITIVE_INFINITY,
});

export const chipsQuery = (id: string, source: string) =>
  queryOptions({
    queryKey: ['text-chip', id, source],
    queryFn: ({ signal }) => call<readonly ChipDto[]>('POST', `${textPath(id)}/chips`, { body: { sources: [source] }, signal }),
    staleTime: 60_000,
  });

export const checkText = (id: string, body: unknown, signal: AbortSignal): Promise<TextCheckDto> =>
  call<TextCheckDto>('POST', `${textPath(id)}/check`, { body, signal });

/** What to say when something did not come about. */
export function failureOf(error: unknown, what: string): string {
  if (error instanceof OfflineError) return `连不上服务器，${what}。文字还在，网络恢复后请再试。`;
  return error instanceof ProblemError ? error.problem.detail || error.problem.title : `${what}，请再试一次。`;
}
