import type { Page, Response } from 'playwright';
import { origin } from './site.ts';

/** What a test writes into the form, by the names of its fields. */
export type FormValues = Partial<
  Record<'name' | 'organization' | 'position' | 'email' | 'city' | 'message' | 'source', string>
>;

/** A form that is right. */
export const good: FormValues = {
  name: 'Núria Casals',
  email: 'nuria@example.org',
  message: 'Queremos una asamblea ciudadana en nuestro barrio.\n\n¿Por dónde empezamos?',
};

/** A PDF, as small as it gets. */
export const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n');

/** Fills in the form of the page; `consent` ticks its box. */
export async function fill(page: Page, values: FormValues, { consent = true } = {}): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.locator(`#${name}`).fill(value);
  if (consent) await page.locator('#privacy').check();
}

/** Presses the button of the form that the page shows; returns the answer to which that leads in the end. */
export async function submit(page: Page): Promise<Response> {
  const answered = page.waitForResponse(
    (response) =>
      response.request().isNavigationRequest() && ![301, 302, 303, 308].includes(response.status()),
  );
  await page.locator('main form button[type="submit"]').click();
  const response = await answered;
  await page.waitForLoadState('load');
  return response;
}

/** Waits as long as a person needs at least, so that nothing is set aside. */
export function takeTime(page: Page): Promise<void> {
  return page.waitForTimeout(3_100);
}

/** What we hold of the message behind a thank-you page, as its sender downloads it. */
export async function download(thanks: string): Promise<Record<string, unknown>> {
  const address = thanks.replace('/gracias/', '/mensaje/').replace('/thanks/', '/message/');
  const answer = await fetch(`${new URL(address, origin).href}?download`);
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  return (await answer.json()) as Record<string, unknown>;
}
