import next from 'next';
import { authentication } from '#lib/auth/authentication.ts';
import { createSiteHandler } from '#lib/http/site-handler.ts';
import { translator } from '#lib/i18n/translate.ts';
import { mailAdvice } from '#lib/mail/mail-advice.ts';
import { buildSite, isBuildCurrent } from './build-site.ts';
import { listen } from './listen.ts';
import { openServices } from './open-services.ts';
import { openSite } from './open-site.ts';
import { prepare } from './prepare.ts';
import { projectRoot } from './project-root.ts';
import { siteFiles } from './site-files.ts';
import { openSiteParts } from './site-parts.ts';
import { sourceFingerprint } from './source-fingerprint.ts';
import { stopOnSignal } from './stop.ts';

const environment = prepare();
const translate = translator(environment.terminalLocale);
const fingerprint = await sourceFingerprint(projectRoot);
if (!(await isBuildCurrent(projectRoot, fingerprint))) {
  console.log(translate('terminal.building'));
  await buildSite(projectRoot, fingerprint);
}

const { store, media } = await openSite(environment, { root: projectRoot, fingerprint, watch: true });
const services = await openServices(environment);
const { port, siteUrl } = environment;
const app = next({ dev: false, dir: projectRoot, hostname: 'localhost', port });
await app.prepare();
const { handle, warm } = createSiteHandler({
  next: app.getRequestHandler(),
  store,
  media,
  siteUrl,
  isHostFixed: environment.siteUrlIsSet,
  isFile: await siteFiles(projectRoot),
  ...(await openSiteParts(environment, { store, media }, { ...services, keepsPages: true })),
  onFailure: (key, error) =>
    console.error(`${key}: ${error instanceof Error ? (error.stack ?? error.message) : error}`),
});

const server = await listen(environment, environment.host ?? '0.0.0.0', (request, response) => {
  void handle(request, response);
});
stopOnSignal(server, async () => {
  await services.close();
  await store.close();
});
const { entries, broken } = store.counts();
console.log(translate('terminal.ready', { address: `http://localhost:${port}`, count: entries }));
if (entries === 0) console.log(translate('terminal.noContent', { folder: environment.contentDir }));
if (broken > 0) console.log(translate('terminal.broken', { count: broken }));
for (const line of mailAdvice(environment, environment.terminalLocale)) console.log(line);
if ((await authentication.get().people()).length === 0)
  console.log(translate('terminal.firstEditor', { address: `${siteUrl}/admin` }));
await warm();
