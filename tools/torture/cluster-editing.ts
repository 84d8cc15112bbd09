import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterProcesses, Member } from '#tools/lab/cluster-processes.ts';

/** What a publish was answered. */
export interface Published {
  status: number;
  commit: string | null;
  words: string;
}

/** The file of a made-up service in the studio. */
export function servicePath(number: number): string {
  return `content/services/es/service-${number}.md`;
}

/** What an editor has open, with the revision that it is based on. */
export async function openService(member: Member, number: number): Promise<string> {
  const { body } = await member.editor().ask<{ data: string }>('getEntry', { path: servicePath(number) });
  return body.data;
}

/** Publishes `text` (as it was opened) under another title; `null`: no answer came. */
export async function publishTitle(
  member: Member,
  { number, text, title }: { number: number; text: string; title: string },
): Promise<Published | null> {
  const raw = text.replace(/^title:.*$/m, `title: "${title}"`);
  const answer = await member
    .editor()
    .ask<{ commit?: string | null; error?: string }>('persistEntry', {
      dataFiles: [{ path: servicePath(number), raw }],
    })
    .catch(() => null);
  return (
    answer && { status: answer.status, commit: answer.body.commit ?? null, words: answer.body.error ?? '' }
  );
}

/** The title on the page of a service, as a visitor of one process sees it. */
export async function readTitle({ server }: Pick<Member, 'server'>, number: number): Promise<string | null> {
  const answer = await fetch(`${server.origin}/es/servicios/service-${number}`).catch(() => null);
  const html = await answer?.text();
  return (
    html
      ?.match(/<h1[^>]*>(.*?)<\/h1>/s)?.[1]
      ?.replace(/<[^>]+>/g, '')
      .trim() ?? null
  );
}

/** The page with the latest publishes, as the editor sees it at one process. */
export async function readHistory({ cookie }: ClusterProcesses, { server }: Member): Promise<string> {
  return (await fetch(`${server.origin}/admin/history`, { headers: { cookie } })).text();
}

/** Milliseconds until every process shows the title; `null` after `patience`. */
export async function untilVisible(
  members: readonly Member[],
  { number, title, patience = 30_000 }: { number: number; title: string; patience?: number },
): Promise<number | null> {
  const since = performance.now();
  const times = await Promise.all(
    members.map(async (member) => {
      while (performance.now() - since < patience) {
        if ((await readTitle(member, number)) === title) return performance.now() - since;
        await sleep(25);
      }
      return null;
    }),
  );
  return times.some((time) => time === null) ? null : Math.max(...times.map(Number));
}

/** Gives these services one title, in one commit from outside, and pushes it. */
export function pushTitles({ outside }: ClusterProcesses, numbers: readonly number[], title: string): void {
  outside.git('fetch', '-q', 'origin');
  outside.git('reset', '-q', '--hard', 'origin/main');
  for (const number of numbers) {
    const file = join(outside.folder, servicePath(number));
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^title:.*$/m, `title: "${title}"`));
  }
  outside.git('commit', '-qam', title);
  outside.git('push', '-q', 'origin', 'HEAD:main');
}

/** Compares clones and the shared repository once everything is quiet. */
export function inspectClones({ members, bare }: ClusterProcesses, confirmed: readonly string[]): string[] {
  const git = (cwd: string, ...words: string[]) =>
    execFileSync('git', words, { cwd, encoding: 'utf8', stdio: 'pipe' }).trim();
  const wrong: string[] = [];
  const known = new Set(git(bare, 'rev-list', 'main').split('\n'));
  for (const commit of confirmed) if (!known.has(commit)) wrong.push(`${commit} was confirmed and is lost.`);
  const head = git(bare, 'rev-parse', 'main');
  for (const [at, { clone }] of members.entries()) {
    const [own, status] = [git(clone, 'rev-parse', 'HEAD'), git(clone, 'status', '--porcelain')];
    if (own !== head) wrong.push(`Process ${at + 1} stands at ${own}, the shared repository at ${head}.`);
    if (status !== '') wrong.push(`The working tree of process ${at + 1} is not as committed: ${status}`);
    const fsck = git(clone, 'fsck', '--no-dangling', '--no-progress');
    if (fsck !== '') wrong.push(`git fsck says of process ${at + 1}: ${fsck}`);
  }
  return wrong;
}
