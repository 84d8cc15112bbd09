import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openContentStore } from '#lib/content/open-store.ts';
import type { MarkdownRenderer } from '#lib/content/page-context.ts';
import type { ContentStore } from '#lib/content/store.ts';
import { createMarkdownRenderer } from '#lib/markdown/render-off-thread.ts';
import { type MediaLibrary, openMediaLibrary } from '#lib/media/library.ts';

/** Opens a content folder as the server does, with an empty media library if none is given; `dataDir` takes the caches. */
export async function openTestStore(
  contentDir: string,
  dataDir: string,
  { media, draftRenderer }: { media?: MediaLibrary; draftRenderer?: Pick<MarkdownRenderer, 'render'> } = {},
): Promise<ContentStore> {
  const renderer = createMarkdownRenderer({ blocksDir: join(process.cwd(), 'components', 'blocks') });
  return openContentStore({
    contentDir,
    dataDir,
    siteUrl: 'http://localhost:3000',
    media: media ?? (await emptyLibrary(dataDir)),
    renderer,
    draftRenderer: draftRenderer ?? renderer,
    fingerprint: 'test',
    watch: false,
  });
}

async function emptyLibrary(dataDir: string): Promise<MediaLibrary> {
  const dir = join(dataDir, 'media');
  await mkdir(dir, { recursive: true });
  return openMediaLibrary({ dir, cacheDir: join(dataDir, 'cache', 'media') });
}
