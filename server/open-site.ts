import { join } from 'node:path';
import { createEditingThread, type EditingThread } from '#lib/cms/editing/editing-thread.ts';
import { openClone } from '#lib/cms/git/remote/open-clone.ts';
import { openContentStore } from '#lib/content/open-store.ts';
import { type ContentStore, provideContentStore } from '#lib/content/store.ts';
import type { Environment } from '#lib/env.ts';
import { createMarkdownRenderer } from '#lib/markdown/render-off-thread.ts';
import { type MediaLibrary, openMediaLibrary } from '#lib/media/library.ts';

/** Opens content and media for this process and lets pages read from them. */
export async function openSite(
  environment: Environment,
  options: { root: string; fingerprint: string; watch: boolean },
): Promise<{ store: ContentStore; media: MediaLibrary; editing: EditingThread }> {
  const { contentDir, dataDir, mediaDir, siteUrl } = environment;
  if (options.watch && environment.contentRemote !== null)
    await openClone({
      ...{ contentDir, mediaDir, remote: environment.contentRemote },
      branch: environment.contentBranch ?? 'main',
    });
  const media = await openMediaLibrary({ dir: mediaDir, cacheDir: join(dataDir, 'cache', 'media') });
  const blocksDir = join(options.root, 'components', 'blocks');
  const editing = createEditingThread({ blocksDir });
  const store = await openContentStore({
    contentDir,
    dataDir,
    siteUrl,
    media,
    renderer: createMarkdownRenderer({ blocksDir }),
    draftRenderer: editing,
    fingerprint: options.fingerprint,
    watch: options.watch,
  });
  provideContentStore(store);
  return { store, media, editing };
}
