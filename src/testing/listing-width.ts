/** How wide the lines of a listing are, in any language. */

/** What fits the panel in lecture mode. */
export const LISTING_COLUMNS = 62;
/** A level of indentation is drawn four characters wide. */
const INDENT = 4;
/** Chinese characters and their punctuation fill two columns each. */
const WIDE = /[\u3000-\u303f\uff00-\uffef]|\p{Script=Han}/u;

export const columnsOf = (text: string, indent: number): number =>
  [...text].reduce((columns, character) => columns + (WIDE.test(character) ? 2 : 1), indent * INDENT);
