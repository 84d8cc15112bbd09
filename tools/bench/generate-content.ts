import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { madeUpDocument } from './made-up-document.ts';

/** A folder with made-up content, to be thrown away. */
export interface GeneratedContent {
  folder: string;
  contentDir: string;
  mediaDir: string;
  /** How many services there are in each language. */
  services: number;
}

/**
 * Writes `documents` services, half of them in each language, beside the real settings, into a new folder, which
 * is a git repository with all of it in one commit.
 */
export async function generateContent(documents: number): Promise<GeneratedContent> {
  const folder = await mkdtemp(join(tmpdir(), `bench-${documents}-`));
  const contentDir = join(folder, 'content');
  for (const name of ['settings', 'calls-to-action', 'collaborators']) {
    await cp(join('content', name), join(contentDir, name), { recursive: true });
  }
  await cp('public/media', join(folder, 'media'), { recursive: true });
  const services = Math.floor(documents / 2);
  for (const locale of ['es', 'en'] as const) {
    const place = join(contentDir, 'services', locale);
    await mkdir(place, { recursive: true });
    for (let number = 1; number <= services; number += 1) {
      await writeFile(join(place, `service-${number}.md`), madeUpDocument(number, locale));
    }
  }
  commitAll(folder);
  return { folder, contentDir, mediaDir: join(folder, 'media'), services };
}

function commitAll(folder: string): void {
  const who = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org'];
  // The tidying that a large commit starts in the background would stand in the way of the one below.
  const alone = ['-c', 'gc.auto=0', '-c', 'maintenance.auto=false'];
  const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, stdio: 'ignore' });
  git('init', '-q', '-b', 'main');
  git('add', 'content', 'media');
  git(...who, ...alone, 'commit', '-qm', 'Start');
  // One file for all objects, as a clone has them.
  git('gc', '-q');
}
