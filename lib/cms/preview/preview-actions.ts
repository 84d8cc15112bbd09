import { z } from 'zod';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { Problem } from '#lib/problems/problem.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { mendFile } from '../editing/mend-file.ts';
import { withinLimits } from '../editing/within-limits.ts';
import { type FormChanges, fixButton } from '../fixes/draft-fixes.ts';
import { isFixable } from '../fixes/find-fix.ts';
import { type Asker, action, type CmsAction } from '../protocol/action.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';
import { type ToldProblem, tellProblems } from '../publish/tell-problems.ts';
import { createNewestOnly, OvertakenError } from './newest-only.ts';
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

/** By session: whoever types fast, or sends many, has one preview made at a time. */
const previews = createNewestOnly();

/** The studio's questions about what is not published. */
export const previewActions = {
  preview: action(formText, (context, sent, asker): Promise<Preview> => {
    const { session } = asker;
    return previews
      .run(session.id, () => previewOf(context, sent, asker))
      .catch((error: unknown) => {
        if (!(error instanceof OvertakenError)) throw error;
        const words = translator(session.person.locale)('cms.api.overtaken');
        throw new CmsFailure(words, { status: 409, code: 'overtaken' });
      });
  }),
  fixInForm: action(place, async (context, sent, asker): Promise<{ changes: FormChanges }> => {
    const { person } = asker.session;
    const file = await draftFile(context, sent, asker);
    const mended =
      file &&
      (await mendFile({
        editing: context.editing,
        text: file.text,
        isWanted: ({ code, line, column }) =>
          code === sent.code && line === sent.line && column === sent.column,
        problemsIn: async (text) =>
          (
            await openDraftFile(context, { id: file.id, text }, person.name)
          ).problems,
      }));
    const changes =
      file &&
      mended &&
      (await context.editing.run('changesBetween', { before: file.text, after: mended.text }));
    if (changes) return { changes };
    const words = translator(person.locale)('cms.preview.notFixed');
    throw new CmsFailure(words, { status: 409, code: 'not-fixed' });
  }),
} satisfies Record<string, CmsAction>;

async function previewOf(
  context: StudioContext,
  sent: z.output<typeof formText>,
  asker: Asker,
): Promise<Preview> {
  const { locale, name, email } = asker.session.person;
  const file = await draftFile(context, sent, asker);
  if (!file) return { html: null, address: null, problems: [] };
  const draft = await openDraftFile(context, file, name || email);
  const page = await renderDraft(context, draft);
  return {
    html: page?.body.toString('utf8') ?? null,
    address: draft.canonical,
    problems: await withButtons(context, { text: file.text, problems: draft.problems, locale }),
  };
}

async function withButtons(
  { editing, blocks }: StudioContext,
  { text, problems, locale }: { text: string; problems: readonly Problem[]; locale: Locale },
): Promise<PreviewProblem[]> {
  const fixable = problems.some(({ code }) => isFixable(code));
  const isFixed = fixable ? await withinLimits(editing.run('areFixedInForm', { text, problems }), []) : [];
  return tellProblems(problems, { blocks, locale }).map((problem, index) => ({
    ...problem,
    button: isFixed[index] ? fixButton(problem, locale) : null,
  }));
}
