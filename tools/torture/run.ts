import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What can be tried to the utmost; each part is a script of its own, with options of its own. */
const parts: Record<string, string> = {
  git: 'commits, while git is killed',
  publish: 'publishing, while the server is killed',
  editors: 'what editors may send, while visitors read',
  kill: 'messages, while the server is killed',
  fuzz: 'the form, under bodies that mean harm',
  'same-token': 'one form, sent fifty times at once',
  messages: 'messages to several processes, while these and Postgres are killed',
  cluster: 'several processes, while they, Postgres and the repository fail',
  mail: 'mail, while the mail server is out of order and the sender is killed',
};

/** `npm run torture [-- PART [OPTIONS]]`: one part, or all of them in turn; exit code 1 if anything was lost. */
const [wanted, ...options] = process.argv.slice(2);
if (wanted !== undefined && !Object.hasOwn(parts, wanted)) {
  console.error(`There is no part “${wanted}”. There are: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
const failed = (wanted === undefined ? Object.keys(parts) : [wanted]).filter((part) => {
  console.log(`=== ${part}: ${parts[part]}`);
  const script = join(import.meta.dirname, `${part}.ts`);
  return spawnSync(process.execPath, [script, ...options], { stdio: 'inherit' }).status !== 0;
});
console.log(failed.length > 0 ? `Failed: ${failed.join(', ')}` : 'Nothing was lost.');
process.exitCode = failed.length > 0 ? 1 : 0;
