import type { Person } from '#lib/auth/session.ts';
import type es from '#messages/es.json';
import type { StudioConfig } from './config/studio-field.ts';

/** What the page hands to the studio's script, as JSON in the element `studio-start`. */
export interface StudioStart {
  person: Pick<Person, 'name' | 'email' | 'role' | 'locale'>;
  /** Who runs the site, for when the studio cannot go on. */
  admins: readonly Pick<Person, 'name' | 'email'>[];
  config: StudioConfig;
  /** The names of the blocks that have a form. */
  blocks: readonly string[];
  /** The words of what we add to Decap. */
  words: (typeof es)['studio']['words'];
}
