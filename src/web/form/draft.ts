import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { DescribedField, Json, Values } from '#kernel';
import type { DraftDto, TryDto } from '../../api/contract/work.ts';
import type { RefusalDto } from '../../api/contract.ts';
import { call, newKey, OfflineError, ProblemError } from '../client.ts';
import { usePending } from '../evidence/use-uploads.ts';
import type { Names } from '../kit/values.ts';
import { type Place, useAutosave } from './autosave.ts';
import { isAsked, isBlank, refusalsOf, toSend } from './rules.ts';

export type Given = Readonly<Record<string, unknown>>;

/** What the form is for: where it is handed in, what goes along, what the matter holds already, where its draft is kept. */
export interface Target {
  readonly path: string;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly held: Values;
  /** Absent: no draft is kept. */
  readonly place?: Place;
  /** May be asked beforehand what stands against it. */
  readonly tried: boolean;
}

export type Outcome =
  | { readonly kind: 'refused'; readonly refusals: readonly RefusalDto[] }
  | { readonly kind: 'overtaken'; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string };

function outcomeOf(error: unknown): Outcome {
  if (error instanceof OfflineError)
    return { kind: 'failed', text: '连不上服务器，填写的内容还在，网络恢复后请再提交一次，不会重复办理。' };
  if (!(error instanceof ProblemError)) return { kind: 'failed', text: '没有提交成功，请再试一次。' };
  const { status, refusals, detail, title } = error.problem;
  if (status === 409) return { kind: 'overtaken', text: detail || '这件事项刚刚有人办理过。' };
  if (refusals.length) return { kind: 'refused', refusals };
  return { kind: 'failed', text: detail || title };
}

export interface Ask<T> {
  readonly fields: readonly DescribedField[];
  readonly needed: readonly string[];
  readonly target: Target;
  readonly today: string;
  readonly start: Given;
  readonly names: Names;
  /** What was kept when the form was last left. */
  readonly restored: DraftDto | null;
  readonly onDone: (answer: T, given: Given) => void;
}

/** 等待: uploads are under way and the form goes as soon as they have arrived. */
export type Busy = 'no' | 'waiting' | 'sending';

/** Refusals by field as one goes along: of the kernel's own reading at once, of the whole decision when enough is filled in. */
function useRules({ fields, needed, target, today }: Pick<Ask<unknown>, 'fields' | 'needed' | 'target' | 'today'>, now: () => Whole) {
  const [found, setFound] = useState<ReadonlyMap<string, readonly RefusalDto[]>>(new Map());
  const touched = useRef(new Set<string>());
  const round = useRef(0);
  const put = (changes: ReadonlyMap<string, readonly RefusalDto[]>) => setFound((held) => new Map([...held, ...changes]));
  const judge = async (): Promise<void> => {
    const { given, on } = now();
    const all = { ...target.held, ...given };
    const complete = needed.every((id) => !isBlank(all[id]) || !fields.some((f) => f.id === id && isAsked(f, all)));
    if (!target.tried || !complete) return;
    round.current += 1;
    const mine = round.current;
    const body = { ...target.extra, seq: undefined, on, values: toSend(fields, given, target.held) };
    const answer = await call<TryDto>('POST', `${target.path}?try=1`, { body }).catch(() => undefined);
    if (!answer || mine !== round.current) return;
    put(new Map([...touched.current].map((id) => [id, answer.refusals.filter((r) => r.field === id)])));
  };
  return {
    found,
    clear: (id: string) => {
      touched.current.add(id);
      round.current += 1;
      setFound((held) => new Map([...held].filter(([at]) => at !== id)));
    },
    clearAll: () => setFound(new Map()),
    /** Told a moment after the field was left: a button under the finger must not move away. */
    leave: (field: DescribedField) => {
      if (!touched.current.has(field.id)) return;
      setTimeout(() => {
        const wrong = refusalsOf(field, now().given[field.id], today);
        put(new Map([[field.id, wrong]]));
        if (wrong.length === 0) void judge();
      }, 250);
    },
  };
}

