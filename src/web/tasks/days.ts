/** A civil day on a line of time, in milliseconds. */
export const time = (date: string): number => Date.parse(`${date}T00:00:00Z`);
export const day = 86_400_000;
