/** The longest document that is rendered, in bytes (and so, at most, in characters). */
export const maxDocumentBytes = 200_000;

/** The deepest nesting of lists, quotes, emphasis, brackets or elements. */
export const maxDepth = 100;

/** The most nodes of a tree: an honest text of the largest size has some five thousand. */
export const maxNodes = 40_000;

/**
 * The most that React puts together for one text with components, in elements: a component counts four, a value of
 * its parameters two. Text without components is written out before, and has no such limit.
 */
export const maxShownParts = 4_000;

/** The most cells of one table, those that short rows are filled up with included. */
export const maxTableCells = 20_000;

/** The most problems of one kind that one document reports. */
export const maxProblemsPerCode = 50;

/** The most characters of plain text that a document is summed up with. */
export const maxPlainText = 20_000;
