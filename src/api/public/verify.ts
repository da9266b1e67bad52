import { canonical, type Json, verifyChain } from '#kernel';
import { readCode } from '#reports';
import type { EditionRow, StoredMatter } from '#store';
import type { VerifyDto } from '../contract/room.ts';
import type { Platform } from '../platform.ts';
import { malformed, notFound } from '../problem.ts';
import { figuresKind } from '../room/matter.ts';
import { type PublicEdition, sealedPart } from '../room/publish.ts';

type Check = VerifyDto['checks'][number];

/** Editions by the code at the head of their titles: the list is read without their contents. */
async function editionBy(platform: Platform, code: string): Promise<{ row: EditionRow; heads: readonly Omit<EditionRow, 'content'>[] }> {
  const heads = (await platform.store.editions(platform.room.kinds.report)).filter((e) => e.frozen);
  const head = heads.find((e) => e.title.startsWith(`${code} `));
  const row = head && (await platform.store.edition(platform.room.kinds.report, head.id, head.version));
  if (!head || !row) throw notFound();
  return { row, heads: heads.filter((e) => e.id === head.id) };
}

/** The act that published this version, and whether the chain of the report's events is whole. */
function ledgerChecks(platform: Platform, stored: StoredMatter | undefined, edition: PublicEdition): readonly Check[] {
  const event = stored?.events.findLast((e) => e.values.publicSeal === edition.seal);
  const broken = stored && verifyChain(stored.events, platform.room.hash, () => ({}));
  return [
    {
      ...{ id: 'ledger', title: '台账记载', ok: event !== undefined },
      said: event ? `公开时记入台账的校验值与本报告一致（${event.occurredOn}）` : '台账中没有这一校验值的公开记录',
    },
    {
      ...{ id: 'chain', title: '办理记录', ok: stored !== undefined && broken === undefined },
      said: !broken ? `本报告的${stored?.events.length ?? 0}条办理记录首尾相连，没有改动` : `第${broken.seq}条办理记录对不上`,
    },
  ];
}

function contentChecks(platform: Platform, edition: PublicEdition): readonly Check[] {
  const again = platform.room.hash(canonical(sealedPart(edition)));
  return [
    {
      ...{ id: 'content', title: '正文和数据', ok: again === edition.seal },
      said: again === edition.seal ? '刚才重新计算的校验值与公开时一致' : '刚才重新计算的校验值与公开时不一致',
    },
  ];
}

async function figuresCheck(platform: Platform, edition: PublicEdition, stored: StoredMatter | undefined): Promise<readonly Check[]> {
  const sealed = stored?.events.findLast((e) => e.values.figuresSeal === edition.report.figuresSeal);
  const version = Number(sealed?.values.figuresEdition ?? 0);
  const frozen = version > 0 ? await platform.store.edition(figuresKind, edition.report.matter, version) : undefined;
  const same = frozen !== undefined && platform.room.hash(canonical(frozen.content as Json)) === edition.report.figuresSeal;
  return [
    {
      ...{ id: 'figures', title: '封存数据', ok: same },
      said: same ? `报告所引数据取自${sealed?.occurredOn ?? ''}封存的数据，封存后没有改动` : '封存数据与封存时的校验值不一致',
    },
  ];
}

const groundTitles = (platform: Platform): Readonly<Record<string, string>> =>
  platform.registry.latest(platform.room.kinds.report)?.fields.redactions?.spec.columns?.ground?.spec.options ?? {};

/** Everything that can be checked about a published report, computed anew. */
export async function verified(platform: Platform, typed: string): Promise<VerifyDto> {
  const code = readCode(typed);
  if (!code) throw malformed('核验码不正确', '核验码为16位数字和字母，印在报告末页', 'code');
  const { row, heads } = await editionBy(platform, code);
  const edition = row.content as unknown as PublicEdition;
  const { report } = edition;
  const stored = await platform.store.matter(report.matter);
  const recorded = stored?.events.findLast((e) => e.values.publicSeal === edition.seal)?.recordedAt.slice(0, 10);
  const roots = recorded ? (await platform.store.roots(recorded)).filter((r) => r.region === '*') : [];
  const newest = heads.reduce((a, b) => (b.version > a.version ? b : a));
  const grounds = groundTitles(platform);
  return {
    ...{ code, title: report.title, docNo: report.docNo, reporter: report.reporter.name, year: report.year },
    ...{ signedOn: report.signedOn, publishedOn: report.publishedOn, version: report.version, correction: report.correction ?? null },
    newest: newest.version > row.version ? { version: newest.version, code: newest.title.split(' ')[0] ?? '' } : null,
    left: Object.entries(report.left).map(([ground, n]) => ({ ground: grounds[ground] ?? ground, n })),
    seal: edition.seal,
    checks: [
      ...contentChecks(platform, edition),
      ...(await figuresCheck(platform, edition, stored)),
      ...ledgerChecks(platform, stored, edition),
    ],
    root: roots[0] ? { day: roots[0].day, root: roots[0].root } : null,
    figures: report.figures.map((f) => ({
      ...{ id: f.id, title: f.title, unit: f.unit, value: f.value, definition: f.definition, period: f.period, rounding: f.rounding },
      ...{ numerator: f.numerator ?? null, denominator: f.denominator ?? null, basis: f.basis ?? null, citedAs: f.citedAs },
    })),
    files: edition.files.map(({ name, sha256, size }) => ({
      ...{ name, sha256, size, href: `/api/public/matters/${platform.room.kinds.report}/${report.matter}/files/${sha256}` },
    })),
    paper: `${platform.room.kinds.report}~${row.id.replace('/', '_')}~${row.version}`,
    demonstration: platform.demonstration,
  };
}
