import type { ProblemCode } from '#lib/problems/codes.ts';
import type { ReportAtKey } from '../front-matter/normalize.ts';
import { foldKey } from './publication-keys.ts';
import type { Publication, PublicationMark } from './read-publication.ts';

const codes: Record<PublicationMark['says'], ProblemCode> = {
  hidden: 'publication-hidden',
  moment: 'publication-date',
  unclear: 'publication-unclear',
  unreadable: 'publication-unreadable',
};

/** Tells what else than our own fields says whether a document is public, and takes what was read so out of them. */
export function takePublication(
  data: Record<string, unknown>,
  { marks }: Publication,
  report: ReportAtKey,
): void {
  for (const { path, field, written, says, isPlain } of marks) {
    if (isPlain) continue;
    report(codes[says], path, { written: written.slice(0, 60), right: field });
    const [key = ''] = path;
    const isOwn =
      path.length === 1 && ['published', 'hide', 'publishat', 'unpublishat'].includes(foldKey(key));
    // The schema would tell once more that this is no value for the field.
    if (isOwn) delete data[key];
  }
}
