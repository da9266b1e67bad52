import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  FirstPersonDto,
  InstructionDto,
  InstructionStart,
  TaskDto,
  TaskLightName,
  TaskLine,
  TasksDto,
} from '../../api/contract/tasks.ts';
import { get, query } from '../client.ts';

export interface TasksAsk {
  readonly year?: string | undefined;
  readonly unit?: string | undefined;
  readonly under?: string | undefined;
  readonly on?: string | undefined;
}

const minute = 60_000;

export const tasksQuery = (ask: TasksAsk) =>
  queryOptions({
    queryKey: ['tasks', ask],
    queryFn: ({ signal }) => get<TasksDto>(`/tasks${query({ ...ask })}`, signal),
    staleTime: minute,
    placeholderData: keepPreviousData,
  });

export const litQuery = (ask: TasksAsk & { readonly light: TaskLightName }) =>
  queryOptions({
    queryKey: ['tasks', 'lit', ask],
    queryFn: ({ signal }) => get<readonly TaskLine[]>(`/tasks/lit${query({ ...ask })}`, signal),
    staleTime: minute,
  });

export const taskQuery = (key: string) =>
  queryOptions({ queryKey: ['tasks', 'one', key], queryFn: ({ signal }) => get<TaskDto>(`/tasks/${key}`, signal), staleTime: minute });

export const firstPersonQuery = (year: string | undefined) =>
  queryOptions({
    queryKey: ['tasks', 'first-person', year],
    queryFn: ({ signal }) => get<FirstPersonDto>(`/tasks/first-person${query({ year })}`, signal),
    staleTime: 5 * minute,
  });

export const instructionsQuery = queryOptions({
  queryKey: ['tasks', 'instructions'],
  queryFn: ({ signal }) => get<readonly InstructionDto[]>('/tasks/instructions', signal),
  staleTime: minute,
});

export const instructionQuery = (no: string) =>
  queryOptions({
    queryKey: ['tasks', 'instructions', no],
    queryFn: ({ signal }) => get<InstructionStart>(`/tasks/instructions/${encodeURIComponent(no)}`, signal),
    staleTime: 0,
  });

/** Lights in the order of urgency, in the words of the rules. */
export const lights: readonly {
  readonly id: TaskLightName;
  readonly title: string;
  readonly colour: 'red' | 'amber' | 'green' | 'grey';
}[] = [
  { id: 'red', title: '红灯', colour: 'red' },
  { id: 'yellow', title: '黄灯', colour: 'amber' },
  { id: 'green', title: '绿灯', colour: 'green' },
  { id: 'grey', title: '待签收', colour: 'grey' },
];

export const colourOf = (light: TaskLightName): 'red' | 'amber' | 'green' | 'grey' => (light === 'yellow' ? 'amber' : light);
export const levelTitles = { first: '市级', second: '县区和部门', third: '乡镇街道' } as const;
