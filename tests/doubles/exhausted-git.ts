import { openSync } from 'node:fs';
import { toFailure } from '#lib/git/failure.ts';
import { runGit } from '#lib/git/run-git.ts';

// A program of its own: runs git in a process that has no file descriptor left, and says what came of it.
try {
  while (openSync('/dev/null', 'r') >= 0);
} catch {
  // That was the last one.
}
const kind = await runGit({ root: '/' }, ['version']).then(
  () => 'ran',
  (error: unknown) => toFailure(error).kind,
);
process.exitCode = kind === 'exhausted' ? 0 : 3;
