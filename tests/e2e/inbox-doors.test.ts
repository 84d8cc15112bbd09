import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ada, olive, rows, testInboxSite } from './inbox-site.ts';

const { copy, newPage, open } = testInboxSite();

describe('an attachment', () => {
  it('comes as a download, to people who have signed in', async () => {
    const bytes = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
    const visitor = await newPage();
    await visitor.goto(`${copy().origin}/es/contacto`);
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
    const address = copy().origin + (await link.getAttribute('href'));
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
      const answer = await fetch(copy().origin + path, { redirect: 'manual' });
      expect([303, 307]).toContain(answer.status);
      expect(answer.headers.get('location')).toMatch(/\/admin\/sign-in/);
      expect(await answer.text()).not.toContain('Marta');
    },
  );

  it('changes anything, not even through the browser of somebody who has signed in', async () => {
    const page = await open(ada.email, '/admin/inbox?status=all');
    const id = await rows(page).locator('[name="id"]').first().getAttribute('value');
    const answer = await page.context().request.post(`${copy().origin}/admin/inbox/delete`, {
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
    const answer = await page.goto(`${copy().origin}/admin/inbox/person`);
    expect(answer?.status()).toBe(404);
  });
});
