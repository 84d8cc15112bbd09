import { z } from 'zod';
import { translator } from '#lib/i18n/translate.ts';
import { action, type CmsAction } from '../api/action.ts';
import { CmsFailure } from '../api/cms-failure.ts';
import { mendFile } from '../fixes/mend-file.ts';
import { type ToldProblem, tellProblems } from '../publish/tell-problems.ts';
import { changesBetween, type FormChanges, fixButton } from './draft-fixes.ts';
import { draftFile, formText, openDraftFile } from './open-draft.ts';
import { renderDraft } from './render-draft.ts';

/** A problem of what the form holds. */
export interface PreviewProblem extends ToldProblem {
  /** What the button says that mends it in the form; `null` where it takes a person. */
  button: string | null;
}

/** What the studio shows beside the form. */
export interface Preview {
  /** The whole page; `null` where there is none to be shown, and `problems` may say why. */
  html: string | null;
  /** The public address that the page will have; `null` where nothing is written in this language. */
  address: string | null;
  /** In the person's language. */
  problems: PreviewProblem[];
}

const place = formText.extend({ code: z.string().max(60), line: z.int().min(1), column: z.int().min(1) });

/** The studio's questions about what is not published. */
export const previewActions: Readonly<Record<string, CmsAction>> = {
  preview: action(formText, async (context, sent, asker): Promise<Preview> => {
    const { locale, name, email } = asker.session.person;
    const file = await draftFile(context, sent, asker);
    if (!file) return { html: null, address: null, problems: [] };
    const draft = await openDraftFile(context, file, name || email);
    const page = await renderDraft(context, draft);
    return {
      html: page?.body.toString('utf8') ?? null,
      address: draft.canonical,
      problems: tellProblems(draft.problems, { blocks: context.blocks, locale }).map((problem) => ({
        ...problem,
        button: fixButton(problem, file.text, locale),
      })),
    };
  }),
  fixInForm: action(place, async (context, sent, asker): Promise<{ changes: FormChanges }> => {
    const { person } = asker.session;
    const file = await draftFile(context, sent, asker);
    const mended =
      file &&
      (await mendFile({
        text: file.text,
        isWanted: ({ code, line, column }) =>
          code === sent.code && line === sent.line && column === sent.column,
        problemsIn: async (text) =>
          (
            await openDraftFile(context, { id: file.id, text }, person.name)
          ).problems,
      }));
    const changes = file && mended && changesBetween(file.text, mended.text);
    if (changes) return { changes };
    const words = translator(person.locale)('cms.preview.notFixed');
    throw new CmsFailure(words, { status: 409, code: 'not-fixed' });
  }),
};
