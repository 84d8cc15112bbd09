import { buildSite } from './build-site.ts';
import { openSite } from './open-site.ts';
import { prepare } from './prepare.ts';
import { projectRoot } from './project-root.ts';
import { sourceFingerprint } from './source-fingerprint.ts';

const environment = prepare();
const fingerprint = await sourceFingerprint(projectRoot);
await buildSite(projectRoot, fingerprint);
const { store } = await openSite(environment, { root: projectRoot, fingerprint, watch: false });
const { entries, broken } = store.counts();
console.log(
  `Indexed ${entries} documents${broken > 0 ? `; ${broken} cannot be read, see “npm run check”` : ''}.`,
);
await store.close();
