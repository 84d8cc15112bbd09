import type { Person, Session } from '#lib/auth/session.ts';
import { recordAudit } from '#lib/database/audit.ts';
import type { AuditAction } from '#lib/database/audit-actions.ts';
import type { GitFailure } from '#lib/git/failure.ts';
import { failureStatus, failureWords } from '#lib/git/failure-words.ts';
import { measures } from '#lib/metrics/measures.ts';
import type { StudioContext } from '../context/studio-context.ts';
import type { Committed } from '../git/commit-changes.ts';
import type { CommitResult } from '../git/open-repository.ts';
import type { Change } from '../git/request.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';
import { guardReplacement } from './guard-replacement.ts';

/** What is to become of the files of one save. */
export interface WriteRequest {
  /** Paths relative to the root of the repository. */
  changes: readonly Change[];
  expected: Readonly<Record<string, string | null>>;
  message: string;
  /** For the audit trail. */
  action: AuditAction;
  /** The commit that the files come from, where that is not the one before. */
  from?: string;
}

/**
 * Commits as the person, which takes the files into the content at once, and notes it in the audit trail.
 * @throws {CmsFailure} with the reason in the person's words; nothing was changed then.
 */
export async function writeFiles(
  context: StudioContext,
  request: WriteRequest,
  session: Session,
): Promise<Committed> {
  const { name, email } = session.person;
  const author = { name: name || email, email };
  await guardReplacement(context.repository.place, request, session.person.locale);
  const result = await context.repository.commitChanges({ ...request, author });
  const from = request.from ?? Object.values(request.expected).find((blob) => blob !== null) ?? null;
  return settleCommit(context, result, { action: request.action, session, from });
}

/** What follows a commit, whichever way it came about. */
export async function settleCommit(
  context: StudioContext,
  result: CommitResult,
  { action, session, from }: { action: AuditAction; session: Session; from: string | null },
): Promise<Committed> {
  if (!result.ok) {
    measures.gitFailure(result.failure.kind);
    const failure = asDirty(result.failure);
    throw new CmsFailure(failureWords(failure, session.person.locale), {
      status: failureStatus(failure),
      code: failure.kind,
    });
  }
  if (result.commit === null) return result;
  const paths = Object.keys(result.blobs);
  // The commit stands and says the same: whatever ails the database, nobody is told that nothing was saved.
  await recordChange(context, {
    ...{ person: session.person, action },
    subject: paths.join(', '),
    detail: { commit: result.commit, from },
  }).catch((error: unknown) => console.error(`${result.commit} is missing from the audit trail:`, error));
  return result;
}

interface RecordedChange {
  person: Person;
  action: AuditAction;
  /** Paths in the repository. */
  subject: string;
  detail: { commit: string; from: string | null };
}

function recordChange({ database }: StudioContext, change: RecordedChange): Promise<void> {
  const { person, action, subject, detail } = change;
  const actor = { id: person.id, name: person.name || person.email };
  return database.write((transaction) =>
    recordAudit(transaction, [{ actor, action, subject: subject.slice(0, 500), detail }]),
  );
}

/** Saves are based on what is on the disk: where that is no version in git, somebody has it under their hands. */
function asDirty(failure: GitFailure): GitFailure {
  if (failure.kind !== 'changed') return failure;
  const byHand = failure.conflicts.find(({ expected, base }) => expected !== null && base === null);
  if (!byHand) return failure;
  return { kind: 'dirty', path: byHand.path, committed: byHand.current?.bytes ?? null, disk: null };
}
