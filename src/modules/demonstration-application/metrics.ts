import { count, halfUp, share, stock } from '#kernel';
import { platformDefaults } from '#law';

const pending = [
  ...(['applied', 'recommended', 'guiding', 'material-review', 'evaluating', 'satisfaction-survey', 'onsite-check'] as const),
  ...(['shortlisted', 'publicity', 'approved-pending'] as const),
] as const;
const standing = ['named', 'reinspecting', 'rectifying', 'revocation-proposed', 'revocation-heard'] as const;

export const metrics = {
  active: stock({
    title: '有效示范单位',
    unit: '个',
    definition: '期末已命名且未到期、未撤销的示范单位（点）个数',
    basis: platformDefaults('示范统计口径'),
    states: standing,
    by: ['kind', 'tier'],
  }),
  applied: count({ title: '申报', unit: '件', definition: '期间内申报件数', acts: 'apply', by: ['kind', 'tier'] }),
  'sought-above': count<'apply', 'tier' | 'kind'>({
    title: '申报上级示范创建',
    unit: '件',
    definition: '期间内申报全省、全国法治政府建设示范创建的件数',
    acts: 'apply',
    where: { tier: ['national', 'provincial'] },
    by: ['tier'],
  }),
  recommended: count({ title: '推荐', unit: '件', definition: '期间内推荐件数', acts: 'recommend', by: ['kind'] }),
  guided: count({
    title: '指导',
    unit: '次',
    definition: '期间内登记的指导次数，补充登记的另计',
    acts: ['guide', 'guide-again'],
    by: ['kind'],
  }),
  publicised: count({ title: '公示', unit: '件', definition: '期间内公示的拟命名件数', acts: 'publicise', by: ['kind'] }),
  objections: count({ title: '异议', unit: '件', definition: '期间内登记的异议件数', acts: 'record-objection' }),
  named: count({ title: '命名', unit: '个', definition: '期间内命名个数', acts: 'name', by: ['kind', 'tier'] }),
  'pass-rate': share({
    title: '申报通过率',
    definition: '期间内命名个数÷期间内申报件数',
    basis: platformDefaults('示范统计口径'),
    of: 'named',
    over: 'applied',
    rounding: halfUp(),
  }),
  rejected: count({
    title: '未通过',
    unit: '件',
    definition: '期间内未获推荐、评审或者核查不通过、异议成立、不予命名的件数',
    acts: ['reject-recommendation', 'fail-material', 'fail-onsite', 'uphold-objection', 'decline-naming'],
    by: ['kind'],
  }),
  withdrawn: count({ title: '撤回申报', unit: '件', definition: '期间内撤回申报件数', acts: 'withdraw' }),
  pending: stock({ title: '在办申报', unit: '件', definition: '期末尚未命名、未通过或者撤回的件数', states: pending, by: ['kind'] }),
  reinspected: count({
    title: '复核',
    unit: '个',
    definition: '期间内作出复核结论的个数',
    acts: ['keep', 'order-rectify'],
    by: ['kind'],
  }),
  kept: count({ title: '复核合格', unit: '个', definition: '期间内复核合格、保留称号的个数', acts: 'keep', by: ['kind'] }),
  'reinspection-pass-rate': share({
    title: '复核合格率',
    definition: '期间内复核合格个数÷作出复核结论的个数',
    basis: platformDefaults('示范统计口径'),
    of: 'kept',
    over: 'reinspected',
    rounding: halfUp(),
  }),
  'rectifications-ordered': count({ title: '责令整改', unit: '个', definition: '期间内责令整改个数', acts: 'order-rectify', by: ['kind'] }),
  rectified: count({ title: '整改通过', unit: '个', definition: '期间内整改通过个数', acts: 'pass-rectification' }),
  revoked: count({ title: '撤销', unit: '个', definition: '期间内撤销示范称号个数', acts: 'revoke', by: ['kind', 'revocationReason'] }),
  expired: count({ title: '到期', unit: '个', definition: '期间内有效期满未复核的个数', acts: 'expire', by: ['kind'] }),
  'spot-checks': count({ title: '日常抽查', unit: '次', definition: '期间内登记的日常抽查次数', acts: 'record-spot-check', by: ['kind'] }),
  reports: count({
    title: '示范单位年度报告',
    unit: '份',
    definition: '期间内示范单位报送的年度情况份数',
    acts: 'annual-report',
    by: ['kind'],
  }),
  practices: count({ title: '公开示范做法', unit: '项', definition: '期间内公开的示范做法项数', acts: 'publish-practice', by: ['kind'] }),
} as const;
