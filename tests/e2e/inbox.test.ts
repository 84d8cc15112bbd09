import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { sendMessages } from './admin.ts';
import { press, rows, said, testInboxSite } from './inbox-site.ts';
import { ada, olive } from './people.ts';

const { copy, peer, open } = testInboxSite();

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
    await said(page, 'La nota está guardada.');
    expect(await page.locator('main').textContent()).toContain('La llamo el jueves.');

    await page.getByLabel('Se encarga').selectOption('Olive Smith');
    await press(page, 'Guardar');
    expect(await page.getByLabel('Se encarga').locator(':checked').textContent()).toBe('Olive Smith');

    await press(page, 'Marcar como contestado');
    await said(page, 'El mensaje consta como contestado.');
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
    await main.getByText('Why it was set aside').waitFor();
    expect(await main.textContent()).toContain('It has four links or more');
    expect(await main.textContent()).toContain('This message has caused no mail.');
    await press(page, 'Not spam');
    await said(page, 'is back among the new ones');
    await expect.poll(() => peer().taken.filter(({ to }) => to.includes('seo@example.com')).length).toBe(1);
    await press(page, 'This is spam');
    await said(page, 'set aside as spam');
    await press(page, 'Not spam');
    await said(page, 'is back among the new ones');
    await page.reload();
    expect(await main.textContent()).toContain('Confirmation to the sender');
    await press(page, 'This is spam');
    expect(peer().taken.filter(({ to }) => to.includes('seo@example.com'))).toHaveLength(1);
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
    const page = await open(ada.email);
    await page.getByRole('checkbox', { name: 'Elegir el mensaje de Para Borrar' }).check();
    await press(page, 'Borrar…');
    expect(await page.locator('h1').textContent()).toBe('¿Borrar este mensaje?');
    await page.getByRole('link', { name: 'No borrar' }).click();
    expect(await rows(page).filter({ hasText: 'Para Borrar' }).count()).toBe(1);
    await page.getByRole('checkbox', { name: 'Elegir el mensaje de Para Borrar' }).check();
    await press(page, 'Borrar…');
    await press(page, 'Borrar el mensaje');
    await said(page, 'El mensaje se ha borrado.');
    expect(await rows(page).filter({ hasText: 'Para Borrar' }).count()).toBe(0);
  });

  it('a mail that was refused says why, and is sent when asked to', async () => {
    peer().setMood({ at: 'recipient', code: 550, words: 'No such user here' });
    await sendMessages(copy(), [
      {
        locale: 'es',
        name: 'Sin Correo',
        email: 'sin@example.org',
        message: 'Nos gustaría organizar un taller de participación.',
      },
    ]);
    const page = await open(ada.email);
    const row = rows(page).filter({ hasText: 'Sin Correo' });
    await expect.poll(async () => (await page.reload()) && row.textContent()).toContain('Correo sin enviar');
    // The team's mail and the sender's receipt are given up one after the other.
    const main = page.locator('main');
    await expect
      .poll(async () => (await page.reload()) && main.textContent())
      .toContain('2 correos no se han podido enviar');
    await page.getByRole('link', { name: 'Sin Correo' }).click();
    expect(await page.locator('main').textContent()).toContain('No such user here');
    peer().setMood('takes');
    await page.getByRole('button', { name: 'Enviar otra vez' }).first().click();
    await page.getByRole('button', { name: 'Enviar otra vez' }).first().click();
    await expect.poll(async () => (await page.reload()) && page.getByText(/^Enviado el /).count()).toBe(2);
  });

  it('what is held of one person is handed out, and erased when confirmed', async () => {
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
    await said(page, 'Hemos borrado el único mensaje de esa persona.');
  });
});
