import { width } from './model.ts';

/** Full characters of a 2号 line: 156 mm ÷ 22 pt. */
const lineWidth = 20;

/** A line may not begin with these, nor end with those: the words would be torn. */
const noStart = /^[的地得和与及、》）”〉]/;
const noEnd = /[关于对《（“〈]$/;

interface Breaking {
  readonly lines: readonly string[];
  readonly cost: number;
}

/** Equal lines make a block, a short middle makes an hourglass: both are forbidden; a ladder or a diamond is wanted. */
function cost(lines: readonly string[]): number {
  const w = lines.map(width);
  const torn = lines.some((line, i) => (i > 0 && noStart.test(line)) || (i < lines.length - 1 && noEnd.test(line)));
  if (torn || w.some((x) => x > lineWidth)) return Number.POSITIVE_INFINITY;
  const [a = 0, b = 0, c = 0] = w;
  const spread = Math.max(...w) - Math.min(...w);
  if (lines.length === 2) return Math.abs(Math.abs(a - b) - 4) + (Math.abs(a - b) < 1 ? 20 : 0);
  const hourglass = b < a && b < c;
  return 30 + spread + (hourglass || spread < 1 ? 20 : 0);
}

const words = (text: string): string[] => [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map((s) => s.segment);

function breakings(text: string): Breaking[] {
  const parts = words(text);
  const at = (i: number, j: number) => parts.slice(i, j).join('');
  const found: Breaking[] = [];
  const n = parts.length;
  for (let i = 1; i < n; i++) {
    const two = [at(0, i), at(i, n)];
    found.push({ lines: two, cost: cost(two) - (two[1]?.startsWith('关于') ? 8 : 0) });
    for (let j = i + 1; j < n; j++) {
      const three = [at(0, i), at(i, j), at(j, n)];
      found.push({ lines: three, cost: cost(three) - (three[1]?.startsWith('关于') ? 8 : 0) });
    }
  }
  return found;
}

/** Breaks a title into lines by meaning, as a ladder or a diamond; `|` in the text breaks where the author wants. */
export function breakTitle(title: string): readonly string[] {
  if (title.includes('|')) return title.split('|').map((line) => line.trim());
  if (width(title) <= lineWidth) return [title];
  const best = breakings(title).sort((a, b) => a.cost - b.cost)[0];
  return best && best.cost < Number.POSITIVE_INFINITY ? best.lines : [title];
}
