/** The event of the window by which Decap, mended by server/mended-decap.ts, says that a save failed by itself. */
export const saveFailed = 'studio-save-failed';
