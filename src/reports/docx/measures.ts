/** Measures of GB/T 9704-2012, in twips (1/20 pt) unless named otherwise. */

/** Millimetres to twips. */
export const mm = (n: number): number => Math.round((n * 1440) / 25.4);

export const page = {
  width: mm(210),
  height: mm(297),
  /** 天头 37 mm, 订口 28 mm (5.2.1); the right and bottom margins follow from the text block of 156 mm × 225 mm. */
  top: mm(37),
  left: mm(28),
  right: mm(26),
  /** 22 lines of `linePitch` must fit: 225 mm is 4 twips short of 22 × 580, so the bottom margin gives them. */
  bottom: mm(35) - 4,
} as const;

export const textWidth = page.width - page.left - page.right;
export const textHeight = page.height - page.top - page.bottom;

/** 每面排22行,每行排28个字 (5.2.3). */
export const charsPerLine = 28;
export const linePitch = 580;
/** Fixed line spacing of the body: 28.95 pt. */
export const lineExact = 579;

/** Sizes in half-points: 1号 26 pt, 2号 22 pt, 3号 16 pt, 4号 14 pt, 小4号 12 pt. */
export const size = { one: 52, two: 44, three: 32, four: 28, smallFour: 24 } as const;

/** The width of a character on the grid, 156 mm ÷ 28. */
export const charWidth = textWidth / charsPerLine;
/**
 * What each 3号 character gives up so that 28 stand in a line (16 pt → 15.75 pt). It is set on the runs: a grid of characters is
 * read by one word processor as a pitch and by another as cells, into which a 16 pt character does not fit.
 */
export const tightening = -5;
/** The same for the grid, in 1/4096 pt. */
export const charSpace = Math.round((charWidth / 20 - size.three / 2) * 4096);

/** 发文机关标志 35 mm below the top edge of the text block (7.2.4). */
export const markTop = mm(35);
/** 发文字号之下 4 mm 处印一条红色分隔线 (7.2.7). */
export const ruleGap = mm(4);
/** 一字线上距版心下边缘 7 mm (7.5): the dash lies in the middle of its line of 14 pt. */
export const pageNumberHeight = 280;
/** From the text block down to the line of the page number; kept inside the footer, so that nothing lies between the two. */
export const pageNumberGap = mm(7) - pageNumberHeight / 2 - 6;
export const footerMargin = page.bottom - mm(7) + pageNumberHeight / 2 - pageNumberHeight;

/** 版记: first and last line 0.35 mm, middle 0.25 mm (7.4.1), in eighths of a point. */
export const thickRule = 8;
export const thinRule = 6;
/** Line height in the 版记, text of 14 pt. */
export const colophonLine = 440;

/** Size in points of the issuer's mark: as large as the line allows, at most 22 mm high, never larger than looks dignified. */
export function markSize(characters: number): number {
  const fitting = Math.floor((textWidth * 0.98) / 20 / Math.max(1, characters));
  return Math.max(22, Math.min(54, fitting));
}

/** 信函 (10.1): the mark 30 mm below the edge of the page, the red double rules 170 mm long, the lower one 20 mm above the edge. */
export const letter = {
  markTop: mm(30),
  ruleGap: mm(4),
  ruleOut: Math.round((mm(170) - textWidth) / 2),
  ruleBottom: mm(20),
} as const;

/** So many characters of the body face, in twentieths of a point. */
export const chars = (n: number): number => Math.round(n * charWidth);
