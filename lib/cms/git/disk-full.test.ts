import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { save, testRepository } from '#tests/doubles/repository.ts';

const page = 'content/pages/es/inicio.md';

// A file system of a given size is mounted, which only root may do.
it.runIf(process.getuid?.() === 0 && process.platform === 'linux')(
  'a full disk stops a commit at any of its steps, and nothing is half',
  { timeout: 120_000 },
  async () => {
    const test = await testRepository({ [page]: 'uno\n' });
    const small = await mkdtemp(join(tmpdir(), 'small-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', small]);
    onTestFinished(async () => {
      execFileSync('umount', [small]);
      await rm(small, { recursive: true });
    });
    await cp(test.root, small, { recursive: true });
    const repository = await test.open({
      contentDir: join(small, 'content'),
      mediaDir: join(small, 'media'),
    });
    const git = (...words: string[]) => test.git('-C', small, ...words);
    const text = 'texto\n'.repeat(10_000);
    const free = () =>
      Number(execFileSync('df', ['--output=avail', small], { encoding: 'utf8' }).split('\n')[1]);
    const outcomes = new Set<string>();
    const filler = join(small, '.git/filler');
    // From no room at all to room for everything, so that each step is once the one that fails.
    for (let room = 0; room <= 720; room += 24) {
      await rm(filler, { force: true });
      await writeFile(filler, Buffer.alloc(Math.max(0, (free() - room) * 1024)));
      const before = git('rev-parse', 'HEAD');
      const result = await save(repository, { [page]: `${room}\n${text}`, 'media/new.txt': text + room });
      outcomes.add(result.ok ? 'ok' : result.failure.kind);
      await rm(filler);
      if (!result.ok) expect(git('rev-parse', 'HEAD')).toBe(before);
      expect(git('status', '--porcelain', '--untracked-files=all')).toBe('');
      expect(await unfinished(small)).toEqual([]);
      git('fsck', '--no-dangling');
      git('gc', '--quiet', '--prune=now');
    }
    expect([...outcomes].sort()).toEqual(['diskFull', 'ok']);
  },
);

async function unfinished(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => /tmp|crash|\.lock$|\.git\/site\//.test(name));
}
