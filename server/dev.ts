import next from 'next';
import { createSiteHandler } from '#lib/http/site-handler.ts';
import { translator } from '#lib/i18n/translate.ts';
import { openLog } from '#lib/log/open-log.ts';
import { version } from '#lib/version.ts';
import { buildStudio } from './build-studio.ts';
import { explainFailure } from './explain-failure.ts';
import { listen } from './listen.ts';
import { openOperations } from './open-operations.ts';
import { openServices } from './open-services.ts';
import { openSite } from './open-site.ts';
import { prepare } from './prepare.ts';
import { projectRoot } from './project-root.ts';
import { announceSite } from './running-site.ts';
import { siteFiles } from './site-files.ts';
import { openSiteParts } from './site-parts.ts';
import { sourceFingerprint } from './source-fingerprint.ts';
import { prepareStop } from './stop.ts';

// Next's development server with the site's addresses and content: every page is rendered anew,
// scripts stay in, because they reload it after a change of the code.
const environment = prepare();
const log = openLog({ level: 'warn', isReadable: true });
const fingerprint = await sourceFingerprint(projectRoot);
const { store, media, editing } = await openSite(environment, {
  root: projectRoot,
  fingerprint,
  watch: true,
});
const services = await openServices(environment);
await buildStudio(projectRoot);
const { port, siteUrl } = environment;
const host = environment.host ?? '127.0.0.1';
const app = next({ dev: true, dir: projectRoot, hostname: host, port });
await app.prepare();
const parts = await openSiteParts(environment, { store, media, editing }, { ...services, keepsPages: false });
const site = createSiteHandler({
  next: app.getRequestHandler(),
  store,
  media,
  siteUrl,
  isHostFixed: false,
  isDevelopment: true,
  findFile: await siteFiles(projectRoot),
  ...parts,
  onFailure: (key, error) => console.error(`${key}:`, error),
});
const { isStopping, onSignal } = prepareStop();
const requests = openOperations(site.handle, environment, {
  ...{ log, store, isStopping, remote: parts.remote, pages: null },
  database: services.database,
});
const server = await listen(
  environment,
  host,
  (request, response) => void requests.handle(request, response),
).catch((error: unknown) => {
  console.error(explainFailure(error, environment) ?? error);
  process.exit(1);
});
server.removeAllListeners('upgrade');
server.on('upgrade', app.getUpgradeHandler());
const withdraw = announceSite(environment);
onSignal(server, {
  ...{ log, requests, delay: 0 },
  async close() {
    await withdraw();
    await parts.close();
    await services.close();
    await store.close();
  },
});
console.log(
  translator(environment.terminalLocale)('terminal.ready', {
    address: `http://localhost:${port}`,
    count: store.counts().entries,
    version,
  }),
);
