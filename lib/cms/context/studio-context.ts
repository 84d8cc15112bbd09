import type { ContentStore } from '#lib/content/store.ts';
import type { Database } from '#lib/database/database.ts';
import type { SitePages } from '#lib/http/site-pages.ts';
import type { BlockDefinition } from '#lib/markdown/block.ts';
import type { MediaLibrary } from '#lib/media/library.ts';
import type { EditingThread } from '../editing/editing-thread.ts';
import type { Repository } from '../git/open-repository.ts';
import type { MediaUses } from './media-uses.ts';
import type { ProveLive } from './prove-live.ts';
import type { UploadFolder } from './upload-folder.ts';

/** What the studio's server works with. */
export interface StudioContext {
  content: ContentStore;
  contentDir: string;
  media: MediaLibrary;
  mediaDir: string;
  mediaUses: MediaUses;
  uploads: UploadFolder;
  repository: Repository;
  blocks: readonly BlockDefinition[];
  /** Where what editors send is parsed. */
  editing: EditingThread;
  database: Database;
  siteUrl: string;
  /** Renders pages for one request alone, such as those of drafts. */
  pages: Pick<SitePages, 'once' | 'first'>;
  /** `null` where pages are not kept, as in development: then there is nothing to prove. */
  proveLive: ProveLive | null;
  /** Resolves when nothing here is older than what somebody was told of, by this process or another. */
  catchUp(): Promise<void>;
}
