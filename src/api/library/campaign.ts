import { printDate, type Values, view } from '#kernel';
import type { CatalogueGroup } from '#reports';
import { everyRow, type MatterRow } from '#store';
import type { CampaignDto } from '../contract/library.ts';
import type { BatchDto, BatchItem } from '../contract/work.ts';
import { loadSeen, opensOf, presentRows } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { refusalDto } from '../problem.ts';
import type { Signed } from '../session.ts';
import type { LibraryKind } from './kind.ts';
import { printed } from './print.ts';
import { libraryOf, refOf, textOf } from './shelf.ts';

interface Campaign {
  readonly key: string;
  readonly state: string;
  readonly values: Values;
}

async function campaignAt(platform: Platform, who: Signed, kind: LibraryKind, key: string): Promise<Campaign> {
  const { stored, procedure, viewer } = await loadSeen(platform, key, who.actor, kind.campaign.procedure);
  return { key, state: stored.matter.state, values: view(procedure, stored.matter, viewer)?.values ?? {} };
}

/** Its items that still stand on the list. */
async function itemsOf(platform: Platform, who: Signed, kind: LibraryKind, campaign: Campaign): Promise<MatterRow[]> {
  const unit = platform.units.get(textOf(campaign.values.scopeIssuer) ?? '');
  const asked = {
    procedure: kind.campaign.item,
    unitPath: unit?.path ?? '',
    fields: [{ field: 'campaign', op: 'is', value: campaign.key }] as const,
  };
  const rows: MatterRow[] = [];
  for await (const row of everyRow(platform.store, asked)) {
    const known = presentRows(platform, [row], who.actor).length > 0;
    if (known && row.state !== 'withdrawn') rows.push(row);
  }
  return rows;
}

/** Documents of its issuer in force, with a day in its span. */
async function scopeOf(platform: Platform, kind: LibraryKind, { values }: Campaign): Promise<MatterRow[]> {
  const [issuer, from, to] = [values.scopeIssuer, values.scopeFrom, values.scopeTo].map((v) => textOf(v) ?? '');
  const unit = platform.units.get(issuer ?? '');
  if (!unit || !from || !to) return [];
  const span = [
    { field: 'signedOn', op: 'from', value: from },
    { field: 'signedOn', op: 'to', value: to },
  ] as const;
  const rows: MatterRow[] = [];
  const asked = { procedure: kind.document, unitPath: unit.path, unit: unit.code, state: kind.alive, fields: span, publicOnly: true };
  for await (const row of everyRow(platform.store, asked)) rows.push(row);
  return rows;
}

const mayList = (platform: Platform, who: Signed, kind: LibraryKind): boolean => {
  const item = platform.registry.latest(kind.campaign.item);
  return item !== undefined && opensOf(platform, item, who.actor).some((o) => o.act === kind.campaign.listAct);
};

const counted = (values: readonly string[], titles: Readonly<Record<string, string>>) =>
  Object.entries(titles)
    .map(([id, title]) => ({ id, title, n: values.filter((v) => v === id).length }))
    .filter((one) => one.n > 0);

const proposedStates = new Set(['proposed', 'checked', 'decided', 'announced', 'applied']);
const checkedStates = new Set(['checked', 'decided', 'announced', 'applied']);

function byImplementer(platform: Platform, items: readonly MatterRow[]): CampaignDto['units'] {
  const lines = new Map<string, { listed: number; proposed: number; checked: number }>();
  for (const item of items) {
    const code = textOf(item.values.implementer) ?? '';
    const line = lines.get(code) ?? { listed: 0, proposed: 0, checked: 0 };
    line.listed += 1;
    if (proposedStates.has(item.state)) line.proposed += 1;
    if (checkedStates.has(item.state)) line.checked += 1;
    lines.set(code, line);
  }
  return [...lines]
    .map(([code, line]) => ({ name: platform.units.get(code)?.name ?? code, ...line }))
    .sort((a, b) => a.proposed / a.listed - b.proposed / b.listed || b.listed - a.listed);
}