interface Whole {
  readonly given: Given;
  readonly on: string;
}

/** The state of one form instance: what is given, when it happened, what was refused; kept on the server as it grows. */
export function useDraft<T>(ask: Ask<T>) {
  const { fields, target, today, start, restored } = ask;
  const [whole, setWhole] = useState<Whole>(() => ({
    given: { ...start, ...restored?.content.values },
    on: restored?.content.on ?? today,
  }));
  const [names, setNames] = useState<Names>({ ...ask.names, ...restored?.content.names });
  // The newest state, for what happens between two drawings: an upload arrives, and the form goes at once.
  const now = useRef({ ...whole, names });
  now.current.names = names;
  const [outcome, setOutcome] = useState<Outcome>();
  const changed = useRef(false);
  const rules = useRules(ask, () => now.current);
  const kept = useAutosave(target.place, () => ({
    values: toSend(fields, now.current.given, target.held) as Readonly<Record<string, Json>>,
    on: now.current.on === today ? null : now.current.on,
    names: now.current.names,
  }));
  const change = (next: Whole, mine = true) => {
    now.current = { ...now.current, ...next };
    setWhole(next);
    changed.current = mine;
    if (mine) kept.touch();
  };
  const set = (field: string, value: unknown) => {
    rules.clear(field);
    setOutcome((held) => (held?.kind === 'refused' ? { ...held, refusals: held.refusals.filter((r) => r.field !== field) } : held));
    change({ given: { ...now.current.given, [field]: value }, on: now.current.on });
  };
  const begin = () => {
    setOutcome(undefined);
    rules.clearAll();
  };
  const post = usePost(ask, () => now.current, {
    begin,
    end: setOutcome,
    done: () => {
      changed.current = false;
      void kept.discard(true);
    },
  });
  const discard = async () => {
    await kept.discard(false);
    change({ given: start, on: today }, false);
    begin();
  };
  return {
    ...whole,
    names,
    learn: (more: Names) => setNames((held) => ({ ...held, ...more })),
    set,
    setOn: (on: string) => change({ given: now.current.given, on }),
    ...{ outcome, setOutcome },
    rules,
    changed,
    saved: kept.saved,
    keep: () => kept.save(),
    isUnsaved: () => changed.current && (kept.isUnsaved() || target.place === undefined),
    discard,
    ...post,
  };
}

interface Course {
  readonly begin: () => void;
  readonly end: (outcome: Outcome) => void;
  readonly done: () => void;
}

/** Hands the form in, once: it waits for uploads, and nothing more is taken while it is under way. */
function usePost<T>({ fields, target, onDone }: Ask<T>, now: () => Whole, course: Course) {
  const [busy, setBusy] = useState<Busy>('no');
  const running = useRef(false);
  // The same key after a lost answer, so that nothing is done twice; a new one once an answer came.
  const key = useRef('');
  const uploads = usePending();
  const post = useMutation({
    mutationFn: (body: unknown) => call<T>('POST', target.path, { body, idempotencyKey: key.current }),
  });
  const send = async (): Promise<void> => {
    if (uploads.waiting() > 0) setBusy('waiting');
    if (!(await uploads.settled())) {
      course.end({ kind: 'failed', text: '有文件没有传上去，请先处理，再提交。' });
      return;
    }
    setBusy('sending');
    const { given, on } = now();
    key.current ||= newKey();
    const body = { ...target.extra, on, values: toSend(fields, given, target.held) };
    try {
      const answer = await post.mutateAsync(body);
      key.current = '';
      course.done();
      onDone(answer, given);
    } catch (error) {
      if (error instanceof ProblemError) key.current = '';
      course.end(outcomeOf(error));
    }
  };
  const submit = () => {
    if (running.current) return;
    running.current = true;
    course.begin();
    void send().finally(() => {
      running.current = false;
      setBusy('no');
    });
  };
  return { busy, submit, pending: uploads.pending };
}
