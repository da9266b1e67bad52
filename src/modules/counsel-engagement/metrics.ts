import { count, halfUp, share, stock } from '#kernel';
import { legalCounselOpinion } from '#law';

/** The network in figures. The units covered are counted from `in-force` against the register of units. */
export const metrics = {
  'in-force': stock({
    title: '在聘法律顾问',
    unit: '份',
    definition: '期末聘期有效的聘任，上级统聘书面指定到单位的一并计入；按单位去重与名册相比即覆盖率',
    basis: legalCounselOpinion('设立范围'),
    states: 'active',
    by: ['level', 'method', 'counselKind'],
  }),
  contracts: stock({
    title: '独立聘任',
    unit: '份',
    definition: '期末由本单位自行聘任、聘期有效的份数，不含上级统聘指定',
    states: 'active',
    where: { method: ['selection', 'direct'] },
    by: ['level', 'counselKind', 'method'],
  }),
  selections: count({ title: '公开遴选', unit: '次', definition: '期内发布遴选公告的次数', acts: 'open-selection', by: ['level'] }),
  signed: count({ title: '新聘', unit: '份', definition: '期内签订聘任合同的份数', acts: 'sign', by: ['level', 'counselKind', 'method'] }),
  designated: count({ title: '统聘指定', unit: '份', definition: '期内书面指定到下级单位的份数', acts: 'designate', by: ['level'] }),
  renewed: count({ title: '续聘', unit: '份', definition: '期内续聘的份数', acts: 'renew', by: ['level'] }),
  expired: count({ title: '期满未续', unit: '份', definition: '期内聘期届满、未续聘的份数', acts: 'expire', by: ['level'] }),
  terminated: count({ title: '解聘', unit: '份', definition: '期内解聘、辞聘的份数', acts: 'terminate', by: ['terminateGround'] }),
  appraised: count({
    title: '年度考核',
    unit: '份',
    definition: '期内办理年度考核的聘任份数',
    acts: 'appraise',
    by: ['appraisalGrade', 'level'],
  }),
  'appraised-excellent': count({
    title: '考核优秀',
    unit: '份',
    definition: '期内考核等次为优秀的份数',
    acts: 'appraise',
    where: { appraisalGrade: 'excellent' },
  }),
  'excellent-rate': share({
    title: '考核优秀率',
    definition: '考核优秀份数÷年度考核份数',
    of: 'appraised-excellent',
    over: 'appraised',
    rounding: halfUp(2),
  }),
} as const;
