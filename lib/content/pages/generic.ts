import { entryAddress } from '../addresses.ts';
import { allCollaborators } from './collaborators.ts';
import { contactFormData } from './contact-form.ts';
import type { PageKind } from './page-kinds.ts';

/** The page that invites to collaborate shows everybody who does, and a form. */
export const genericPages: PageKind<'pages'> = {
  async entry(context, { collection, data, ...entry }, locale) {
    if (data.layout !== 'collaborators') return { form: null };
    const address = entryAddress(collection, locale, context.index.slugOf({ collection, data, ...entry }));
    return {
      collaborators: await allCollaborators(context, 'all'),
      form: contactFormData(context, locale, address),
    };
  },
};
