import { randomBytes } from 'node:crypto';
import { runGit } from '#lib/git/run-git.ts';
import type { Person } from '#lib/git/version.ts';
import { nullId, type Place } from './place.ts';
import { signature } from './signature.ts';

/** What a commit makes of one path: other bytes, a blob that exists already, or nothing. */
export interface PathChange {
  path: string;
  next: { mode: string; blob: string; bytes: Uint8Array | null } | null;
}

export interface NewCommit {
  parent: string | null;
  author: Person;
  committer: Person;
  message: string;
  changes: readonly PathChange[];
}

/**
 * Writes the objects of a commit and gives its id; no branch moves. `git fast-import` does it in one process
 * and reads and writes only the folders that are touched (measured in docs/decisions/013).
 */
export async function writeCommit(place: Place, commit: NewCommit): Promise<string> {
  const input = stream(place, commit);
  const { stdout } = await runGit(place, ['fast-import', '--quiet', '--done', '--date-format=raw'], {
    input,
  });
  return stdout.toString().trim();
}

function stream(place: Place, { parent, author, committer, message, changes }: NewCommit): Buffer {
  // The name is needed within the stream; it is unset at its end, before fast-import writes any.
  const name = `refs/site/${randomBytes(6).toString('hex')}`;
  const now = new Date();
  const text = Buffer.from(message);
  const deleted = changes.filter(({ next }) => next === null);
  const written = changes.filter(({ next }) => next !== null);
  return Buffer.concat([
    Buffer.from(`commit ${name}\nmark :1\n`),
    Buffer.from(`author ${signature(author, now)}\ncommitter ${signature(committer, now)}\n`),
    Buffer.from(`data ${text.length}\n`),
    text,
    Buffer.from(parent ? `\nfrom ${parent}\n` : '\n'),
    ...[...deleted, ...written].flatMap(instruction),
    Buffer.from(`get-mark :1\nreset ${name}\nfrom ${nullId(place)}\n\ndone\n`),
  ]);
}

function instruction({ path, next }: PathChange): Uint8Array[] {
  const quoted = `"${path.replace(/["\\]/g, '\\$&')}"`;
  if (!next) return [Buffer.from(`D ${quoted}\n`)];
  if (!next.bytes) return [Buffer.from(`M ${next.mode} ${next.blob} ${quoted}\n`)];
  const head = `M ${next.mode} inline ${quoted}\ndata ${next.bytes.length}\n`;
  return [Buffer.from(head), next.bytes, Buffer.from('\n')];
}
