import { legalCounselOpinion, mediationLaw } from '#law';
import type { Indicator, Scheme } from './model.ts';
import { cited, common, filing, levels, linear, lossBasis, nodesFrom, number, own, share, type Weights } from './shipped-parts.ts';

const townshipNodes = nodesFrom(
  ['制度和决策', '纠纷化解', '行政应诉'],
  [
    ['1.1', '文件和意见'],
    ['2.1', '人民调解'],
    ['3.1', '应诉'],
  ],
);
const inTownship = (weight: string, made: Indicator): Indicator => ({ ...made, weights: { township: weight } });
const nowhere: Weights = ['-', '-', '-'];

/** For townships and streets, ranked under their county: all computed, nothing to fill in. */
export function shippedTownshipScheme(year: number, period: Scheme['period']): Scheme {
  return {
    id: `townships-${year}`,
    title: `${year}年度乡镇、街道依法行政考核`,
    year,
    period,
    groups: [{ id: 'township', title: '乡镇、街道', kinds: ['township', 'street'], apart: true }],
    nodes: townshipNodes,
    indicators: [
      inTownship('10', share('1.1.1', '规范性文件报备', nowhere, 'normative-document-filing.filing-rate', linear('80', '100'), filing)),
      inTownship('10', share('1.1.2', '报备及时', nowhere, 'normative-document-filing.on-time-rate', linear('80', '100'), filing)),
      inTownship(
        '15',
        share(
          '1.1.3',
          '应当听取法律顾问意见的已经听取',
          nowhere,
          'counsel-consultation.must-heard-rate',
          linear('80', '100'),
          cited(legalCounselOpinion('应当听取意见的事项')),
        ),
      ),
      inTownship(
        '30',
        share('2.1.1', '人民调解成功率', nowhere, 'mediation-case.success-rate', linear('90', '100'), cited(mediationLaw('第10条')), {
          costs: 'mediation-case.failed',
        }),
      ),
      inTownship(
        '15',
        number('2.1.2', '调解平均用时', nowhere, 'mediation-case.days', linear('12', '4'), own('调解用时'), {
          direction: 'lower',
          unit: '日',
        }),
      ),
      inTownship('10', share('3.1.1', '负责人出庭率', nowhere, 'litigation-case.attendance-rate', linear('10', '60'), own('出庭率的口径'))),
      inTownship(
        '10',
        share('3.1.2', '被诉行政行为败诉率', nowhere, 'litigation-case.loss-rate', linear('50', '10'), lossBasis, {
          direction: 'lower',
          costs: 'litigation-case.lost',
        }),
      ),
    ],
    composition: { material: '100', onsite: '0', survey: '0', daily: '0' },
    extras: { bonus: '0', deduction: '0' },
    grades: { '*': levels('90', '80', '60') },
    ...common,
    ties: ['2'],
    basis: own('分值、计分规则和等次'),
    note: '分值和计分规则都是平台缺省，不是法律规定，各县区可以另行设定。',
  };
}
