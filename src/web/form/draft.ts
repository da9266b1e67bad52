import { useMutation } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { DescribedField, Values } from '#kernel';
import type { ActBody, MatterDto, RefusalDto } from '../../api/contract.ts';
import { call, newKey, OfflineError, ProblemError } from '../client.ts';
import { isAsked } from '../kit/values.ts';

export type Given = Readonly<Record<string, unknown>>;

/** What the form is for: the path to post to, and what the matter holds already. */
export interface Target {
  readonly path: string;
  /** Named in the body when a matter is opened. */
  readonly act?: string;
  readonly seq?: number;
  readonly held: Values;
}

export type Outcome =
  | { readonly kind: 'refused'; readonly refusals: readonly RefusalDto[] }
  | { readonly kind: 'overtaken'; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string };

const blank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Only what is asked for now, is filled in and differs from what the matter holds. */
export function toSend(fields: readonly DescribedField[], given: Given, held: Values): Given {
  const all = { ...held, ...given };
  const sent: Record<string, unknown> = {};
  for (const field of fields) {
    const value = given[field.id];
    if (blank(value) || !isAsked(field, all)) continue;
    if (JSON.stringify(value) !== JSON.stringify(held[field.id])) sent[field.id] = value;
  }
  return sent;
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof OfflineError)
    return { kind: 'failed', text: '连不上服务器，填写的内容还在，网络恢复后请再提交一次，不会重复办理。' };
  if (!(error instanceof ProblemError)) return { kind: 'failed', text: '没有提交成功，请再试一次。' };
  const { status, refusals, detail, title } = error.problem;
  if (status === 409) return { kind: 'overtaken', text: detail || '这件事项刚刚有人办理过。' };
  if (refusals.length) return { kind: 'refused', refusals };
  return { kind: 'failed', text: detail || title };
}

interface Ask {
  readonly fields: readonly DescribedField[];
  readonly target: Target;
  readonly today: string;
  readonly start: Given;
  readonly onDone: (matter: MatterDto) => void;
}

/** The state of one form instance: what is given, when it happened, what was refused. */
export function useDraft({ fields, target, today, start, onDone }: Ask) {
  const [given, setGiven] = useState<Given>(start);
  const [on, setOn] = useState(today);
  const [outcome, setOutcome] = useState<Outcome>();
  const changed = useRef(false);
  // The same key after a lost answer, so that nothing is done twice; a new one once an answer came.
  const key = useRef('');
  const set = useCallback((field: string, value: unknown) => {
    changed.current = true;
    setGiven((now) => ({ ...now, [field]: value }));
  }, []);
  const post = useMutation({
    mutationFn: (body: ActBody) => {
      key.current ||= newKey();
      return call<MatterDto>('POST', target.path, { body, idempotencyKey: key.current });
    },
    onSuccess: (matter) => {
      key.current = '';
      changed.current = false;
      onDone(matter);
    },
    onError: (error) => {
      if (error instanceof ProblemError) key.current = '';
      setOutcome(outcomeOf(error));
    },
  });
  const submit = () => {
    if (post.isPending) return;
    setOutcome(undefined);
    const { act, seq, held } = target;
    post.mutate({ ...(act !== undefined && { act }), ...(seq !== undefined && { seq }), on, values: toSend(fields, given, held) });
  };
  const changeOn = (day: string) => {
    changed.current = true;
    setOn(day);
  };
  return { given, set, on, setOn: changeOn, outcome, setOutcome, submit, busy: post.isPending, changed };
}
