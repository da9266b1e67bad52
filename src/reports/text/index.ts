/** Reading official documents: what a text says of itself, names, repeats, and says on a day. Pure. */
export { type Applied, amend, type Instruction, instructionsIn } from './amendment.ts';
export { type Citation, citationsIn, type Judged, judge, type Known, type Standing, sameInstrument } from './citations.ts';
export { type DiffLine, diffLines, type NoText, type TextOn, textOn, type Version } from './history.ts';
export { plainText } from './plain.ts';
export { type Found as FoundInText, type Recognised, readDate, recognise } from './recognise.ts';
export { type Fingerprint, fingerprint, type Passage, passages, shared, titleLikeness } from './similarity.ts';
export { type Level, type Line, levelTitles, linesOf, type Misnumbered, misnumbered, structureOf } from './structure.ts';