/** A campaign as a whole: its list against its scope, where the conclusions stand, which unit is behind. */
export async function campaignOf(platform: Platform, who: Signed, key: string): Promise<CampaignDto> {
  const kind = libraryOf(platform);
  const campaign = await campaignAt(platform, who, kind, key);
  const items = await itemsOf(platform, who, kind, campaign);
  const open = campaign.state === kind.campaign.listing;
  const listed = new Set(items.map((i) => String(i.values.document)));
  const scope = open ? await scopeOf(platform, kind, campaign) : [];
  const missing = scope.filter((d) => !listed.has(d.key));
  const item = platform.registry.latest(kind.campaign.item);
  return {
    listed: items.length,
    missing: { n: missing.length, rows: missing.slice(0, 200).map((row) => refOf(platform, row, row.values)) },
    mayList: open && mayList(platform, who, kind),
    results: counted(
      items.map((i) => String(i.values.result ?? '')),
      item?.fields.result?.spec.options ?? {},
    ),
    states: counted(
      items.map((i) => i.state),
      Object.fromEntries(Object.entries(item?.states ?? {}).map(([id, s]) => [id, s.title])),
    ),
    units: byImplementer(platform, items),
  };
}

interface ListAsk {
  readonly keys: readonly string[];
  readonly on: string;
  readonly idempotency: string;
}

/** Puts documents of the scope on the list, each judged by itself. */
export async function listDocuments(platform: Platform, who: Signed, key: string, ask: ListAsk): Promise<BatchDto> {
  const kind = libraryOf(platform);
  const campaign = await campaignAt(platform, who, kind, key);
  const [items, scope] = await Promise.all([itemsOf(platform, who, kind, campaign), scopeOf(platform, kind, campaign)]);
  const listed = new Set(items.map((i) => String(i.values.document)));
  const wanted = new Set(ask.keys);
  const done: BatchItem[] = [];
  for (const row of scope.filter((d) => wanted.has(d.key) && !listed.has(d.key)))
    done.push(await listOne(platform, who, kind, campaign, row, ask));
  const ok = done.filter((i) => i.ok).length;
  return { done: ok, refused: done.length - ok, items: done };
}

async function listOne(
  platform: Platform,
  who: Signed,
  kind: LibraryKind,
  campaign: Campaign,
  row: MatterRow,
  ask: ListAsk,
): Promise<BatchItem> {
  const { title, docNo, issuer, draftingUnit } = row.values;
  const answer = await platform.store.act({
    procedure: kind.campaign.item,
    act: kind.campaign.listAct,
    values: { title, docNo, campaign: campaign.key, document: row.key, issuer, implementer: draftingUnit ?? issuer },
    on: ask.on,
    actor: who.actor,
    recordedAt: platform.now(),
    idempotencyKey: `${ask.idempotency}.${row.key}`,
  });
  if (!answer.ok) return { key: row.key, title: row.title, ok: false, state: null, refusals: answer.refusals.map(refusalDto) };
  return { key: row.key, title: row.title, ok: true, state: answer.matter.state, refusals: [] };
}

const catalogueOf: readonly (readonly [title: string, results: readonly string[]])[] = [
  ['继续有效的规范性文件目录', ['keep']],
  ['修改的规范性文件目录', ['amend']],
  ['废止、宣布失效的规范性文件目录', ['repeal', 'expire']],
];

/** The catalogues of a campaign as a file: what stays, what is amended, what ends. */
export async function cataloguesOf(platform: Platform, who: Signed, key: string): Promise<{ bytes: Uint8Array; title: string }> {
  const kind = libraryOf(platform);
  const campaign = await campaignAt(platform, who, kind, key);
  const items = await itemsOf(platform, who, kind, campaign);
  const documents = new Map((await platform.store.rows(items.map((i) => String(i.values.document)))).map((row) => [row.key, row]));
  const groups = catalogueOf.map(([title, results]): CatalogueGroup => {
    const rows = items
      .filter((i) => results.includes(String(i.values.result)))
      .map((i) => ({ item: i, signedOn: textOf(documents.get(String(i.values.document))?.values.signedOn) ?? '' }))
      .sort((a, b) => (a.signedOn < b.signedOn ? -1 : 1))
      .map(({ item, signedOn }) => [
        textOf(item.values.title) ?? '',
        textOf(item.values.docNo) ?? '',
        signedOn && printDate(signedOn),
        String(item.values.result) === 'amend' ? printDate(textOf(item.values.amendBy) ?? '') : resultTitle(platform, kind, item),
      ]);
    return { title, head: ['名称', '文号', '成文日期', results[0] === 'amend' ? '修改完成期限' : '结论'], rows };
  });
  const title = textOf(campaign.values.title) ?? '';
  const catalogues = { title: `${title}结果`, subtitle: textOf(campaign.values.announcement), groups };
  const bytes = await printed({ kind: 'catalogues', catalogues });
  return { bytes, title };
}

const resultTitle = (platform: Platform, kind: LibraryKind, item: MatterRow): string =>
  platform.registry.latest(kind.campaign.item)?.fields.result?.spec.options?.[String(item.values.result)] ?? '';
