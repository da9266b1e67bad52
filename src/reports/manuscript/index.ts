/** The text of a report while it is written: taken apart, compared, put together from several hands. Pure. */
export { blockAt, headingOver, type Manuscript, printManuscript, readManuscript, settled } from './blocks.ts';
export { type Chip, chipOf, citedId } from './chips.ts';
export { type Piece, pieces } from './diff.ts';
export { type Choice, type Conflict, type Merged, merge } from './merge.ts';
export { adopted, type Compared, compared, insertionPlace, type Proposed, placeOf, proposalsIn } from './proposal.ts';
