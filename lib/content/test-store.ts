import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createMarkdownRenderer } from '#lib/markdown/render-off-thread.ts';
import { openMediaLibrary } from '#lib/media/library.ts';
import { openContentStore } from './open-store.ts';
import type { ContentStore } from './store.ts';

/** Opens a content folder as the server does, with an empty media library; `dataDir` takes the caches. */
export async function openTestStore(contentDir: string, dataDir: string): Promise<ContentStore> {
  const dir = join(dataDir, 'media');
  await mkdir(dir, { recursive: true });
  return openContentStore({
    contentDir,
    dataDir,
    siteUrl: 'http://localhost:3000',
    media: await openMediaLibrary({ dir, cacheDir: join(dataDir, 'cache', 'media') }),
    renderer: createMarkdownRenderer({ blocksDir: join(process.cwd(), 'components', 'blocks') }),
    fingerprint: 'test',
    watch: false,
  });
}
