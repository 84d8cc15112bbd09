import type { Session } from '#lib/auth/session.ts';
import { collections } from '#lib/content/collections/all.ts';
import { fieldNames } from '#lib/content/collections/field-names.ts';
import { contentFile } from '#lib/content/content-file.ts';
import { readFrontMatter } from '#lib/content/front-matter/read-front-matter.ts';
import { wordsIn } from '#lib/fields/field.ts';
import { defaultLocale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { entryTitle } from '../entries/entry-names.ts';
import { noForm } from '../entries/no-form.ts';
import { type FileOnDisk, idOfPath, readContentFile } from '../entries/read-file.ts';
import { formText } from '../forms/serve-entry.ts';
import { commitMessage } from '../git/commit-message.ts';
import { withEndingsOf, withPlainEndings } from '../merge/line-endings.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';
import { checkFiles } from '../publish/check-files.ts';
import { asCommit } from '../publish/file-change.ts';
import { followSlug } from '../publish/follow-slug.ts';
import { releaseAddresses } from '../publish/release-addresses.ts';
import { writeFiles } from '../publish/write-files.ts';

/** A file as it was sent from the page of its source. */
export interface SentSource {
  /** `content/services/es/x.md` */
  path: string;
  text: string;
  /** The blob that the text is based on. */
  revision: string;
}

/**
 * Writes a content file as it was sent, with the line ends of the file; says whether anything was changed.
 * @throws {CmsFailure} 409 if the file is another by now, 422 if it would bring errors or could not be read.
 */
export async function saveSource(
  context: StudioContext,
  { path, text: sent, revision }: SentSource,
  session: Session,
): Promise<boolean> {
  const { locale } = session.person;
  const id = idOfPath(path, locale);
  const file = await readContentFile(context, id);
  if (!file) throw new CmsFailure(translator(locale)('source.gone'), { status: 404, code: 'missing' });
  if (file.blob !== revision)
    throw new CmsFailure(translator(locale)('source.changed'), { status: 409, code: 'changed' });
  const text = asInFile(file, sent);
  if (text === file.text && file.encoding === 'utf-8') return false;
  if (formText({ text, revision, known: fieldNames(id) }) === null) throw noForm(id, text, locale);
  const own = { id, text, before: file.text, expected: revision };
  const written = await followSlug(context, [own]);
  // Of a file that could not be read nobody knows what was wrong with it besides.
  const isKnown = !readFrontMatter(file.text).unreadable;
  if (isKnown)
    await checkFiles(
      context,
      written.map((each) => ({ ...each, guarded: [] })),
      locale,
    );
  const collection = contentFile(id)?.collection ?? 'pages';
  await writeFiles(
    context,
    {
      ...asCommit(context.repository.place.content, [
        ...written,
        ...(await releaseAddresses(context, written)),
      ]),
      message: commitMessage({
        action: 'change',
        collection: wordsIn(collections[collection].label, defaultLocale),
        title: entryTitle(context.content, id),
        locales: contentFile(id)?.locale ? [contentFile(id)?.locale ?? defaultLocale] : [],
        details: [translator(defaultLocale)('cms.commit.source')],
      }),
      action: 'entry.save',
    },
    session,
  );
  return true;
}

/** What a text area sends has line ends of its own, and no byte order mark. */
function asInFile({ text }: FileOnDisk, sent: string): string {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  return mark + withEndingsOf(text, withPlainEndings(sent).replace(/^\ufeff/, ''));
}
