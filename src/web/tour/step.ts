/**
 * Where a step plays: a path, or a page that is found for the person at the time: the matter that waits first, the list
 * of its kind, the form of a new one, a figure that is not zero.
 */
export type Page = `/${string}` | ':matter' | ':list' | ':new' | ':figure';

export interface Step {
  readonly page: Page;
  /** The first visible element of this selector is shown. */
  readonly anchor: string;
  /** Shown where there is none: an empty list, a screen without room for it. */
  readonly instead?: string;
  readonly title: string;
  readonly text: string;
}

export interface Tour {
  /** For whom, in a word. */
  readonly title: string;
  readonly steps: readonly Step[];
}

/** How every tour but one ends. */
export const last: Step = {
  page: '/help',
  anchor: '#help-tour',
  title: '随时可以再看',
  text: '导览、各类事项的规则、键盘操作、该问谁，都在「帮助」里。',
};

export const filters = 'main search';
