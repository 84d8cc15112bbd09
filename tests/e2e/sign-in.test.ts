import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MailPeer, startMailPeer } from '../doubles/mail-peer.ts';
import { appCode } from '../doubles/totp.ts';
import { password, signIn } from './admin.ts';
import { violationsOf } from './axe.ts';
import { ada, olive } from './people.ts';
import { peopleDir, testBrowser } from './site.ts';
import { type SiteCopy, startSiteCopy } from './site-copy.ts';

const browser = testBrowser();

let site: SiteCopy;
let peer: MailPeer;
const pages: Page[] = [];

beforeAll(async () => {
  peer = await startMailPeer();
  const env = { SMTP_URL: peer.url, CONTACT_TO: 'equipo@example.org' };
  site = await startSiteCopy({ env, dataFrom: peopleDir });
});

afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
});

afterAll(async () => {
  await site?.stop();
  await peer?.stop();
});

/** A browser of its own, without scripts unless asked for. */
async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser().newContext({ javaScriptEnabled: false, locale: 'es', ...options });
  const page = await context.newPage();
  pages.push(page);
  return page;
}

/** The link in the last mail to somebody, once `count` mails to them have come. */
async function mailedLink(to: string, count: number): Promise<string> {
  const mails = () => peer.taken.filter((mail) => mail.to.includes(to));
  await expect.poll(() => mails().length).toBe(count);
  const text =
    mails()
      .at(-1)
      ?.raw.replace(/=\r?\n/g, '')
      .replaceAll('=3D', '=') ?? '';
  return /http:\/\/\S+\/admin\/sign-in\/[^\s"<]+/.exec(text)?.[0] ?? '';
}

const path = (page: Page) => page.url().replace(site.origin, '');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe('with JavaScript off', () => {
  it('somebody signs in by password, goes on to where they wanted, and out', async () => {
    const page = await open();
    await page.goto(`${site.origin}/admin/account?done=saved`);
    expect(path(page)).toBe(`/admin/sign-in?next=${encodeURIComponent('/admin/account?done=saved')}`);
    await press(page, 'Entrar');
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.getByRole('alert').getByRole('link').count()).toBe(2);
    await page.getByLabel('Correo electrónico').first().fill('ada@example.org');
    await page.getByLabel('Contraseña').fill('no es esta, seguro');
    await press(page, 'Entrar');
    expect(await page.getByRole('alert').textContent()).toContain('no son correctos');
    expect(await page.getByLabel('Correo electrónico').first().inputValue()).toBe('ada@example.org');
    await page.getByLabel('Contraseña').fill(password);
    await press(page, 'Entrar');
    expect(path(page)).toBe('/admin/account?done=saved');
    await press(page, 'Cerrar sesión');
    expect(path(page)).toBe('/admin/sign-in?done=signed-out');
    await page.goto(`${site.origin}/admin/account`);
    expect(path(page)).toMatch(/^\/admin\/sign-in/);
  });

  it('a link by mail lets in once, by its button and not by being opened', async () => {
    const page = await open();
    await page.goto(`${site.origin}/admin/sign-in`);
    await page.getByLabel('Correo electrónico').last().fill('ada@example.org');
    await press(page, 'Enviarme un enlace para entrar');
    expect(await page.getByRole('status').textContent()).toContain('va de camino');
    const link = await mailedLink('ada@example.org', 1);
    for (let look = 0; look < 3; look++) expect((await fetch(link)).status).toBe(200);
    await page.goto(link);
    await press(page, 'Entrar');
    expect(path(page)).toBe('/admin');
    const other = await open();
    await other.goto(link);
    expect(await other.locator('h1').textContent()).toBe('Este enlace ya no funciona');
    expect(await other.getByRole('button').count()).toBe(0);
  });

  it('an invitation leads from the list of people to a password, and removal ends it all', async () => {
    const page = await open();
    await signIn(page, site, ada.email, '/admin/people');
    await page.getByLabel('Su nombre').fill('Eva Soler');
    await page.getByLabel('Correo electrónico').fill('eva@example.org');
    await press(page, 'Invitar');
    expect(await page.getByRole('status').textContent()).toBe('La invitación va de camino.');

    const guest = await open();
    await guest.goto(await mailedLink('eva@example.org', 1));
    await guest.getByLabel('Contraseña nueva').fill('eva soler 2024');
    await press(guest, 'Guardar y entrar');
    expect(await guest.getByRole('alert').textContent()).toContain('se parece demasiado');
    await guest.getByLabel('Contraseña nueva').fill('tres tristes tigres tragan');
    await press(guest, 'Guardar y entrar');
    expect(path(guest)).toBe('/admin');
    await guest.goto(`${site.origin}/admin/inbox`);
    expect(await guest.getByRole('link', { name: 'Personas' }).count()).toBe(0);
    expect((await guest.goto(`${site.origin}/admin/people`))?.status()).toBe(404);

    await page.getByRole('link', { name: 'Cambiar a Eva Soler' }).click();
    await press(page, 'Quitar el acceso');
    expect(await page.getByRole('alert').textContent()).toContain('Marca la casilla');
    await page.getByLabel('Sí, quiero quitar el acceso').check();
    await press(page, 'Quitar el acceso');
    expect(await page.getByRole('status').textContent()).toBe('Ya no puede entrar.');
    await guest.goto(`${site.origin}/admin/inbox`);
    expect(path(guest)).toMatch(/^\/admin\/sign-in/);
    await page.goto(`${site.origin}/admin/audit`);
    expect(await page.locator('tbody tr').first().textContent()).toContain('Quitó el acceso');
  });

  it('a second factor is set up, asked for, stood in for by a backup code, and turned off', async () => {
    const page = await open({ locale: 'en' });
    await signIn(page, site, olive.email, '/admin/account/second-factor');
    await page.getByLabel('Your current password').fill(password);
    await press(page, 'Begin');
    expect(await page.getByRole('img', { name: /^QR code/ }).count()).toBe(1);
    const key = (await page.locator('a[href^="otpauth:"]').getAttribute('href')) ?? '';
    await page.getByLabel('Code from your app').fill('123');
    await press(page, 'Turn on');
    expect(await page.getByRole('alert').textContent()).toContain('wrong or has expired');
    await page.getByLabel('Code from your app').fill(appCode(key));
    await press(page, 'Turn on');
    const codes = await page.locator('main li code').allTextContents();
    expect(codes).toHaveLength(10);
    await page.reload();
    await page.goto(`${site.origin}/admin/account/second-factor`);
    expect(await page.locator('main li code').count()).toBe(0);

    await press(page, 'Sign out');
    await signIn(page, site, olive.email, '/admin/account/second-factor');
    expect(await page.locator('h1').textContent()).toBe('One more step');
    await page.getByText('I do not have my app with me').click();
    await page.getByLabel('Backup code').fill(codes[0] ?? '');
    await press(page, 'Use the backup code');
    expect(path(page)).toBe('/admin/account/second-factor');
    await page.getByLabel('Your current password').last().fill(password);
    await press(page, 'Turn off the second step');
    expect(await page.getByRole('status').textContent()).toBe('The second step is off.');
  });
});

