import { instrument } from '#kernel';

/** A province's guide that repeats the central rules; it does not bind this city. */
export const otherProvinceReportGuide = instrument({
  id: 'other-province-report-guide',
  title: '外省法治政府建设年度报告工作指引',
  from: '2023-01-01',
  mark: 'recalled',
  note: '外省文件，对本市没有效力；其所引中央规定的报送期限待核',
});
