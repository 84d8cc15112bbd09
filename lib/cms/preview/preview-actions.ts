import { action, type CmsAction } from '../api/action.ts';
import { type ToldProblem, tellProblems } from '../publish/check-files.ts';
import { draftFile, formText, openDraftFile } from './open-draft.ts';
import { renderDraft } from './render-draft.ts';

/** What the studio shows beside the form. */
export interface Preview {
  /** The whole page; `null` where there is none to be shown, and `problems` may say why. */
  html: string | null;
  /** The public address that the page will have; `null` where nothing is written in this language. */
  address: string | null;
  /** In the person's language. */
  problems: ToldProblem[];
}

/** The studio's questions about what is not published. */
export const previewActions: Readonly<Record<string, CmsAction>> = {
  preview: action(formText, async (context, sent, asker): Promise<Preview> => {
    const { person } = asker.session;
    const file = await draftFile(context, sent, asker);
    if (!file) return { html: null, address: null, problems: [] };
    const draft = await openDraftFile(context, file, person.name || person.email);
    const page = await renderDraft(context, draft);
    return {
      html: page?.body.toString('utf8') ?? null,
      address: draft.canonical,
      problems: tellProblems(draft.problems, person.locale),
    };
  }),
};