describe('what others may not', () => {
  it('forms of other sites, of strangers and of editors change nothing', async () => {
    const page = await open();
    await signIn(page, site, olive.email, '/admin/account');
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const post = (address: string, headers: Record<string, string>) =>
      fetch(site.origin + address, {
        method: 'POST',
        redirect: 'manual',
        headers,
        body: new URLSearchParams({
          name: 'X',
          email: 'x@example.org',
          locale: 'es',
          role: 'admin',
          do: 'role',
        }),
      });
    const own = { origin: site.origin };
    expect((await post('/admin/account', { cookie, origin: 'https://evil.example' })).status).toBe(403);
    expect((await post('/admin/account', { cookie })).status).toBe(403);
    expect((await post('/admin/people', { cookie, ...own })).status).toBe(403);
    const stranger = await post('/admin/account', own);
    expect([stranger.status, stranger.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/sign-in/),
    ]);
    await page.reload();
    expect(await page.getByLabel('Your name').inputValue()).toBe('Olive Smith');
  });

  it('pages are for one person: not kept, not framed, not indexed', async () => {
    const answer = await fetch(`${site.origin}/admin/sign-in`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-robots-tag')).toContain('noindex');
    expect(answer.headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*frame-ancestors 'none'/,
    );
    expect(await answer.text()).not.toMatch(/<script/);
  });
});

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  it('every page can be read by everybody, on a phone too', async () => {
    // axe runs as a script, which the pages' own policy would not let in.
    const looks = {
      javaScriptEnabled: true,
      bypassCSP: true,
      colorScheme,
      viewport: { width: 360, height: 780 },
    };
    const page = await open(looks);
    const look = async () => {
      const place = path(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect([place, wide, await violationsOf(page)]).toEqual([place, false, []]);
    };
    await page.goto(`${site.origin}/admin/sign-in`);
    await look();
    await press(page, 'Entrar');
    await look();
    await page.goto(`${site.origin}/admin/sign-in/link/unknown`);
    await look();
    await signIn(page, site, ada.email, '/admin/people');
    for (const address of ['people', 'account', 'account/password', 'account/second-factor', 'audit']) {
      await page.goto(`${site.origin}/admin/${address}`);
      await look();
    }
  });
});
