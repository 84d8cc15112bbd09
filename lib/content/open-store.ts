import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultLocale, type Locale } from '#lib/i18n/locales.ts';
import type { MediaLibrary } from '#lib/media/library.ts';
import { openChangeDates } from './change-dates.ts';
import type { SettingsFrontMatter } from './collections/settings.ts';
import { createMemory } from './derived-memory.ts';
import { createDocumentCache } from './document-cache.ts';
import { shareDocuments } from './document-memory.ts';
import { openDraft } from './draft.ts';
import type { LastChange } from './git-history.ts';
import { openLiveIndex } from './live-index.ts';
import { mergedSettings } from './merged-settings.ts';
import type { MarkdownRenderer, PageContext } from './page-context.ts';
import { pageMakers } from './page-makers.ts';
import { referencesTo } from './references.ts';
import { siteListing } from './site-listing.ts';
import type { ContentStore } from './store.ts';
import type { Dependency } from './track.ts';

export interface StoreOptions {
  contentDir: string;
  dataDir: string;
  siteUrl: string;
  media: MediaLibrary;
  renderer: MarkdownRenderer;
  /** Renders what is not published: apart from the other one, which visitors wait for. */
  draftRenderer: Pick<MarkdownRenderer, 'render'>;
  /** Of the code, as `sourceFingerprint` gives it. */
  fingerprint: string;
  watch: boolean;
}

/** Opens the content: reads what changed since last time, and follows changes from then on. */
export async function openContentStore(options: StoreOptions): Promise<ContentStore> {
  const { contentDir, dataDir, fingerprint, media, siteUrl, watch } = options;
  const cachePath = join(dataDir, 'cache', 'content-index');
  const live = await openLiveIndex({ contentDir, cachePath, fingerprint, watch });
  const renders = shareDocuments(options.renderer.render, options.draftRenderer.render);
  const documents = createDocumentCache(contentDir, { render: renders.published }, live.gate);
  const changes = openChangeDates(contentDir);
  const derive = createMemory(() => live.version);
  const { index } = live;
  const context: PageContext = {
    index,
    media,
    siteUrl,
    derive,
    settings: (locale: Locale): SettingsFrontMatter =>
      derive(`settings/${locale}`, () => mergedSettings(index, locale)),
    document: (entry) => documents.get(entry, context.settings(entry.locale ?? defaultLocale).peertube_hosts),
    lastChange: (entry) => changes.of(entry),
  };

  async function noteChange(id: string, change: LastChange): Promise<void> {
    const stats = await lstat(join(contentDir, id)).catch(() => null);
    if (stats) changes.note({ id, modified: stats.mtimeMs }, change);
  }

  const pages = pageMakers(context);
  return {
    ...pages,
    listing: async () => siteListing(context, await changes.all()),
    openDraft: (draft) => openDraft(context, { render: renders.draft }, draft),
    refresh: (ids) => live.refresh(ids),
    exchange: (files, work) =>
      live.exchange(
        files.map(({ id }) => id),
        async () => {
          await work();
          await Promise.all(files.map(({ id, change }) => change && noteChange(id, change)));
        },
      ),
    referencesTo: (entry) => referencesTo(context, entry),
    retention: () => context.settings(defaultLocale).retention,
    index,
    broken: live.broken,
    onChange(listener) {
      live.onChange(listener);
      media.onChange((paths) => listener(new Set(paths.map((path): Dependency => `media:${path}`))));
    },
    counts: () => ({ entries: [...index.all()].length, broken: live.broken.size }),
    async close() {
      await live.close();
      await options.renderer.close();
      media.close();
    },
  };
}
