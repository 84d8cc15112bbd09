import next from 'next';
import { siteRoute } from '#lib/http/site-routes.ts';
import { translator } from '#lib/i18n/translate.ts';
import { listen } from './listen.ts';
import { openSite } from './open-site.ts';
import { prepare } from './prepare.ts';
import { projectRoot } from './project-root.ts';
import { siteFiles } from './site-files.ts';
import { sourceFingerprint } from './source-fingerprint.ts';
import { stopOnSignal } from './stop.ts';

// Next's development server with the site's addresses and content: every page is rendered anew,
// scripts stay in, because they reload it after a change of the code.
const environment = prepare();
const fingerprint = await sourceFingerprint(projectRoot);
const { store, media } = await openSite(environment, { root: projectRoot, fingerprint, watch: true });
const { port } = environment;
const host = environment.host ?? '127.0.0.1';
const isFile = await siteFiles(projectRoot);
const app = next({ dev: true, dir: projectRoot, hostname: host, port });
await app.prepare();
const handle = app.getRequestHandler();

const server = await listen(environment, host, async (request, response) => {
  const url = new URL(request.url ?? '/', environment.siteUrl);
  if (url.pathname.startsWith('/media/') && (await media.serve(request, response))) return;
  if (!/^\/(?:_next|__next|api)/.test(url.pathname) && !isFile(url.pathname)) {
    const route = siteRoute(store, url, request.headers['accept-language']);
    if (route.kind === 'redirect')
      return void response.writeHead(route.status, { Location: route.location }).end();
    request.url = route.internal;
  }
  await handle(request, response);
});
server.removeAllListeners('upgrade');
server.on('upgrade', app.getUpgradeHandler());
stopOnSignal(server, () => store.close());
console.log(
  translator(environment.terminalLocale)('terminal.ready', {
    address: `http://localhost:${port}`,
    count: store.counts().entries,
  }),
);
