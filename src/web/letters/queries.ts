import { queryOptions } from '@tanstack/react-query';
import type { LetterDraft, LetterFrozen, LettersDto, LetterTemplateDto } from '../../api/contract/letters.ts';
import { get } from '../client.ts';

/** Which matter, as its address has it. */
export interface MatterPlace {
  readonly procedure: string;
  readonly key: string;
  /** Where it stands: after an act other letters can be made. */
  readonly seq: number;
}

const enc = encodeURIComponent;
export const lettersPath = ({ procedure, key }: MatterPlace): string => `/matters/${enc(procedure)}/${key}/letters`;

export const lettersQuery = (place: MatterPlace) =>
  queryOptions({
    queryKey: ['letters', place.procedure, place.key, place.seq],
    queryFn: ({ signal }) => get<LettersDto>(lettersPath(place), signal),
    staleTime: 10_000,
  });

export const draftQuery = (place: MatterPlace, letter: string) =>
  queryOptions({
    queryKey: ['letters', place.procedure, place.key, place.seq, 'draft', letter],
    queryFn: ({ signal }) => get<LetterDraft>(`${lettersPath(place)}/${enc(letter)}`, signal),
    staleTime: 0,
  });

export const frozenQuery = (place: MatterPlace, letter: string, seq: number) =>
  queryOptions({
    queryKey: ['letters', place.procedure, place.key, 'issued', letter, seq],
    queryFn: ({ signal }) => get<LetterFrozen>(`${lettersPath(place)}/${enc(letter)}/issued/${seq}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const letterTemplateQuery = (procedure: string, letter: string) =>
  queryOptions({
    queryKey: ['letter-template', procedure, letter],
    queryFn: ({ signal }) => get<LetterTemplateDto>(`/letters/${enc(procedure)}/${enc(letter)}`, signal),
    staleTime: 0,
  });
