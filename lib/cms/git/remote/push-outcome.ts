import type { Answer } from './ask-remote.ts';

/** Reasons that mean that somebody else was faster, in git's words. */
const overtaken =
  /\[rejected\]|fetch first|non-fast-forward|stale info|cannot lock ref|failed to (?:update|lock)|reference already exists|incorrect old value/;

/** What came of `git push --porcelain`; `unknown`: nothing was answered. */
export function pushOutcome({ code, stdout }: Answer): 'pushed' | 'moved' | 'refused' | 'unknown' {
  if (code === 0) return 'pushed';
  const line = stdout.split('\n').find((each) => each.startsWith('!\t'));
  if (!line || /remote failure|remote unpack failed: unable/.test(line)) return 'unknown';
  return overtaken.test(line) ? 'moved' : 'refused';
}
