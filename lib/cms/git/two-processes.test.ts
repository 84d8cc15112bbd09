import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { testRepository } from '#tests/doubles/repository.ts';

const run = promisify(execFile);

/** Adds ten lines to one file, each in a commit of its own; after a conflict it tries again on what stands then. */
const program = (root: string, name: string) => `
  import { openRepository } from ${JSON.stringify(join(import.meta.dirname, 'open-repository.ts'))};
  const person = { name: '${name}', email: '${name}@example.org' };
  const repository = await openRepository({
    contentDir: '${root}/content', mediaDir: '${root}/media', branch: 'main',
    committer: person, report: console.error,
  });
  const path = 'content/shared.md';
  let conflicts = 0;
  for (let number = 1; number <= 10; ) {
    const blob = await repository.headRevision(path);
    const text = await repository.readAt('HEAD', path);
    const result = await repository.commitChanges({
      changes: [{ path, bytes: Buffer.from(text + '${name} ' + number + '\\n') }],
      expected: { [path]: blob }, author: person, message: '${name} ' + number,
    });
    if (result.ok) number += 1;
    else if (result.failure.kind === 'changed') conflicts += 1;
    else throw new Error(JSON.stringify(result.failure));
  }
  console.log(conflicts);
`;

it('two processes on one clone lose nothing of each other', { timeout: 120_000 }, async () => {
  const { root, git, read } = await testRepository({ 'content/shared.md': 'start\n' });
  const outputs = await Promise.all(
    ['one', 'two', 'three'].map((name) =>
      run(process.execPath, ['--input-type=module', '--eval', program(root, name)], { cwd: process.cwd() }),
    ),
  );
  expect(outputs.reduce((sum, { stdout }) => sum + Number(stdout), 0)).toBeGreaterThan(0);
  const lines = (await read('content/shared.md')).trim().split('\n');
  expect(lines).toHaveLength(31);
  expect(new Set(lines).size).toBe(31);
  expect(git('rev-list', '--count', 'HEAD')).toBe('31');
  expect(git('status', '--porcelain')).toBe('');
  git('fsck', '--strict');
});
