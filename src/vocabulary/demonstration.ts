import { type Guard, type LinkedMatter, printDate, type Refusal, refusal } from '#kernel';
import { platformDefaults } from '#law';

/** What a unit may be shown as an example of. */
export const demonstrationKinds = {
  'national-city': '全国法治政府建设示范市（县、区）',
  'national-project': '全国法治政府建设示范项目',
  provincial: '全省法治政府建设示范市（县、区）、项目',
  'law-unit': '依法行政示范单位',
  'service-point': '服务型行政执法示范点',
  'responsibility-point': '行政执法责任制示范点',
} as const;

export const demonstrationTiers = { national: '国家', provincial: '省', city: '市', county: '县（区）' } as const;

/** The editions of the national indicators, and the city's own criteria. */
export const indicatorEditions = {
  'national-2019': '国家指标体系2019年版',
  'national-2021': '国家指标体系2021年版',
  'national-2023': '国家指标体系2023年版',
  own: '本级创建标准',
} as const;

/** States in which a title stands. */
const standing: readonly string[] = ['named', 'reinspecting', 'rectifying', 'revocation-proposed', 'revocation-heard'];
const ended: Readonly<Record<string, string>> = { expired: '到期', revoked: '被撤销' };

function whyNot(title: LinkedMatter, on: string, field: string): Refusal | undefined {
  const { state, values } = title;
  const { validUntil, revokedOn } = values;
  const over = typeof validUntil === 'string' && validUntil < on;
  if (standing.includes(state) && !over) return undefined;
  const basis = platformDefaults('示范称号的引用');
  const word = over && state !== 'revoked' ? '到期' : ended[state];
  if (word === undefined) return refusal('title-not-given', '所引用的示范称号尚未命名', { remedy: '请去掉这一项', basis, field });
  const day = state === 'revoked' ? revokedOn : validUntil;
  const said = typeof day === 'string' ? `该称号已于${printDate(day)}${word}` : `该称号已${word}`;
  return refusal('title-ended', `${said}，不得引用`, { remedy: '请去掉这一项，或者引用有效的称号', basis, field });
}

/** A title of a demonstration unit may be cited only while it stands: `field` refers to the application that won it. */
export const titlesInForce =
  (field: string): Guard<Readonly<Record<string, never>>> =>
  (view) =>
    view.linkedAll(field as never).flatMap((title) => whyNot(title, view.on, field) ?? []);
