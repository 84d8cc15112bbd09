import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A content folder for one test, on the real disk. */
export interface TestContent {
  contentDir: string;
  /** Writes files by their path within the folder. */
  write(files: Record<string, string>): Promise<void>;
  remove(id: string): Promise<void>;
  /** Commits everything as it stands; the folder becomes a git repository. */
  commit(message: string): void;
}

/** Makes a content folder that goes away with the test. */
export async function testContent(files: Record<string, string> = {}): Promise<TestContent> {
  const contentDir = await mkdtemp(join(tmpdir(), 'content-'));
  onTestFinished(() => rm(contentDir, { recursive: true, force: true }));
  const git = (...words: string[]) => execFileSync('git', words, { cwd: contentDir, stdio: 'pipe' });
  const content: TestContent = {
    contentDir,
    async write(more) {
      for (const [id, text] of Object.entries(more)) {
        await mkdir(dirname(join(contentDir, id)), { recursive: true });
        await writeFile(join(contentDir, id), text);
      }
    },
    remove: (id) => rm(join(contentDir, id), { recursive: true }),
    commit(message) {
      git('init', '-q');
      git('add', '-A');
      git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '-qm', message);
    },
  };
  await content.write(files);
  return content;
}

/** A document with this front matter. */
export function markdownFile(data: Record<string, unknown>, body = 'Texto.'): string {
  const lines = Object.entries(data).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n${body}\n`;
}
