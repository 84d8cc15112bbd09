import { readFile } from 'node:fs/promises';
import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MailPeer, startMailPeer } from '#lib/mail/test-peer.ts';
import { addPerson, sendMessages, signIn } from './admin.ts';
import { violationsOf } from './axe.ts';
import { testBrowser } from './site.ts';
import { type SiteCopy, startSiteCopy } from './site-copy.ts';

const browser = testBrowser();
const ada = { email: 'ada@example.org', name: 'Ada Ruiz', role: 'admin', locale: 'es' } as const;
const olive = { email: 'olive@example.org', name: 'Olive Smith', role: 'editor', locale: 'en' } as const;

let site: SiteCopy;
let peer: MailPeer;
const pages: Page[] = [];

beforeAll(async () => {
  peer = await startMailPeer();
  site = await startSiteCopy({ env: { SMTP_URL: peer.url, CONTACT_TO: 'equipo@example.org' } });
  addPerson(site, ada);
  addPerson(site, olive);
  await sendMessages(site, [
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
        'Buy cheap SEO backlinks now! Guaranteed first page on Google, casino bonus, http://a.example http://b.example',
    },
  ]);
});

afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
});

afterAll(async () => {
  await site?.stop();
  await peer?.stop();
});

/** A page of somebody who has signed in, without scripts unless asked for. */
async function open(
  email: string,
  path = '/admin/inbox',
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser().newContext({
    javaScriptEnabled: false,
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  pages.push(page);
  await signIn(page, site, email, path);
  return page;
}

const rows = (page: Page) => page.locator('tbody tr');
const status = (page: Page) => page.getByRole('status').textContent();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe('with JavaScript off', () => {
  it('a message is read, answered, noted, given to somebody and found again', async () => {
    const page = await open(ada.email);
    await page.getByRole('link', { name: 'Marta Puig' }).click();
    expect(await page.locator('h1').textContent()).toBe('Mensaje de Marta Puig');
    expect(await page.locator('[lang="es"][dir="auto"]').textContent()).toBe(
      'Hola:\n\nQueremos hacer una asamblea ciudadana.\n=1+1',
    );
    expect(await page.locator('main').textContent()).toContain('Ayuntamiento de Mérida');

    const reply = new URL(
      (await page.getByRole('link', { name: 'Responder por correo' }).getAttribute('href')) ?? '',
    );
    expect(reply.pathname).toBe('marta@example.org');
    expect(reply.searchParams.get('subject')).toMatch(/^Re: .+ \[[\w-]{9}\]$/);
    expect(reply.searchParams.get('body')).toMatch(
      /^Hola, Marta Puig:\r\n[\s\S]+> Queremos hacer una asamblea/,
    );

    await press(page, 'Guardar la nota');
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.getByRole('alert').textContent()).toContain('Escribe la nota');
    await page.getByLabel('Nota nueva').fill('La llamo el jueves.\nPedir presupuesto.');
    await press(page, 'Guardar la nota');
    expect(await status(page)).toBe('La nota está guardada.');
    expect(await page.locator('main').textContent()).toContain('La llamo el jueves.');

    await page.getByLabel('Se encarga').selectOption('Olive Smith');
    await press(page, 'Guardar');
    expect(await page.getByLabel('Se encarga').locator(':checked').textContent()).toBe('Olive Smith');

    await press(page, 'Marcar como contestado');
    expect(await status(page)).toBe('El mensaje consta como contestado.');
    await page.getByRole('link', { name: 'Volver a la lista' }).click();
    expect(await rows(page).filter({ hasText: 'Marta' }).count()).toBe(0);

    await page.getByRole('searchbox').fill('merida ASAMBLEA');
    await press(page, 'Buscar');
    expect(await rows(page).count()).toBe(1);
    expect(await rows(page).textContent()).toContain('Lo lleva Olive Smith');
    expect(await rows(page).textContent()).toContain('Contestado');
  });

  it('what is unread says so, until it is opened, and again when asked to', async () => {
    const page = await open(olive.email);
    const row = rows(page).filter({ hasText: 'Eleanor Rigby' });
    expect(await row.textContent()).toContain('Unread');
    await page.getByRole('link', { name: 'Eleanor Rigby' }).click();
    await page.getByRole('link', { name: 'Back to the list' }).click();
    expect(await row.textContent()).not.toContain('Unread');
    await page.getByRole('link', { name: 'Eleanor Rigby' }).click();
    await press(page, 'Mark as unread');
    expect(await row.textContent()).toContain('Unread');
  });

  it('the list is narrowed by service and language, and says so when nothing is left', async () => {
    const page = await open(olive.email);
    await page.locator('summary').click();
    await page.getByLabel('Service').selectOption('democratic-funding');
    await press(page, 'Search');
    expect(await rows(page).locator('a').allTextContents()).toEqual(['Marta Puig']);
    await page.getByLabel('Service').selectOption('');
    await page.getByLabel('Language').selectOption('English');
    await press(page, 'Search');
    expect(await rows(page).locator('a').allTextContents()).toEqual(['Eleanor Rigby']);
    await page.getByRole('searchbox').fill('nobody wrote this');
    await press(page, 'Search');
    expect(await page.locator('main').textContent()).toContain('No message matches');
    await page.getByRole('link', { name: 'Clear filters', exact: true }).click();
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
  });

  it('what was set aside says why, comes back with its mails, and goes again', async () => {
    const page = await open(olive.email, '/admin/inbox?status=quarantine');
    await page.getByRole('link', { name: 'SEO Master' }).click();
    const main = page.locator('main');
    expect(await main.textContent()).toContain('Why it was set aside');
    expect(await main.textContent()).toMatch(/Words that speak for spam: “/);
    expect(await main.textContent()).toContain('This message has caused no mail.');
    await press(page, 'Not spam');
    expect(await status(page)).toContain('is back among the new ones');
    await expect.poll(() => peer.taken.filter(({ to }) => to.includes('seo@example.com')).length).toBe(1);
    await press(page, 'This is spam');
    expect(await status(page)).toContain('set aside as spam');
    await press(page, 'Not spam');
    await page.reload();
    expect(await main.textContent()).toContain('Confirmation to the sender');
    await press(page, 'This is spam');
    expect(peer.taken.filter(({ to }) => to.includes('seo@example.com'))).toHaveLength(1);
  });

  it('several are selected and downloaded as a table that no spreadsheet runs', async () => {
    const page = await open(ada.email, '/admin/inbox?status=all');
    await page.getByRole('link', { name: /^Elegir los/ }).click();
    expect(await page.locator('tbody :checked').count()).toBe(await rows(page).count());
    const waiting = page.waitForEvent('download');
    await press(page, 'Descargar CSV');
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(/^mensajes-\d{4}-\d\d-\d\d\.csv$/);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toMatch(/^\uFEFF"Referencia","Recibido \(hora de Madrid\)",/);
    expect(text).toContain('"Ayuntamiento de Mérida"');
  });

  it('one is deleted only after asking back', async () => {
    await sendMessages(site, [
      {
        locale: 'es',
        name: 'Para Borrar',
        email: 'borrar@example.org',
        message: 'Este mensaje se borra luego.',
      },
    ]);
    const page = await open(ada.email);
    await page.getByRole('checkbox', { name: 'Elegir el mensaje de Para Borrar' }).check();
    await press(page, 'Borrar…');
    expect(await page.locator('h1').textContent()).toBe('¿Borrar este mensaje?');
    await page.getByRole('link', { name: 'No borrar' }).click();
    expect(await rows(page).filter({ hasText: 'Para Borrar' }).count()).toBe(1);
    await page.getByRole('checkbox', { name: 'Elegir el mensaje de Para Borrar' }).check();
    await press(page, 'Borrar…');
    await press(page, 'Borrar el mensaje');
    expect(await status(page)).toBe('El mensaje se ha borrado.');
    expect(await rows(page).filter({ hasText: 'Para Borrar' }).count()).toBe(0);
  });

  it('a mail that was refused says why, and is sent when asked to', async () => {
    peer.setMood({ at: 'recipient', code: 550, words: 'No such user here' });
    await sendMessages(site, [
      {
        locale: 'es',
        name: 'Sin Correo',
        email: 'sin@example.org',
        message: 'Nos gustaría organizar un taller de participación.',
      },
    ]);
    const page = await open(ada.email);
    const row = rows(page).filter({ hasText: 'Sin Correo' });
    await expect
      .poll(async () => (await page.reload()) && row.textContent(), { timeout: 20_000 })
      .toContain('Correo sin enviar');
    expect(await page.locator('main').textContent()).toContain('no se han podido enviar');
    await page.getByRole('link', { name: 'Sin Correo' }).click();
    expect(await page.locator('main').textContent()).toContain('No such user here');
    peer.setMood('takes');
    await page.getByRole('button', { name: 'Enviar otra vez' }).first().click();
    await page.getByRole('button', { name: 'Enviar otra vez' }).first().click();
    await expect
      .poll(async () => (await page.reload()) && page.getByText(/^Enviado el /).count(), { timeout: 20_000 })
      .toBe(2);
  });

  it('what is held of one person is handed out, and erased when confirmed', async () => {
    await sendMessages(site, [
      {
        locale: 'es',
        name: 'Olvídame',
        email: 'olvido@example.org',
        message: 'Pediré que me borréis de todo.',
      },
    ]);
    const page = await open(ada.email);
    await page.getByRole('link', { name: 'Datos de una persona' }).click();
    await page.getByLabel('Correo de la persona').fill('OLVIDO@example.org');
    await press(page, 'Buscar');
    expect(page.url()).not.toContain('olvido');
    const waiting = page.waitForEvent('download');
    await press(page, 'Descargar una copia (JSON)');
    const held = JSON.parse(await readFile(await (await waiting).path(), 'utf8'));
    expect(held.messages).toMatchObject([{ name: 'Olvídame', message: 'Pediré que me borréis de todo.' }]);
    await press(page, 'Borrar');
    expect(await page.getByRole('alert').textContent()).toContain('Marca la casilla');
    await page.getByLabel('Sí, borrar todo lo de esta persona').check();
    await press(page, 'Borrar');
    expect(await status(page)).toBe('Hemos borrado el único mensaje de esa persona.');
  });
});

describe('an attachment', () => {
  it('comes as a download, to people who have signed in', async () => {
    const bytes = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
    const context = await browser().newContext({ javaScriptEnabled: false });
    const visitor = await context.newPage();
    pages.push(visitor);
    await visitor.goto(`${site.origin}/es/contacto`);
    await visitor.locator('[name="name"]').fill('Con Currículum');
    await visitor.locator('[name="email"]').fill('cv@example.org');
    await visitor.locator('[name="message"]').fill('Os mando mi currículum, por si encaja.');
    await visitor
      .locator('[name="files"]')
      .setInputFiles({ name: 'currículum.pdf', mimeType: 'application/pdf', buffer: bytes });
    await visitor.locator('[name="privacy"]').check();
    await visitor.waitForTimeout(3_200);
    await visitor.locator('main form button').last().click();
    expect(new URL(visitor.url()).pathname).toMatch(/^\/es\/contacto\/gracias\//);

    const page = await open(ada.email);
    await page.getByRole('link', { name: 'Con Currículum' }).click();
    const link = page.getByRole('link', { name: 'currículum.pdf' });
    const address = site.origin + (await link.getAttribute('href'));
    const waiting = page.waitForEvent('download');
    await link.click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('currículum.pdf');
    expect(await readFile(await download.path())).toEqual(bytes);

    const stranger = await fetch(address, { redirect: 'manual' });
    expect(stranger.status).toBe(303);
    expect(stranger.headers.get('location')).toMatch(/^\/admin\/sign-in\?/);
    const known = await page.context().request.get(address);
    expect(known.headers()).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment;/),
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });
});

describe('nobody else', () => {
  it.each(['/admin/inbox', '/admin/inbox/delete', '/admin/inbox/person', '/admin/inbox/messages.csv'])(
    'sees %s',
    async (path) => {
      const answer = await fetch(site.origin + path, { redirect: 'manual' });
      expect([303, 307]).toContain(answer.status);
      expect(answer.headers.get('location')).toMatch(/\/admin\/sign-in/);
      expect(await answer.text()).not.toContain('Marta');
    },
  );

  it('changes anything, not even through the browser of somebody who has signed in', async () => {
    const page = await open(ada.email, '/admin/inbox?status=all');
    const id = await rows(page).locator('[name="id"]').first().getAttribute('value');
    const answer = await page.context().request.post(`${site.origin}/admin/inbox/delete`, {
      headers: { origin: 'https://evil.example' },
      form: { id: id ?? '' },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(403);
    await page.reload();
    expect(await page.locator(`[value="${id}"]`).count()).toBe(1);
  });

  it('who is no admin sees the data of one person by address', async () => {
    const page = await open(olive.email);
    expect(await page.getByRole('link', { name: 'One person’s data' }).count()).toBe(0);
    const answer = await page.goto(`${site.origin}/admin/inbox/person`);
    expect(answer?.status()).toBe(404);
  });
});

describe.each([ada, olive])('for $name', ({ email }) => {
  it('no page has a violation that axe finds, in any scheme, nor is too wide', {
    timeout: 120_000,
  }, async () => {
    const page = await open(email, '/admin/inbox?status=all', { javaScriptEnabled: true });
    const message = await rows(page).locator('a').first().getAttribute('href');
    const aside = '/admin/inbox?status=quarantine';
    await page.goto(site.origin + aside);
    const spam = await rows(page).locator('a').first().getAttribute('href');
    const paths = [
      '/admin/inbox?status=all&select=all',
      '/admin/inbox?search=nothing-like-that',
      aside,
      message ?? '',
      spam ?? '',
      `/admin/inbox/delete?id=${message?.split(/[/?]/)[3]}`,
      ...(email === ada.email ? ['/admin/inbox/person'] : []),
    ];
    const found: string[] = [];
    for (const path of paths) {
      await page.goto(site.origin + path);
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [320, 360, 1280]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 780 });
          const where = `${path} ${colorScheme} ${width}`;
          found.push(...(await violationsOf(page)).map((text) => `${where}: ${text}`));
          const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          if (over > 0) found.push(`${where}: ${over} pixels too wide`);
        }
    }
    expect(found).toEqual([]);
  });
});

