/** The reference part of the guide: one page for each kind of matter, derived from its declaration. */
import { type DescribedBasis, describe, printDate } from '#kernel';
import { procedures } from '../../src/app/procedures.ts';
import { type Rules, rulesOf } from '../../src/web/help/rules.ts';
import { bareText, markWords } from '../../src/web/help/words.ts';

type GuidePage = { path: string; text: string };

/** Where the pages lie, from the root of the project. */
const folder = 'docs/guide/事项';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ') || '—';
const row = (cells: string[]): string => `| ${cells.map(cell).join(' | ')} |`;

function table(head: string[], rows: string[][]): string {
  if (rows.length === 0) return '没有。';
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

const cited = ({ text, mark }: DescribedBasis): string => `${bareText(text)}〔${markWords[mark][0]}〕`;

const sections: { title: string; of: (rules: Rules) => string }[] = [
  {
    title: '步骤',
    of: ({ acts }) =>
      table(
        ['步骤', '谁办', '从哪里到哪里', '要填', '依据'],
        acts.map((a) => [a.title, a.who, a.way, a.needs, cited(a.basis)]),
      ),
  },
  {
    title: '期限',
    of: ({ limits }) =>
      table(
        ['期限', '多久', '性质', '依据'],
        limits.map((l) => [l.title, l.words, l.kind, cited(l.basis)]),
      ),
  },
  {
    title: '环节',
    of: ({ states }) =>
      table(
        ['环节', '在办还是结束', '公开', '可以办的'],
        states.map((s) => [s.title, s.kind, s.open, s.next]),
      ),
  },
  {
    title: '公开',
    of: ({ seen, personal }) =>
      table(['谁能看', '内容'], [...seen.map((s) => [s.who, s.fields]), ...(personal ? [['个人信息，查看留有痕迹', personal]] : [])]),
  },
  {
    title: '数字',
    of: ({ metrics }) =>
      table(
        ['数字', '单位', '口径', '依据'],
        metrics.map((m) => [m.title, m.unit, m.definition, m.basis ? cited(m.basis) : '']),
      ),
  },
];

/** A page for each edition; one that has been followed by another says so in its name. */
const nameOf = ({ id, version, title }: (typeof procedures)[number]): string =>
  procedures.some((p) => p.id === id && p.version > version) ? `${title}（第${version}版）` : title;

const since = ({ from, version }: (typeof procedures)[number]): string =>
  from ? `本版（第${version}版）自${printDate(from)}起适用。` : '';

const note = '<!-- 由 scripts/guide.ts 根据事项的声明生成，请改声明，不要改这里。 -->';

function pageOf(procedure: (typeof procedures)[number]): GuidePage {
  const detail = describe(procedure);
  const rules = rulesOf(detail);
  const head = [note, `# ${nameOf(procedure)}`, `属「${detail.group}」。依据：${cited(detail.basis)}。${since(procedure)}`];
  const parts = sections.map(({ title, of }) => `## ${title}\n\n${of(rules)}`);
  return { path: `${folder}/${nameOf(procedure)}.md`, text: `${[...head, ...parts].join('\n\n')}\n` };
}

function indexPage(): GuidePage {
  const lines = procedures.map((p) => row([`[${nameOf(p)}](${encodeURI(nameOf(p))}.md)`, p.group, cited(describe(p).basis)]));
  const words = Object.values(markWords).map(([word, meaning]) => `- 〔${word}〕${meaning}。`);
  const text = [
    note,
    '# 各类事项的规则',
    '每一类事项的步骤、期限、环节、公开范围和数字口径，都由平台里的声明生成，与屏幕上「帮助」里的一致。',
    words.join('\n'),
    [row(['事项', '属于', '依据']), row(['---', '---', '---']), ...lines].join('\n'),
  ];
  return { path: `${folder}/README.md`, text: `${text.join('\n\n')}\n` };
}

/** All pages of the reference part, as they should stand in the project. */
export const guidePages = (): GuidePage[] => [indexPage(), ...procedures.map(pageOf)];
