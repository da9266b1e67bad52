import type { FieldDto, IndicatorKind, SchemeHeadDto } from '../../api/contract/assessments.ts';

export const kindTitles: Readonly<Record<IndicatorKind, string>> = {
  computed: '记录计算',
  evidence: '材料评分',
  survey: '满意度',
  bonus: '加分',
  deduction: '减分',
  veto: '否决',
};

export const stateTitles: Readonly<Record<SchemeHeadDto['state'], string>> = {
  shipped: '平台范例',
  draft: '草案',
  published: '已公布',
};

/** Months of a period in words. */
export const periodWords = ({ from, to }: { readonly from: string; readonly to: string }): string => `${from}至${to}`;

/** How a standing or a scheme is to be named in a list of those kinds of units that it takes. */
export const isExtraKind = (kind: IndicatorKind): boolean => kind === 'bonus' || kind === 'deduction' || kind === 'veto';

/** How a list is named in an address. */
export const keyOf = ({ group, under }: FieldDto): string => `${group}${under === null ? '' : `/${under}`}`;
