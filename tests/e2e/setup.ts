import type { TestProject } from 'vitest/node';
import { findChromium } from '#scripts/find-chromium.ts';
import { startSiteCopy } from './site-copy.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the server that all tests read from. */
    origin: string;
    /** The path of a Chromium that runs. */
    chromium: string;
  }
}

/** Gives all tests one browser to start and one server to read from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startSiteCopy();
  project.provide('chromium', findChromium());
  project.provide('origin', server.origin);
  return () => server.stop();
}
