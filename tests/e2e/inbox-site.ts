import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type MailPeer, startMailPeer } from '../doubles/mail-peer.ts';
import { openAs, type SentMessage, sendMessages } from './admin.ts';
import { peopleDir, testBrowser } from './site.ts';
import { type SiteCopy, startSiteCopy } from './site-copy.ts';

const messages: SentMessage[] = [
  {
    locale: 'es',
    name: 'Marta Puig',
    email: 'marta@example.org',
    organization: 'Ayuntamiento de Mérida',
    service: 'democratic-funding',
    message: 'Hola:\n\nQueremos hacer una asamblea ciudadana.\n=1+1',
  },
  {
    locale: 'en',
    name: 'Eleanor Rigby',
    email: 'eleanor@example.org',
    message: 'We would like to interview you about matchfunding in Europe.',
  },
  {
    locale: 'en',
    name: 'SEO Master',
    email: 'seo@example.com',
    message:
      'Buy cheap SEO backlinks now! Guaranteed first page on Google, casino bonus, http://a.example http://b.example http://c.example http://d.example',
  },
  {
    locale: 'es',
    name: 'Para Borrar',
    email: 'borrar@example.org',
    message: 'Este mensaje se borra luego.',
  },
  {
    locale: 'es',
    name: 'Olvídame',
    email: 'olvido@example.org',
    message: 'Pediré que me borréis de todo.',
  },
];

/** A site with its own mail server, people who may sign in, and messages, one of them set aside. */
export interface InboxSite {
  copy(): SiteCopy;
  peer(): MailPeer;
  /** A new page without a session and without scripts; closed after the test. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  /** A page of somebody who has signed in, without scripts unless asked for. */
  open(email: string, path?: string, options?: BrowserContextOptions): Promise<Page>;
}

/** Such a site for the tests of one file. */
export function testInboxSite(): InboxSite {
  const browser = testBrowser();
  const pages: Page[] = [];
  let copy: SiteCopy;
  let peer: MailPeer;
  beforeAll(async () => {
    peer = await startMailPeer();
    const env = { SMTP_URL: peer.url, CONTACT_TO: 'equipo@example.org' };
    copy = await startSiteCopy({ env, dataFrom: peopleDir });
    await sendMessages(copy, messages);
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
  });
  afterAll(async () => {
    await copy?.stop();
    await peer?.stop();
  });

  async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser().newContext({
      javaScriptEnabled: false,
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    });
    const page = await context.newPage();
    pages.push(page);
    return page;
  }

  return {
    copy: () => copy,
    peer: () => peer,
    newPage,
    async open(email, path = '/admin/inbox', options = {}) {
      const page = await newPage(options);
      await openAs(page, copy, email, path);
      return page;
    },
  };
}

/** The messages of a list. */
export const rows = (page: Page) => page.locator('tbody tr');

/** Waits until the page says that this was done. */
export const said = (page: Page, words: string) =>
  page.getByRole('status').filter({ hasText: words }).waitFor();

/** Presses the button with this name. */
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
