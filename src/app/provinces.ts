/** Provinces and autonomous regions by the first two digits of a division code (GB/T 2260). */
const names: Readonly<Record<string, string>> = {
  ...{ 13: '河北省', 14: '山西省', 15: '内蒙古自治区', 21: '辽宁省', 22: '吉林省', 23: '黑龙江省' },
  ...{ 32: '江苏省', 33: '浙江省', 34: '安徽省', 35: '福建省', 36: '江西省', 37: '山东省' },
  ...{ 41: '河南省', 42: '湖北省', 43: '湖南省', 44: '广东省', 45: '广西壮族自治区', 46: '海南省' },
  ...{ 51: '四川省', 52: '贵州省', 53: '云南省', 54: '西藏自治区' },
  ...{ 61: '陕西省', 62: '甘肃省', 63: '青海省', 64: '宁夏回族自治区', 65: '新疆维吾尔自治区' },
};

/** The government above a prefecture-level city: no unit of the register, so it is known by the city's code. */
export function provinceOf(cityCode: string): string {
  const name = names[cityCode.slice(0, 2)];
  return name === undefined ? '上一级人民政府' : `${name}人民政府`;
}
