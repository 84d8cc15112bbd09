import type { Session } from '#lib/auth/session.ts';
import { failureStatus, failureWords } from '#lib/git/failure-words.ts';
import { runGit } from '#lib/git/run-git.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { undoMessage } from '../git/commit-message.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';
import { liveAddress } from './live-address.ts';
import type { Saved } from './save-entry.ts';
import { settleCommit } from './write-files.ts';

/**
 * Takes back one publish, by another commit, where nobody has changed its files since.
 * @throws {CmsFailure} in the person's words; nothing was changed then.
 */
export async function undoPublish(context: StudioContext, commit: string, session: Session): Promise<Saved> {
  const started = performance.now();
  const { name, email, locale } = session.person;
  const { repository } = context;
  if (!/^[0-9a-f]{7,64}$/.test(commit)) {
    const failure = { kind: 'undo', commit } as const;
    throw new CmsFailure(failureWords(failure, locale), { status: failureStatus(failure), code: 'undo' });
  }
  const result = await repository.undo(commit, {
    author: { name: name || email, email },
    message: undoMessage(await subjectOf(context, commit).catch(() => commit.slice(0, 7))),
  });
  const done = await settleCommit(context, result, { action: 'entry.undo', session, from: commit });
  const prefix = repository.place.content;
  const ids = Object.keys(done.blobs).flatMap((path) =>
    path.startsWith(prefix) ? [path.slice(prefix.length)] : [],
  );
  const [first] = ids;
  const shown = first && context.content.index.get(first) ? await liveAddress(context, first) : null;
  return {
    ok: true,
    commit: done.commit,
    address: shown?.address ?? null,
    live: shown && context.proveLive ? await context.proveLive(shown.address, shown.expected) : true,
    isPublic: shown?.isPublic ?? false,
    milliseconds: Math.round(performance.now() - started),
    revisions: Object.fromEntries(ids.map((id) => [`content/${id}`, done.blobs[prefix + id] ?? null])),
  };
}

async function subjectOf({ repository }: StudioContext, commit: string): Promise<string> {
  const { stdout } = await runGit(repository.place, ['log', '-1', '--format=%s', commit]);
  return stdout.toString().trim();
}
