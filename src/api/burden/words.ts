/** Levels of units that fill in, as a person reads them. */
const titles: Readonly<Record<string, string>> = { city: '市本级', county: '县区', department: '市直部门', township: '乡镇街道' };

export const levelTitle = (level: string): string => titles[level] ?? level;
