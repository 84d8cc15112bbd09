/** For how long a message is kept after its last activity. */
export interface Retention {
  /** Months. */
  new: number;
  answered: number;
  closed: number;
  /** Days. */
  quarantine: number;
}

/** How long messages are kept where the settings do not say otherwise. */
export const defaultRetention: Retention = { new: 12, answered: 12, closed: 12, quarantine: 30 };
