import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { acceptsCoding } from '#lib/http/accepts-coding.ts';

/** The bundle of the studio, as `server/build-studio.ts` leaves it in `.next/studio`. */
export interface StudioFiles {
  /** Which files the page begins with; `null` while there is no bundle. */
  manifest(): Promise<StudioManifest | null>;
  /** A file of the bundle, packed if a browser takes it so; `null` if there is none of that name. */
  read(name: string, accepted: string): Promise<StudioFile | null>;
}

/** File names. */
export interface StudioManifest {
  script: string;
  style: string;
}

interface StudioFile {
  type: string;
  body: Buffer;
  coding?: 'br' | 'gzip';
}

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
};

const endings = { br: '.br', gzip: '.gz' } as const;

/** Reads the bundle in `dir`. */
export function openStudioFiles(dir: string): StudioFiles {
  return {
    async manifest() {
      const text = await readFile(join(dir, 'manifest.json'), 'utf8').catch(nullIfMissing);
      // Written by our own build.
      return text === null ? null : (JSON.parse(text) as StudioManifest);
    },
    async read(name, accepted) {
      const type = types[/^[\w-]+\.(js|css|woff2)$/.exec(name)?.[1] ?? ''];
      if (!type) return null;
      for (const coding of ['br', 'gzip'] as const) {
        if (!acceptsCoding(accepted, coding)) continue;
        const body = await readFile(join(dir, name + endings[coding])).catch(nullIfMissing);
        if (body) return { type, body, coding };
      }
      const body = await readFile(join(dir, name)).catch(nullIfMissing);
      return body && { type, body };
    },
  };
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
