import type { OpenedDraft } from '#lib/content/draft.ts';
import type { Answer } from '#lib/http/capture.ts';
import { inScope } from '#lib/request-scope.ts';
import type { StudioContext } from '../context/studio-context.ts';

/**
 * Renders the page of the site that would show the draft, by the same route as the public one; `null` if the
 * draft cannot be read, or breaks a limit for documents.
 */
export async function renderDraft(
  { pages: sitePages }: Pick<StudioContext, 'pages'>,
  { pages, internal, problems }: OpenedDraft,
): Promise<Answer | null> {
  if (!pages || problems.some(({ code }) => code.startsWith('document-too-'))) return null;
  const answer = await inScope({ draftPages: pages }, () => sitePages.once(internal));
  if (answer.status !== 200) throw new Error(`The draft’s page at ${internal} answers ${answer.status}.`);
  return answer;
}
