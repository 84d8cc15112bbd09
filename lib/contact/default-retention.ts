import type { Retention } from './message-store.ts';

/** How long messages are kept where the settings do not say otherwise. */
export const defaultRetention: Retention = { new: 12, answered: 12, closed: 12, quarantine: 30 };