it('everything is done with the keyboard alone', async () => {
  const page = await open(ada.email, '/admin/inbox?status=all', { javaScriptEnabled: true });
  const boxes = await page.locator('tbody [type="checkbox"]').count();
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      const box = element?.getBoundingClientRect();
      const middle = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return {
        name: element?.getAttribute('name') ?? '',
        text: element?.textContent?.trim() ?? '',
        isHidden: !middle || !(element?.contains(middle) || middle.contains(element)),
      };
    });
  const hidden: string[] = [];
  const tabTo = async (matches: (found: Awaited<ReturnType<typeof focused>>) => boolean) => {
    for (let count = 0; count < 100; count += 1) {
      await page.keyboard.press('Tab');
      const found = await focused();
      if (found.isHidden) hidden.push(found.text || found.name);
      if (matches(found)) return;
    }
    throw new Error('The Tab key does not lead there.');
  };
  for (let count = 0; count < boxes; count += 1) {
    await tabTo(({ name }) => name === 'id');
    await page.keyboard.press('Space');
  }
  await tabTo(({ text }) => text === 'Cerrar');
  await page.keyboard.press('Enter');
  expect(await status(page)).toContain('cerrados');
  expect(hidden).toEqual([]);
  await tabTo(({ text }) => text === 'Marta Puig');
  await page.keyboard.press('Enter');
  expect(await page.locator('h1').textContent()).toBe('Mensaje de Marta Puig');
});
