import { decodeText } from '#lib/content/decode-text.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { bodyProblem } from '#lib/problems/codes.ts';
import { problemWords } from '#lib/problems/format.ts';
import { blobId } from '../git/blob-id.ts';
import { readBlob, wasRevision } from '../git/history.ts';
import type { Place } from '../git/place.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';
import type { WriteRequest } from './write-files.ts';

/** U+FFFD in UTF-8: what becomes of a letter that was decoded wrongly, or of half a surrogate pair. */
const replacement = Buffer.from('\ufffd');

/**
 * Makes sure that no letter of a text is written as a replacement character that did not stand in the file before.
 * @throws {CmsFailure} 422 with the line.
 */
export async function guardReplacement(
  place: Place,
  { changes, expected }: Pick<WriteRequest, 'changes' | 'expected'>,
  locale: Locale,
): Promise<void> {
  for (const { path, bytes } of changes) {
    if (!bytes || !path.endsWith('.md') || !Buffer.from(bytes).includes(replacement)) continue;
    const text = Buffer.from(bytes).toString('utf8');
    const blob = expected[path];
    const before = blob ? decodeText(await readBlob(place, blob)).text : '';
    if (places(text).length <= places(before).length) continue;
    // A version that comes back has what it had.
    if (await wasRevision(place, path, blobId(place, bytes))) continue;
    const known = new Set(before.split('\n'));
    const lines = text.split('\n');
    const line =
      1 +
      Math.max(
        0,
        lines.findIndex((each) => each.includes('\ufffd') && !known.has(each)),
      );
    const problem = { ...bodyProblem('save-garbles', { line, column: 1 }, { line }), file: path };
    const { found, fix } = problemWords(problem, locale);
    throw new CmsFailure(`${found} ${fix}`, { status: 422, code: 'garbled', detail: { file: path, line } });
  }
}

function places(text: string): RegExpMatchArray[] {
  return [...text.matchAll(/\ufffd/g)];
}
