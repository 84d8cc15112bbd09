/** How long a sender's private link is good, in milliseconds: 30 days. */
export const linkLife = 30 * 24 * 3_600_000;
