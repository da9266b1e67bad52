/**
 * Posts that came with later systems. Each system has chance of its own, so that the names of those who were there before
 * do not change.
 */
import { type DemoUnit, governmentOffice, justiceBureau } from './units.ts';

interface WingAccount {
  readonly account: string;
  readonly unit: string;
  readonly title: string;
  readonly duties: readonly string[];
  readonly why: string;
}

type WingPosts = readonly (readonly [title: string, duties: readonly string[], count: number])[];

export interface Wing {
  readonly topic: string;
  /** Stands in the accounts of its posts: `411722-fy01`. */
  readonly sign: string;
  readonly named: readonly WingAccount[];
  readonly posts: (unit: DemoUnit) => WingPosts;
}

const reconsideration: Wing = {
  topic: 'reconsideration',
  sign: 'fy',
  named: [
    {
      account: 'fuyi',
      unit: justiceBureau.code,
      title: '行政复议案件受理中心承办人',
      duties: ['reconsideration'],
      why: '复议承办人：收件、受理、审理复议案件，拟公开文本',
    },
    {
      account: 'fuyike',
      unit: justiceBureau.code,
      title: '行政复议科科长',
      duties: ['reconsideration-chief'],
      why: '复议机构负责人：中止、恢复、延长，核对公开文本',
    },
  ],
  posts: (unit) => {
    if (unit.code === justiceBureau.code) {
      return [
        ['行政复议科科员', ['reconsideration'], 4],
        ['行政复议案件受理中心工作人员', ['reconsideration'], 3],
        ['分管行政复议的副局长', ['reconsideration-chief'], 1],
      ];
    }
    if (unit.kind !== 'county' && unit.kind !== 'zone') return [];
    return [
      ['司法局行政复议岗', ['reconsideration'], 2],
      ['司法局行政复议机构负责人', ['reconsideration-chief'], 1],
    ];
  },
};

const accountability: Wing = {
  topic: 'accountability',
  sign: 'wz',
  named: [
    {
      account: 'wenze',
      unit: governmentOffice.code,
      title: '督查室问责经办',
      duties: ['investigator'],
      why: '责任追究：登记线索，初核、调查；看得到封存的调查材料',
    },
  ],
  posts: (unit) => {
    if (unit.code === governmentOffice.code) {
      return [
        ['督查室工作人员', ['investigator'], 3],
        ['人事科科员', ['personnel'], 1],
      ];
    }
    if (!['county', 'zone', 'department'].includes(unit.kind)) return [];
    return [
      ['督查问责岗', ['investigator'], unit.kind === 'department' ? 1 : 2],
      ['组织人事岗', ['personnel'], 1],
    ];
  },
};

/** A department that makes documents of its own: whoever a text has to pass before it is published. */
const department = '411700-D12';
const documents: Wing = {
  topic: 'documents',
  sign: 'wj',
  named: [
    {
      account: 'bufazhi',
      unit: department,
      title: '法制机构负责人',
      duties: ['reviewer', 'chief'],
      why: '部门法制机构：审核本部门起草的文件',
    },
    { account: 'buhuiwu', unit: department, title: '办公室会务', duties: ['secretariat'], why: '部门会务：把审核通过的文件列入办公会议' },
    {
      account: 'juzhang',
      unit: department,
      title: '主要负责人',
      duties: ['head'],
      why: '单位负责人：签发或者退回，看本单位的灯、分和依据',
    },
  ],
  posts: () => [],
};

const assessment: Wing = {
  topic: 'assessment',
  sign: 'kh',
  named: [
    {
      account: 'pingfen',
      unit: '411700-D24',
      title: '依法行政考核评分人',
      duties: ['rater'],
      why: '评分人：背靠背给别的单位的材料评分，看不到另一人的分',
    },
  ],
  posts: (unit) => (['county', 'zone', 'department'].includes(unit.kind) ? [['依法行政考核评分人', ['rater'], 1]] : []),
};

const supervision: Wing = {
  topic: 'supervision',
  sign: 'dc',
  named: [
    {
      account: 'ducha',
      unit: governmentOffice.code,
      title: '督查室督查考评岗',
      duties: ['inspector'],
      why: '督查考评：督办单、问题整改、目标责任书、季度考评、积分和奖惩建议',
    },
    {
      account: 'duchazhu',
      unit: governmentOffice.code,
      title: '督查室主任',
      duties: ['inspection-chief', 'inspector'],
      why: '督查考评负责人：定稿、解锁、升级督办、冲正积分、报送考评结果',
    },
  ],
  posts: (unit) => {
    if (unit.code === governmentOffice.code) {
      return [
        ['督查室督查考评岗', ['inspector'], 6],
        ['督查室副主任', ['inspection-chief'], 2],
      ];
    }
    if (unit.kind !== 'county' && unit.kind !== 'zone') return [];
    return [
      ['政府办督查考评岗', ['inspector'], 2],
      ['政府办督查室主任', ['inspection-chief'], 1],
    ];
  },
};

export const wings: readonly Wing[] = [reconsideration, accountability, documents, assessment, supervision];
