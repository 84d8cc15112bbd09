import next from 'next';
import { capture } from '#lib/http/capture.ts';
import { createPageStore } from '#lib/http/page-store.ts';
import type { RequestHandler } from '#lib/http/request-handler.ts';
import { sendForm } from '#lib/http/send-form.ts';
import { createSitePages } from '#lib/http/site-pages.ts';
import { siteRoute } from '#lib/http/site-routes.ts';
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
const findFile = await siteFiles(projectRoot);
const app = next({ dev: true, dir: projectRoot, hostname: host, port });
await app.prepare();
const handle = app.getRequestHandler();
const {
  formToken,
  parts: partsOn,
  remote,
  close: closeParts,
} = await openSiteParts(environment, { store, media, editing }, { ...services, keepsPages: false });
const ownHost = new URL(siteUrl).host;
const parts = partsOn(createSitePages(handle, createPageStore(console.error), ownHost));

const site: RequestHandler = async (request, response) => {
  const url = new URL(request.url ?? '/', siteUrl);
  for (const part of parts) if (await part(request, response, url)) return;
  if (url.pathname.startsWith('/media/') && (await media.serve(request, response))) return;
  const file = findFile(url.pathname);
  if (file !== null) request.url = file === url.pathname ? request.url : file;
  else if (!/^\/(?:_next|__next|api)/.test(url.pathname)) {
    const route = siteRoute(store, url, request.headers['accept-language']);
    if (route.kind === 'redirect')
      return void response.writeHead(route.status, { Location: route.location }).end();
    const kind = store.resolve(url.pathname)?.kind;
    if (kind === 'contact' || kind === 'entry') {
      const page = await capture(handle, route.internal, ownHost);
      return sendForm(request, response, page, formToken(route.locale));
    }
    request.url = route.internal;
  }
  await handle(request, response);
};
const { isStopping, onSignal } = prepareStop();
const requests = openOperations(site, environment, {
  ...{ log, store, isStopping, remote, pages: null },
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
    await closeParts();
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
