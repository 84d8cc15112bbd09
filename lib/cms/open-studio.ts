import { join } from 'node:path';
import type { AdminRoute } from '#lib/admin/admin-route.ts';
import type { Authentication } from '#lib/auth/authentication.ts';
import type { ContentStore } from '#lib/content/store.ts';
import type { Database } from '#lib/database/database.ts';
import type { Environment } from '#lib/env.ts';
import type { SitePart } from '#lib/http/site-handler.ts';
import type { SitePages } from '#lib/http/site-pages.ts';
import { loadBlockDefinitions } from '#lib/markdown/blocks/load-definitions.ts';
import type { MediaLibrary } from '#lib/media/library.ts';
import { createCmsPart } from './api/cms-part.ts';
import { openMediaUses } from './context/media-uses.ts';
import { createProof } from './context/prove-live.ts';
import type { StudioContext } from './context/studio-context.ts';
import { openUploadFolder } from './context/upload-folder.ts';
import type { EditingThread } from './editing/editing-thread.ts';
import { exchangeContent } from './exchange-content.ts';
import { openRepository, type Repository } from './git/open-repository.ts';
import { openHealth } from './health/open-health.ts';
import { openHistory } from './history/open-history.ts';
import { createSharePart } from './preview/share-part.ts';
import { openSource } from './source/open-source.ts';

export interface StudioOptions {
  environment: Environment;
  /** The folder of the project. */
  root: string;
  /** Of the code, asked for when something is to be kept that depends on it. */
  fingerprint: () => Promise<string>;
  content: ContentStore;
  media: MediaLibrary;
  editing: EditingThread;
  database: Database;
  authentication: Pick<Authentication, 'findSession'>;
  /** Whether pages are kept, so that a publish can be proven. */
  keepsPages: boolean;
  onFailure: (key: string, error: unknown) => void;
}

/** The server's side of the studio. */
export interface Studio {
  repository: Repository;
  context(
    pages: Pick<SitePages, 'once' | 'kept' | 'peek' | 'first'>,
    cluster: Pick<StudioContext, 'catchUp'>,
  ): StudioContext;
  parts(context: StudioContext): SitePart[];
  /** The forms of the pages that go with it: content health and history. */
  adminRoutes(context: StudioContext): AdminRoute[];
}

/**
 * Opens the repository around the content, and with it the studio.
 * @throws {GitError} where there is none that can be committed to.
 */
export async function openStudio(options: StudioOptions): Promise<Studio> {
  const { environment, content, media, editing, database } = options;
  const { contentDir, mediaDir, siteUrl, siteUrlIsSet } = environment;
  const repository = await openRepository({
    contentDir,
    mediaDir,
    branch: environment.contentBranch,
    remote: environment.contentRemote,
    exchange: (place) => exchangeContent(place, { content, media }),
    committer: { name: 'Platoniq', email: `web@${new URL(siteUrl).hostname}` },
    report: (message) => console.warn(message),
  });
  const blocksDir = join(options.root, 'components', 'blocks');
  const blocks = await loadBlockDefinitions(blocksDir);
  const mediaUses = openMediaUses(content, contentDir, media);
  const uploads = await openUploadFolder(join(environment.dataDir, 'uploads'));
  return {
    repository,
    context: (pages, { catchUp }) => ({
      ...{ editing, mediaUses, uploads, catchUp },
      ...{ content, contentDir, media, mediaDir, repository, blocks, database, siteUrl, pages },
      proveLive: options.keepsPages
        ? createProof(ownOrigin(environment), { peek: pages.peek, render: renderer(content, pages) })
        : null,
    }),
    parts: (context) => [
      createCmsPart({
        context,
        authentication: options.authentication,
        siteOrigin: siteUrlIsSet ? siteUrl : null,
        onFailure: options.onFailure,
      }),
      createSharePart(context),
    ],
    adminRoutes: (context) => [
      ...openHealth(context, { blocksDir, dataDir: environment.dataDir, ...options }),
      ...openHistory(context),
      ...openSource(context),
    ],
  };
}

function renderer(content: Pick<ContentStore, 'resolve'>, pages: Pick<SitePages, 'kept'>) {
  return async (address: string) => {
    const found = content.resolve(address);
    if (found) await pages.kept(found.canonical, found.internal);
  };
}

/** Where this process answers, seen from itself. */
function ownOrigin({ host, port }: Environment): string {
  const isAny = !host || host === '0.0.0.0' || host === '::';
  const name = isAny ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
