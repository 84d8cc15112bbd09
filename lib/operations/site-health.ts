import type { Health } from './health.ts';

/** What of the site needs somebody; its words are under `health.site` in the messages. */
export const siteFaults = {
  database: ['away', 'lost', 'damaged', 'replaced'],
  content: ['empty'],
  page: ['failing'],
  git: ['wrong-branch', 'detached', 'no-commit', 'missing', 'unreadable'],
  remote: ['behind', 'out-of-reach'],
  disk: ['low', 'full', 'read-only', 'missing'],
  clock: ['jumped'],
  mail: ['late', 'given-up'],
} as const satisfies { [Part in keyof Health]?: readonly Health[Part][] };

/** The keys of the words for what is wrong with the site. */
export function faultsOf(health: Health): string[] {
  return Object.entries(siteFaults).flatMap(([part, states]) =>
    states.flatMap((state) => (health[part as keyof Health] === state ? [`${part}.${state}`] : [])),
  );
}
