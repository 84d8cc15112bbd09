import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findChromium } from '#tools/lab/find-chromium.ts';
import { addPerson, dataDir } from './admin.ts';
import { ada, ana, olive } from './people.ts';
import { startSiteCopy } from './site-copy.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the server that all tests read from. */
    origin: string;
    /** The path of a Chromium that runs. */
    chromium: string;
    /** A folder for `DATA_DIR` in which people may sign in, to be copied. */
    peopleDir: string;
  }
}

/** Gives all tests one browser to start, one server to read from, and people who may sign in to their own servers. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'journeys-'));
  // A server spends a third of its start on compiling; those that come later find what the first ones have compiled.
  process.env.NODE_COMPILE_CACHE ??= join(folder, 'compiled');
  const place = { contentDir: join(folder, 'people', 'content') };
  for (const person of [ana, ada, olive]) addPerson(place, person);
  const server = await startSiteCopy();
  project.provide('chromium', findChromium());
  project.provide('origin', server.origin);
  project.provide('peopleDir', dataDir(place));
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
