import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type GeneratedContent, generateContent } from '../generate-content.ts';
import { watchMemory } from '../process-memory.ts';
import type { Family, Findings } from '../rows.ts';
import { round } from '../statistics.ts';

const sizes = [22, 2000, 20_000] as const;

/** How long a build from nothing takes, and how much memory. */
export const builds: Family = {
  ids: ['build-s.22', 'build-s.2000', 'build-s.20000', 'build-mb.20000'],
  async measure(wanted) {
    const findings: Findings = {};
    for (const size of sizes) {
      const isWanted = wanted.has(`build-s.${size}`) || (size === 20_000 && wanted.has('build-mb.20000'));
      if (!isWanted) continue;
      const { seconds, mb, output } = await buildOnce(size);
      const note = `one build without any cache; ${output}`;
      findings[`build-s.${size}`] = { value: round(seconds, 1), n: 1, note };
      if (size === 20_000) {
        const together = 'peak of all processes together, shared memory counted once';
        findings['build-mb.20000'] = { value: round(mb), n: 1, note: together };
      }
    }
    return findings;
  },
};

async function buildOnce(documents: number): Promise<{ seconds: number; mb: number; output: string }> {
  const content = await generateContent(documents);
  await rm('.next', { recursive: true, force: true });
  try {
    return await runBuild(content);
  } finally {
    await rm(content.folder, { recursive: true, force: true });
  }
}

function runBuild({ contentDir, mediaDir, folder }: GeneratedContent) {
  const started = performance.now();
  const child = spawn(process.execPath, ['server/build.ts'], {
    env: { ...process.env, CONTENT_DIR: contentDir, MEDIA_DIR: mediaDir, DATA_DIR: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const memory = watchMemory(child.pid ?? 0);
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  return new Promise<{ seconds: number; mb: number; output: string }>((resolve, reject) => {
    child.on('exit', (code) => {
      const mb = memory.stop();
      const seconds = (performance.now() - started) / 1000;
      const output = printed.trim().split('\n').at(-1) ?? '';
      if (code === 0) resolve({ seconds, mb, output });
      else reject(new Error(`The build ended with ${code}.\n${printed}`));
    });
  });
}
