import type { Entry } from '../entry.ts';
import { findByName } from '../find-by-name.ts';
import type { PageContext } from '../page-context.ts';
import type { CollaboratorItem } from '../page-data.ts';
import { dependsOn } from '../track.ts';
import { resolveImage } from './images.ts';

/** The collaborators that a service names, however it spells them; names of nobody are left out (content case 19). */
export function namedCollaborators(
  context: PageContext,
  names: readonly string[],
): Promise<CollaboratorItem[]> {
  dependsOn('set:collaborators');
  const found = names
    .map((name) => findByName(context, 'collaborators', null, name))
    .filter((entry) => entry !== null);
  return Promise.all([...new Set(found)].map((entry) => collaboratorItem(context, entry)));
}

/** Everybody who stands on the wall. */
export function allCollaborators(
  context: PageContext,
  which: 'featured' | 'all',
): Promise<CollaboratorItem[]> {
  dependsOn('set:collaborators');
  const entries = context.index.listed('collaborators', null);
  const shown = which === 'all' ? entries : entries.filter(({ data }) => data.featured);
  return Promise.all(shown.map((entry) => collaboratorItem(context, entry)));
}

async function collaboratorItem(
  context: PageContext,
  { data, slug }: Entry<'collaborators'>,
): Promise<CollaboratorItem> {
  const logo = data.logo ? await resolveImage(context, data.logo, data.title) : null;
  // A mark that is not there would be an empty place on the wall: the name is set in type instead.
  return { slug, name: data.title, href: data.url ?? null, logo: logo?.src ? logo : null };
}
