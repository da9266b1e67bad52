import { count, type Guard, longText, matterRef, number, procedure, refusal, text, unit, type ValuesOf } from '#kernel';
import { cityTargetMeasures, pledgeAmendment as lastDay, platformDefaults } from '#law';
import { indicatorFlaws, indicatorRows, open, sameIndicators, staff } from '#vocabulary';

const basis = cityTargetMeasures('责任书变更');
const note = { ...staff, min: 4, max: 1000 } as const;

const fields = {
  title: text('变更事项', { ...staff, min: 4, max: 80 }),
  unit: unit('责任单位', staff),
  pledge: matterRef('responsibility-pledge', '所变更的责任书', staff),
  amendReason: longText('变更理由', { ...note, help: '如机构改革、政策调整' }),
  indicators: indicatorRows('变更后的指标'),
  revision: number('变更后的版本', { ...open, min: 2, max: 99 }),
  decisionNote: longText('决定意见', { ...note, min: 2 }),
} as const;
type AmendmentGuard = Guard<ValuesOf<typeof fields>>;

/** Only what is in force is amended, within the year, to something else. */
const amendable: AmendmentGuard = ({ values, linked, on, inForce }) => {
  const pledge = linked('pledge');
  const field = 'pledge';
  if (pledge?.state !== 'effective')
    return refusal('not-effective', '只能变更生效的责任书', { remedy: '请选择本单位生效的责任书', basis, field });
  const last = `${String(pledge.values.year)}-${inForce(lastDay, on)}`;
  if (on > last) {
    const more = { remedy: '请在下一年度的责任书中调整', basis: platformDefaults('责任书变更期限') };
    return refusal('amend-late', `${last}以后不受理本年度责任书的变更`, more);
  }
  if (sameIndicators(values.indicators, pledge.values.indicators as never))
    return refusal('nothing-changed', '变更后的指标与现行责任书相同', { remedy: '请填写变更后的全部指标', basis, field: 'indicators' });
  return undefined;
};

const ownPledge: AmendmentGuard = ({ linked, values }) => {
  const pledge = linked('pledge');
  if (pledge === undefined || pledge.unit === values.unit) return undefined;
  return refusal('not-own', '只能申请变更本单位的责任书', { remedy: '请选择本单位的责任书', basis, field: 'pledge' });
};

const weighed: AmendmentGuard = (view) => indicatorFlaws('indicators', view.values.indicators ?? [], view);

/** One above the version in force. */
const nextRevision: AmendmentGuard = ({ values, linked }) => {
  const next = Number(linked('pledge')?.values.revision ?? 1) + 1;
  if (values.revision === next) return undefined;
  return refusal('revision', `变更后的版本应为第${next}版`, { remedy: `请填写${next}`, basis, field: 'revision' });
};

/** 责任书变更: what the government approves becomes the next version of the pledge; the version before stays in its record. */
export const pledgeAmendment = procedure({
  id: 'pledge-amendment',
  version: 1,
  title: '目标责任书变更',
  group: '督导',
  basis,
  roles: {
    proposer: { title: '责任单位', relation: 'own', duties: ['head', 'clerk'] },
    mayor: { title: '政府主要负责人', relation: 'above', duties: ['head'] },
  },
  fields,
  shows: { title: 'title', list: ['unit', 'revision'] },
  owner: 'unit',
  states: {
    proposed: { title: '待批准' },
    approved: { title: '已批准', final: true },
    refused: { title: '不批准', final: true },
    withdrawn: { title: '已撤回', final: true },
  },
  // Until it is approved it is information in the making; afterwards the pledge itself shows it.
  publicIn: [],
  acts: {
    propose: {
      title: '申请变更',
      basis,
      by: 'proposer',
      to: 'proposed',
      needs: ['title', 'unit', 'pledge', 'amendReason', 'indicators', 'revision'],
      guard: [amendable, ownPledge, weighed, nextRevision],
    },
    withdraw: { title: '撤回', basis, by: 'proposer', from: 'proposed', to: 'withdrawn', awaited: [] },
    approve: {
      title: '批准变更',
      basis,
      by: 'mayor',
      from: 'proposed',
      to: 'approved',
      needs: ['decisionNote'],
      guard: nextRevision,
      brings: [{ on: 'pledge', act: 'amend', carry: { indicators: 'indicators', amendReason: 'amendReason', revision: 'revision' } }],
    },
    refuse: { title: '不批准', basis, by: 'mayor', from: 'proposed', to: 'refused', needs: ['decisionNote'] },
  },
  deadlines: {},
  serials: {},
  metrics: {
    proposed: count({ title: '责任书变更申请', definition: '期内申请变更责任书的件数', unit: '件', acts: 'propose' }),
    approved: count({ title: '批准变更', definition: '期内批准变更责任书的件数', unit: '件', acts: 'approve' }),
  },
});
