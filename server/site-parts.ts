import { join } from 'node:path';
import { authRoutes } from '#lib/admin/accounts/routes.ts';
import { createAdminPart } from '#lib/admin/admin-handler.ts';
import type { AdminRoute } from '#lib/admin/admin-route.ts';
import { createAuthPart } from '#lib/auth/auth-part.ts';
import { type Cluster, openCluster } from '#lib/cluster/open-cluster.ts';
import type { EditingThread } from '#lib/cms/editing/editing-thread.ts';
import { openStudio } from '#lib/cms/open-studio.ts';
import { openStudioFiles } from '#lib/cms/studio-files.ts';
import { studioRoutes } from '#lib/cms/studio-routes.ts';
import { openContact } from '#lib/contact/open-contact.ts';
import type { ContentStore } from '#lib/content/store.ts';
import type { Environment } from '#lib/env.ts';
import { judgeOrigin } from '#lib/http/origin.ts';
import { readForm } from '#lib/http/read-form.ts';
import type { SitePart } from '#lib/http/site-handler.ts';
import type { SitePages } from '#lib/http/site-pages.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { inboxRoutes } from '#lib/inbox/routes.ts';
import type { MediaLibrary } from '#lib/media/library.ts';
import { site } from '#lib/site.ts';
import type { Services } from './open-services.ts';
import { projectRoot } from './project-root.ts';
import { sourceFingerprint } from './source-fingerprint.ts';

/** The parts of the site that take forms. */
export interface SiteParts {
  parts: (pages: SitePages) => readonly SitePart[];
  formToken: (locale: Locale) => string;
  /** How far this process is from `CONTENT_REMOTE`; `null` where there is none. */
  remote: Cluster['standing'];
  close(): Promise<void>;
}

const routes: readonly AdminRoute[] = [...authRoutes, ...inboxRoutes];

/** Puts together what takes forms: the contact form, and everything below `/admin`. */
export async function openSiteParts(
  environment: Environment,
  { store: content, media, editing }: { store: ContentStore; media: MediaLibrary; editing: EditingThread },
  { clients, database, secret, keepsPages }: Services & { keepsPages: boolean },
): Promise<SiteParts> {
  const { dataDir, siteUrl, siteUrlIsSet } = environment;
  const siteOrigin = siteUrlIsSet ? siteUrl : null;
  const studioFiles = openStudioFiles(join(projectRoot, '.next', 'studio'));
  const onFailure = (key: string, error: unknown) => console.error(`${key}:`, error);
  const studio = await openStudio({
    ...{ environment, content, media, editing, database, keepsPages, onFailure },
    root: projectRoot,
    fingerprint: () => sourceFingerprint(projectRoot),
    authentication: site('authentication'),
  });
  const cluster = await openCluster({
    ...{ environment, database },
    repository: studio.repository,
    report: (message) => console.warn(message),
    tell: (message) => console.info(message),
  });
  const contact = await openContact({
    content,
    clients,
    database,
    secret,
    dataDir,
    siteUrl,
    siteUrlIsSet,
    store: site('messages'),
    filter: site('spamFilter'),
    mailer: site('mailer'),
    onFailure,
  });
  return {
    formToken: contact.formToken,
    async close() {
      await cluster.close();
      await editing.close();
    },
    remote: cluster.standing,
    parts: (pages) => {
      const context = studio.context(pages, cluster);
      const blocks = context.blocks.map(({ name }) => name);
      const ofStudio = [
        ...studioRoutes({ content, files: studioFiles, siteUrl, blocks }),
        ...studio.adminRoutes(context),
      ];
      return [
        ...cluster.parts,
        ...contact.parts(pages),
        ...studio.parts(context),
        createAuthPart({ authentication: site('authentication'), siteOrigin, clientOf: clients.clientOf }),
        createAdminPart({
          routes: [...routes, ...ofStudio],
          authentication: site('authentication'),
          pages,
          isOwnOrigin: (request) => judgeOrigin(request, siteOrigin) === 'own',
          readForm,
          clientOf: clients.clientOf,
        }),
      ];
    },
  };
}
