import type { AdminAnswer, AdminRequest, AdminRoute } from '#lib/admin/admin-route.ts';
import { translator } from '#lib/i18n/translate.ts';
import { maxDocumentBytes } from '#lib/markdown/limits.ts';
import { provideSite } from '#lib/site.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { sourceAddress } from '../links/source-address.ts';
import { asRefusal } from '../protocol/as-refusal.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';
import { saveSource } from './save-source.ts';
import { sourceView } from './source-view.ts';

/** Opens the content files as plain texts for their page, and gives the form that it sends. */
export function openSource(context: StudioContext): AdminRoute[] {
  provideSite({
    contentSource: {
      async view(path, locale) {
        await context.catchUp();
        return sourceView(context, path, locale).catch((error: unknown) => {
          if (error instanceof CmsFailure && error.status === 400) return null;
          throw error;
        });
      },
    },
  });

  async function save({ fields, session }: AdminRequest): Promise<AdminAnswer> {
    const [path, text, revision] = ['path', 'text', 'revision'].map((name) => fields.get(name));
    if (!session || !path?.startsWith('content/') || text == null || !revision) return { kind: 'not-found' };
    const page = sourceAddress(path.slice('content/'.length));
    await context.catchUp();
    try {
      const isSaved = await saveSource(context, { path, text, revision }, session);
      return { kind: 'redirect', location: `${page}&done=${isSaved ? 'saved' : 'same'}` };
    } catch (error) {
      const refusal = asRefusal(error, translator(session.person.locale));
      if (!refusal) throw error;
      const form = { errors: { text: refusal.message }, values: { text, revision } };
      return { kind: 'page', status: refusal.status, path: page, form };
    }
  }

  // A form writes every letter with an accent as six signs.
  const maxBytes = 3 * maxDocumentBytes;
  return [{ method: 'POST', path: '/admin/source', role: 'editor', maxBytes, run: save }];
}
