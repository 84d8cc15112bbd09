import CMS from 'decap-cms-app';
import './studio.css';
import { createCmsClient } from './cms-client.ts';
import { readStart } from './read-start.ts';
import { createSiteBackend } from './site-backend.ts';

// The studio's bundle begins here: what we add to Decap is registered, then Decap starts.
const { config, person } = readStart();
const client = createCmsClient({
  unreachable: 'x',
  signInAgain: async () => undefined,
});
CMS.registerBackend('site', createSiteBackend({ client, person, onSaved: () => undefined }));
document.querySelector('.studio-loading')?.remove();
// Decap types its own backends only.
CMS.init({ config: config as unknown as Config });

type Config = NonNullable<Parameters<typeof CMS.init>[0]>['config'];
