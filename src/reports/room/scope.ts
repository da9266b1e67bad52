/** Who reports, as the words of a template name it. */
export interface ReportingUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  /** As it signs: 驻马店市人民政府, 驻马店市教育局, 西平县人民政府. */
  readonly organ: string;
  /** Whom it reports to: the government or the department above. */
  readonly superior: string;
  /** 机关代字 of its territory: 驻, 西. */
  readonly sign: string;
}

/** Fills `{unit}`, `{organ}`, `{superior}` and `{sign}` in the text of a template. */
export const fillScope = (text: string, unit: ReportingUnit): string =>
  text.replace(/\{(unit|organ|superior|sign)\}/g, (_all, name: 'unit' | 'organ' | 'superior' | 'sign') =>
    name === 'unit' ? unit.name : unit[name],
  );

/** The kinds of unit a template is for, as its head says; all where it says nothing. */
export function templateKinds(text: string): readonly string[] {
  const found = /^适用[:：]\s*\[?([^\]\n]*)\]?\s*$/m.exec(text.slice(0, text.indexOf('\n---', 3)));
  return (found?.[1] ?? '').split(/[,，、\s]+/).filter(Boolean);
}

/** Whether a template serves a kind of unit. */
export function servesKind(text: string, kind: string): boolean {
  const kinds = templateKinds(text);
  return kinds.length === 0 || kinds.includes(kind);
}
