import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import type { ServerProcess } from '#tools/lab/server-process.ts';
import { type StudioClient, signInToStudio } from '#tools/lab/studio-client.ts';
import type { SiteCopy } from './site-copy.ts';

/** Somebody who may sign in to a copy of the site. */
export interface TestPerson {
  email: string;
  name: string;
  role: 'admin' | 'editor';
  locale: 'es' | 'en';
}

/** Everybody's password. */
export const password = 'siete gatos cruzan la plaza de noche';

/** Lets people sign in, as the operator of the site does at the terminal. */
export function addPerson(
  site: Pick<SiteCopy, 'contentDir'>,
  { email, name, role, locale }: TestPerson,
): void {
  const parameters = ['scripts/editor.ts', 'add', email, '--name', name, '--role', role, '--password-stdin'];
  const env = { ...process.env, DATA_DIR: dataDir(site), LC_ALL: '', LANG: `${locale}_ES.UTF-8` };
  execFileSync(process.execPath, parameters, { input: `${password}\n`, env });
}

/** Signs in by the form and ends where the person wanted to go. */
export async function signIn(page: Page, site: SiteCopy, email: string, path: string): Promise<void> {
  await page.goto(site.origin + path);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('button[name="by"][value="password"]').click();
}

const sessions = new Map<string, Promise<StudioClient>>();

/** Opens a page as somebody who has signed in; the session is made once for each person of a site. */
export async function openAs(
  page: Page,
  { origin }: ServerProcess,
  email: string,
  path: string,
): Promise<void> {
  const key = `${origin} ${email}`;
  const session = sessions.get(key) ?? signInToStudio(origin, email);
  sessions.set(key, session);
  const cookies = (await session).cookie.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url: origin };
  });
  await page.context().addCookies(cookies);
  await page.goto(origin + path);
}

/** Where a copy of the site keeps its database. */
export function dataDir(site: Pick<SiteCopy, 'contentDir'>): string {
  return join(dirname(site.contentDir), 'data');
}

/** A message as somebody sends it by the contact form. */
export interface SentMessage {
  locale: 'es' | 'en';
  name: string;
  email: string;
  message: string;
  organization?: string;
  service?: string;
}

const contactPaths = { es: '/es/contacto', en: '/en/contact' } as const;
// What is sent faster than a person can write is set aside.
const humanPace = 3_200;

/** Sends messages by the contact form, as a browser without scripts does. */
export async function sendMessages(site: SiteCopy, messages: readonly SentMessage[]): Promise<void> {
  const tokens = await Promise.all(messages.map(({ locale }) => openForm(site, locale)));
  await new Promise((resolve) => setTimeout(resolve, humanPace));
  for (const [index, { locale, ...fields }] of messages.entries()) {
    const answer = await fetch(site.origin + contactPaths[locale], {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: site.origin },
      body: new URLSearchParams({ ...fields, privacy: 'yes', token: tokens[index] ?? '' }),
    });
    if (answer.status !== 303) throw new Error(`The form answered ${answer.status} to ${fields.name}.`);
  }
}

async function openForm(site: SiteCopy, locale: SentMessage['locale']): Promise<string> {
  const html = await (await fetch(site.origin + contactPaths[locale])).text();
  const token = /name="token" value="([^"]+)"/.exec(html)?.[1];
  if (!token) throw new Error(`The form in ${locale} has no token.`);
  return token;
}
