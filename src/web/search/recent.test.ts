import { expect, test } from 'vitest';
import { withSearch } from './recent.ts';

test('the newest search comes first, each once, eight at most', () => {
  expect(withSearch(['邻里', '采光'], '采光')).toEqual(['采光', '邻里']);
  const many = Array.from({ length: 12 }, (_, i) => `第${i}次`).reduce<string[]>((held, q) => withSearch(held, q), []);
  expect(many).toEqual(['第11次', '第10次', '第9次', '第8次', '第7次', '第6次', '第5次', '第4次']);
});
