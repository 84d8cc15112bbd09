/** The largest upload, in bytes; browsers ask it before they send anything. */
export const mostBytes = 25 * 1024 * 1024;
