/** The mean of the scores without the highest and the lowest one, in hundredths rounded half up; of two or fewer the plain mean. */
export function trimmedMean(scores: readonly number[]): number | undefined {
  if (scores.length === 0) return undefined;
  const cents = scores.map((s) => Math.round(s * 100)).sort((a, b) => a - b);
  const kept = cents.length > 2 ? cents.slice(1, -1) : cents;
  const sum = kept.reduce((a, b) => a + b, 0);
  return Math.floor((2 * sum + kept.length) / (2 * kept.length)) / 100;
}
