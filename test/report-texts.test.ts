/** The text of a report through the API: who may do what, several hands at one text, proposals and remarks. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer } from '#api';
import type { ReportTextDto, TextCheckDto, TextCompareDto, TextNoteDto, TextProposalDto, TextSaveDto } from '../src/api/contract/texts.ts';
import { textDoor } from '../src/app/texts.ts';
import { type City, openCity } from './support/city.ts';
import { Client, flawOfProblem } from './support/client.ts';

const at = '/api/texts/annual-report/2019/411700';
let city: City;
let app: App;
let justice: Client;
let department: Client;
let county: Client;
let clerk: Client;

const read = async (who: Client): Promise<ReportTextDto> => (await who.get(at)).json as ReportTextDto;
const save = async (version: number, blocks: readonly string[], more: object = {}): Promise<TextSaveDto> => {
  const { head } = await read(justice);
  return (await justice.send({ method: 'PUT', url: at, body: { head, blocks, version, remark: '改', ...more } })).json as TextSaveDto;
};
/** The text with one block said anew. */
const withBlock = (blocks: readonly string[], i: number, text: string): string[] => blocks.map((b, k) => (k === i ? text : b));
const prose = (blocks: readonly string[], n: number): number => blocks.flatMap((b, i) => (/^[#|]/.test(b) ? [] : [i]))[n] ?? 0;
const propose = (who: Client, version: number, blocks: readonly string[]) =>
  who.send({ method: 'POST', url: `${at}/proposals`, body: { version, blocks, reason: '与记录一致' } });
const proposals = async (who: Client) => (await who.get(`${at}/proposals`)).json as readonly TextProposalDto[];
const settle = (who: Client, id: string | undefined, body: object) =>
  who.send({ method: 'POST', url: `${at}/proposals/${id}/settle`, body });

beforeAll(async () => {
  city = await openCity({ today: '2020-01-10' });
  const { store, platform } = city;
  // How the report stands is told by its procedure; here the text stands for itself.
  const open = { ...platform, texts: textDoor({ store, units: platform.units, figures: platform.figures }) };
  app = await buildServer(open, 'silent');
  [justice, department, county, clerk] = await Promise.all([
    new Client(app).signIn('justice'),
    new Client(app).signIn('department'),
    new Client(app).signIn('county'),
    new Client(app).signIn('clerk'),
  ]);
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

describe('a text and its versions', () => {
  test('begins with the template; others see it when it is saved, townships never', async () => {
    const begun = await read(justice);
    expect(begun).toMatchObject({ version: 0, may: { edit: true, propose: false }, draft: null });
    expect(begun.blocks.join('')).not.toContain('{year}');
    expect((await department.get(at)).status).toBe(404);
    expect(await save(0, begun.blocks)).toMatchObject({ saved: true, version: 1, merged: false });
    expect(await read(department)).toMatchObject({ version: 1, may: { edit: false, propose: true } });
    expect((await clerk.get(at)).status).toBe(404);
    expect((await justice.get('/api/texts/no-such/2019/411700')).status).toBe(404);
  });

  test('who may only propose can neither save nor decide', async () => {
    const { head, blocks } = await read(department);
    const answer = await department.send({ method: 'PUT', url: at, body: { head, blocks, version: 1, remark: '' } });
    expect(answer.status).toBe(403);
    expect(flawOfProblem(answer)).toBeUndefined();
    expect((await department.get(`${at}/adoption`)).status).toBe(404);
  });

  test('a number without a source is refused, a figure that there is not too, and nothing is kept', async () => {
    const { blocks, version } = await read(justice);
    const wrong = withBlock(blocks, prose(blocks, 0), '全年办理320件，办结{{no-such.figure}}件。');
    const answer = await save(version, [...wrong, '# 一', '### 三']);
    expect(answer).toMatchObject({ saved: false, problems: [{ code: 'unbound-number', hit: '320' }, { code: 'heading-skip' }] });
    expect((await read(justice)).version).toBe(version);
    const check = await justice.send({ method: 'POST', url: `${at}/check`, body: { head: (await read(justice)).head, blocks: wrong } });
    const said = check.json as TextCheckDto;
    expect(said.problems.map((p) => p.code)).toEqual(expect.arrayContaining(['unbound-number', 'unknown-figure']));
    expect(said.problems.find((p) => p.code === 'unbound-number')?.block).toBe(prose(blocks, 0));
    expect(said.chips.find((c) => c.source === 'no-such.figure')).toMatchObject({ text: '〔缺数据〕' });
  });

  test('words declared as a quotation in the head are no unbound number', async () => {
    const { head, blocks, version } = await read(justice);
    const quoted = withBlock(blocks, prose(blocks, 0), '落实“1211”机制。');
    expect(await save(version, quoted)).toMatchObject({ saved: false });
    expect(await save(version, quoted, { head: head.replace(/^专名:.*$/m, '专名: “1211”机制') })).toMatchObject({ saved: true });
  });

  test('a draft is kept for whoever wrote it, until it is saved', async () => {
    const { head, blocks, version } = await read(justice);
    const half = withBlock(blocks, prose(blocks, 1), '写到一半');
    await justice.send({ method: 'PUT', url: `${at}/draft`, body: { head, blocks: half, version } });
    expect((await read(justice)).draft).toMatchObject({ version, blocks: half });
    expect((await read(department)).draft).toBeNull();
    await save(version, half);
    expect((await read(justice)).draft).toBeNull();
  });

  test('two at once: other places are put together, the same place is shown to whoever saves later', async () => {
    const { blocks, version } = await read(justice);
    const [one, two] = [prose(blocks, 2), prose(blocks, 3)];
    expect(await save(version, withBlock(blocks, one, '甲改'))).toMatchObject({ saved: true, merged: false });
    const second = await save(version, withBlock(blocks, two, '乙改'));
    expect(second).toMatchObject({ saved: true, merged: true, version: version + 2 });
    expect(second.saved && second.blocks).toEqual(withBlock(withBlock(blocks, one, '甲改'), two, '乙改'));
    const third = await save(version, withBlock(blocks, one, '丙改'));
    expect(third).toMatchObject({ saved: false, conflicts: [{ mine: '丙改', theirs: '甲改' }], by: '某justice', version: version + 2 });
    const chosen = await save(version, withBlock(blocks, one, '丙改'), { choices: { against: version + 2, each: ['both'] } });
    expect(chosen.saved && chosen.blocks.slice(one, one + 2)).toEqual(['甲改', '丙改']);
  });

  test('saved at the very same time: both stand, none is lost', async () => {
    const { blocks, version } = await read(justice);
    const places = ['甲', '乙', '丙'].map((name, i) => ({ place: prose(blocks, 4 + i), words: `${name}同时保存` }));
    const answers = await Promise.all(places.map(({ place, words }) => save(version, withBlock(blocks, place, words))));
    const now = (await read(justice)).blocks;
    expect(answers.map((a) => a.saved)).toEqual([true, true, true]);
    expect(places.map(({ words }) => now.includes(words))).toEqual([true, true, true]);
  });

  test('versions are listed and compared', async () => {
    const versions = (await department.get(`${at}/versions`)).json as readonly { version: number; by: string }[];
    expect(versions[0]?.version).toBe(versions.length);
    expect(versions.every((v) => v.by === '某justice')).toBe(true);
    const compared = (await justice.get(`${at}/compare?from=1&to=2`)).json as TextCompareDto;
    const changed = compared.rows.filter((r) => !r.same);
    expect(changed.flatMap((r) => r.pieces.filter((p) => p.kind === 'added').map((p) => p.text)).join('')).toContain('“1211”');
    expect((await justice.get(`${at}/compare?from=1&to=999`)).status).toBe(404);
  });
});

describe('proposals', () => {
  test('adopted with a click, in the same step a new version; the proposer sees what became of it', async () => {
    const { blocks, version } = await read(department);
    const place = prose(blocks, 7);
    expect((await propose(department, version, withBlock(blocks, place, '教育局建议的写法。'))).json).toEqual({
      proposed: 1,
      problems: [],
    });
    expect(await proposals(county)).toEqual([]);
    const [mine] = await proposals(department);
    expect(mine).toMatchObject({ result: 'pending', unit: '市教育局', place, mine: true });
    expect((await settle(department, mine?.id, { result: 'adopted', answer: '', apply: true })).status).toBe(403);
    expect((await settle(justice, mine?.id, { result: 'adopted', answer: '', apply: true })).status).toBe(200);
    expect(await read(justice)).toMatchObject({ version: version + 1, remark: '采纳市教育局的建议' });
    expect((await read(justice)).blocks[place]).toBe('教育局建议的写法。');
    expect((await proposals(department))[0]).toMatchObject({ result: 'adopted', settledVersion: version + 1, settledBy: '某justice' });
    expect((await settle(justice, mine?.id, { result: 'refused', answer: '不', apply: false })).status).toBe(409);
  });

  test('not adopted wants a reason; whoever proposed may take it back; a place rewritten since is not overwritten', async () => {
    const { blocks, version } = await read(county);
    const [a, b] = [prose(blocks, 8), prose(blocks, 9)];
    await propose(county, version, withBlock(withBlock(blocks, a, '县里的写法'), b, '县里的另一处'));
    const [first, second] = await proposals(county);
    expect((await settle(justice, first?.id, { result: 'refused', answer: '', apply: false })).status).toBe(400);
    expect((await settle(justice, first?.id, { result: 'refused', answer: '口径不同', apply: false })).status).toBe(200);
    await save(version, withBlock(blocks, b, '已经改写'));
    expect((await proposals(county))[1]?.place).toBeNull();
    const late = await settle(justice, second?.id, { result: 'adopted', answer: '', apply: true });
    expect(late.status).toBe(409);
    expect(flawOfProblem(late)).toBeUndefined();
    expect((await settle(department, second?.id, { result: 'withdrawn', answer: '', apply: false })).status).toBe(404);
    expect((await settle(county, second?.id, { result: 'withdrawn', answer: '', apply: false })).status).toBe(200);
    const adoption = (await justice.get(`${at}/adoption`)).json as readonly { unitName: string; result: string; answer: string }[];
    expect(adoption.map((r) => [r.unitName, r.result, r.answer])).toEqual([
      ['市教育局', 'adopted', ''],
      ['上蔡县', 'refused', '口径不同'],
      ['上蔡县', 'withdrawn', ''],
    ]);
  });

  test('a number without a source is refused here too; nothing changed is no proposal', async () => {
    const { blocks, version } = await read(department);
    const wrong = await propose(department, version, withBlock(blocks, prose(blocks, 0), '新增77件。'));
    expect(wrong.json).toMatchObject({ proposed: 0, problems: [{ code: 'unbound-number', hit: '77' }] });
    expect((await propose(department, version, blocks)).status).toBe(400);
  });
});

describe('remarks', () => {
  test('written, answered, settled by whoever wrote them or drafts', async () => {
    const note = { kind: 'remark', place: 2, quote: '报告如下', words: '建议简写', answers: null };
    const [mine] = (await department.send({ method: 'POST', url: `${at}/notes`, body: note })).json as readonly TextNoteDto[];
    expect(mine).toMatchObject({ unit: '市教育局', words: '建议简写', mine: true, answers: [], settledAt: null });
    const answer = await justice.send({ method: 'POST', url: `${at}/notes`, body: { ...note, words: '已改', answers: mine?.id } });
    expect((answer.json as readonly TextNoteDto[])[0]?.answers).toMatchObject([{ words: '已改', by: '某justice' }]);
    const url = `${at}/notes/${mine?.id}/settle`;
    expect((await county.send({ method: 'POST', url, body: {} })).status).toBe(404);
    expect(((await justice.send({ method: 'POST', url, body: {} })).json as readonly TextNoteDto[])[0]).toMatchObject({
      settledBy: '某justice',
    });
    expect((await department.send({ method: 'POST', url: `${at}/notes`, body: { ...note, kind: 'source' } })).status).toBe(403);
  });

  test('everything that was done is in the audit trail', async () => {
    const done = (await city.store.audits({ limit: 200 })).map((a) => a.what);
    expect(new Set(done.filter((w) => w.startsWith('report-text')))).toEqual(
      new Set(['report-text-saved', 'report-text-proposed', 'report-text-settled', 'report-text-noted']),
    );
  });
});

describe('a report that is settled', () => {
  test('its text is read, and neither changed nor proposed upon; frozen figures stay, and tell of the change', async () => {
    const { store, platform } = city;
    const [live] = await platform.figures.figures([
      { id: 'mediation-case.registered', unit: '411700', from: '2019-01-01', to: '2019-12-31' },
    ]);
    const shut = textDoor({
      ...{ store, units: platform.units, figures: platform.figures },
      standingOf: async () => ({ edit: false, propose: false, why: '报告已经签发' }),
      frozenOf: async () => (live ? [{ ...live, value: 12 }] : []),
    });
    const sealed = await buildServer({ ...platform, texts: shut }, 'silent');
    const who = await new Client(sealed).signIn('justice');
    expect(await read(who)).toMatchObject({ may: { edit: false, propose: false }, why: '报告已经签发', frozen: true });
    const { head, blocks, version } = await read(who);
    const answer = await who.send({ method: 'PUT', url: at, body: { head, blocks, version, remark: '' } });
    expect([answer.status, answer.text.includes('报告已经签发')]).toEqual([403, true]);
    const sources = ['mediation-case.registered', 'mediation-case.concluded'];
    const chips = (await who.send({ method: 'POST', url: `${at}/chips`, body: { sources } })).json;
    expect(chips).toMatchObject([{ text: '12', state: 'changed', now: '0' }, { state: 'unfrozen' }]);
    await sealed.close();
  });
});
