import { familyGroups, familyWords, inFamilyOrder } from './families.ts';
import { familyOf } from './family-of.ts';
import type { PageKind } from './page-kinds.ts';

/** Services stand in families: in their lists, their neighbours and their colours. */
export const servicePages: PageKind<'services'> = {
  order: inFamilyOrder,
  async entry(context, entry, locale) {
    const family = familyOf(context, entry, locale);
    const { name, href } = familyWords(context, family, locale);
    return { family, familyName: name, familyHref: href };
  },
  list: (context, entries, locale) => ({ groups: familyGroups(context, locale, entries) }),
};
