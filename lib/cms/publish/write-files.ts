import type { Session } from '#lib/auth/session.ts';
import { recordAudit } from '#lib/database/audit.ts';
import { CmsFailure } from '../api/cms-failure.ts';
import type { Committed } from '../git/commit-changes.ts';
import { failureStatus, failureWords } from '../git/failure-words.ts';
import type { CommitResult } from '../git/open-repository.ts';
import type { Change } from '../git/request.ts';
import type { StudioContext } from '../studio-context.ts';

/** What is to become of the files of one save. */
export interface WriteRequest {
  /** Paths relative to the root of the repository. */
  changes: readonly Change[];
  expected: Readonly<Record<string, string | null>>;
  message: string;
  /** For the audit trail, such as `entry.save`. */
  action: string;
}

/**
 * Commits as the person, takes the files into the content at once, and notes it in the audit trail.
 * @throws {CmsFailure} with git's reason in the person's words; nothing was changed then.
 */
export async function writeFiles(
  context: StudioContext,
  request: WriteRequest,
  session: Session,
): Promise<Committed> {
  const { name, email } = session.person;
  const author = { name: name || email, email };
  const result = await context.repository.commitChanges({ ...request, author });
  return settleCommit(context, result, { action: request.action, session });
}

/** What follows a commit, whichever way it came about. */
export async function settleCommit(
  context: StudioContext,
  result: CommitResult,
  { action, session }: { action: string; session: Session },
): Promise<Committed> {
  if (!result.ok) {
    const { locale } = session.person;
    throw new CmsFailure(failureWords(result.failure, locale), {
      status: failureStatus(result.failure),
      code: result.failure.kind,
    });
  }
  if (result.commit === null) return result;
  const prefix = context.repository.place.content;
  const paths = Object.keys(result.blobs);
  const { id, name, email } = session.person;
  await context.content.refresh(
    paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length)),
    { at: `${new Date().toISOString().slice(0, 19)}Z`, by: name || email },
  );
  await context.database.write((transaction) =>
    recordAudit(transaction, [
      {
        actor: { id, name: name || email },
        action,
        subject: paths.join(', ').slice(0, 500),
        detail: { commit: result.commit },
      },
    ]),
  );
  return result;
}
