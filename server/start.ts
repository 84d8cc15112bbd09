import next from 'next';
import { throughOutages } from '#lib/database/through-outages.ts';
import { createSiteHandler } from '#lib/http/site-handler.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { OpenedLog } from '#lib/log/open-log.ts';
import { mailAdvice } from '#lib/mail/mail-advice.ts';
import { site } from '#lib/site.ts';
import { version } from '#lib/version.ts';
import { buildSite, isBuildCurrent } from './build-site.ts';
import { listen, requireFreePort } from './listen.ts';
import { openOperations } from './open-operations.ts';
import { openServices } from './open-services.ts';
import { openSite } from './open-site.ts';
import { prepare } from './prepare.ts';
import { projectRoot } from './project-root.ts';
import { requireDataDir } from './require-data-dir.ts';
import { runServer } from './run-server.ts';
import { announceSite } from './running-site.ts';
import { siteFiles } from './site-files.ts';
import { openSiteParts } from './site-parts.ts';
import { sourceFingerprint } from './source-fingerprint.ts';
import { prepareStop } from './stop.ts';
import { waitForDatabase } from './wait-for-database.ts';

const environment = prepare();
await runServer(environment, start);

async function start(log: OpenedLog): Promise<void> {
  const { port, siteUrl } = environment;
  const host = environment.host ?? '0.0.0.0';
  const translate = translator(environment.terminalLocale);
  await requireFreePort(environment, host);
  await requireDataDir(environment);
  const fingerprint = await sourceFingerprint(projectRoot);
  if (!(await isBuildCurrent(projectRoot, fingerprint))) {
    log.info(translate('terminal.building'));
    await buildSite(projectRoot, fingerprint);
  }
  await waitForDatabase(environment, log.warn);

  const { store, media, editing } = await openSite(environment, {
    root: projectRoot,
    fingerprint,
    watch: true,
  });
  const services = await openServices(environment);
  const app = next({ dev: false, dir: projectRoot, hostname: 'localhost', port });
  await app.prepare();
  const parts = await openSiteParts(
    environment,
    { store, media, editing },
    { ...services, keepsPages: true },
  );
  const handler = createSiteHandler({
    next: app.getRequestHandler(),
    store,
    media,
    siteUrl,
    isHostFixed: environment.siteUrlIsSet,
    findFile: await siteFiles(projectRoot),
    ...parts,
    onFailure: (key, error) => log.error(key, error),
  });
  const { isStopping, onSignal } = prepareStop();
  const requests = openOperations(handler.handle, environment, {
    ...{ log, store, pages: handler.pages, repeat: handler.repeat, isStopping, remote: parts.remote },
    canServe: () => handler.canServe(),
    database: services.database,
  });
  const server = await listen(environment, host, (request, response) => {
    void requests.handle(request, response);
  });
  const withdraw = announceSite(environment);
  onSignal(server, {
    ...{ log, requests },
    delay: environment.stopDelay,
    async close() {
      requests.close();
      await withdraw();
      await parts.close();
      await services.close();
      await store.close();
    },
  });

  const { entries, broken } = store.counts();
  log.info(translate('terminal.ready', { address: `http://localhost:${port}`, count: entries, version }));
  if (entries === 0) log.warn(translate('terminal.noContent', { folder: environment.contentDir }));
  if (broken > 0) log.warn(translate('terminal.broken', { count: broken }));
  for (const line of mailAdvice(environment, environment.terminalLocale)) log.info(line);
  const people = await throughOutages(services.database, site('authentication').people);
  if (people.length === 0) log.info(translate('terminal.firstEditor', { address: `${siteUrl}/admin` }));
  await handler.warm();
}
