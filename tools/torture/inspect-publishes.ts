import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedContent } from '#tools/bench/generate-content.ts';
import type { ServerProcess } from '#tools/lab/server-process.ts';

/** One publish, whatever came of it. */
export interface Sent {
  title: string;
  body: string;
  /** `null`: no answer came. */
  commit: string | null;
}

/** What people have sent, by the number of their entry, in order. */
export type SentByEntry = ReadonlyMap<number, readonly Sent[]>;

/** Compares what stands in git, on the disk and on the pages with what people were told. */
export async function inspectPublishes(
  { origin }: Pick<ServerProcess, 'origin'>,
  { folder, contentDir }: GeneratedContent,
  sent: SentByEntry,
): Promise<string[]> {
  const wrong: string[] = [];
  const fsck = git(folder, 'fsck', '--no-dangling', '--no-progress');
  if (fsck !== '') wrong.push(`git fsck says: ${fsck}`);
  const status = git(folder, 'status', '--porcelain', 'content', 'media');
  if (status !== '') wrong.push(`The working tree is not as committed: ${status}`);
  const known = new Set(git(folder, 'rev-list', 'HEAD').split('\n'));
  for (const [number, attempts] of sent) {
    for (const { commit, title } of attempts)
      if (commit && !known.has(commit)) wrong.push(`“${title}” was confirmed as ${commit}, which is lost.`);
    const text = readFileSync(join(contentDir, 'services', 'es', `service-${number}.md`), 'utf8');
    const stands = attempts.findLastIndex(
      ({ title, body }) => text.includes(`title: "${title}"\n`) && text.endsWith(`\n${body}\n`),
    );
    const confirmed = attempts.findLastIndex(({ commit }) => commit !== null);
    if (stands < confirmed)
      wrong.push(`Entry ${number} has gone back behind “${attempts[confirmed]?.title}”.`);
    const page = await (await fetch(`${origin}/es/servicios/service-${number}`)).text();
    const title = attempts[stands]?.title;
    if (title && !page.includes(title)) wrong.push(`The page of entry ${number} does not show “${title}”.`);
  }
  return wrong;
}

/** How many publishes were committed although nobody was told. */
export function committedUntold({ folder }: GeneratedContent, sent: SentByEntry): number {
  const titles = new Set(git(folder, 'log', '--format=%s').match(/Título \d+ \d+/g));
  return [...sent.values()].flat().filter(({ commit, title }) => !commit && titles.has(title)).length;
}

function git(folder: string, ...words: string[]): string {
  return execFileSync('git', words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
}
