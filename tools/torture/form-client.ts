import { contactAddress } from '#lib/i18n/addresses.ts';

/** Where the visitors of these trials write from. */
export const formPath = contactAddress('es');

/** A form that is sent sooner than this after it was opened is set aside, in milliseconds. */
export const readingTime = 3_100;

/** What a visitor fills in. */
export interface FilledForm {
  name: string;
  email: string;
  message: string;
  file?: { name: string; bytes: Uint8Array<ArrayBuffer> };
}

/** What the server said; `location` is where it sent the visitor. */
export interface FormAnswer {
  status: number;
  location: string | null;
}

/** Opens the page with the form, as a browser does, and takes the token out of it. */
export async function openForm(origin: string): Promise<string> {
  const answer = await fetch(byAddress(origin) + formPath, { signal: AbortSignal.timeout(20_000) });
  const [, token] = /name="token" value="([^"]+)"/.exec(await answer.text()) ?? [];
  if (!token) throw new Error(`${formPath} answers ${answer.status} without a form.`);
  return token;
}

/** Sends the form as a browser without JavaScript does. */
export async function sendForm(origin: string, token: string, form: FilledForm): Promise<FormAnswer> {
  const { file, ...texts } = form;
  const body = new FormData();
  for (const [name, text] of Object.entries({ token, ...texts, privacy: 'yes' })) body.set(name, text);
  if (file) body.set('files', new Blob([file.bytes], { type: 'application/pdf' }), file.name);
  const answer = await fetch(byAddress(origin) + formPath, {
    ...{ method: 'POST', redirect: 'manual', body },
    headers: { Origin: byAddress(origin) },
    signal: AbortSignal.timeout(30_000),
  });
  await answer.arrayBuffer();
  return { status: answer.status, location: answer.headers.get('location') };
}

/** By address: the name may lead to IPv6 first, where nobody listens. */
function byAddress(origin: string): string {
  return origin.replace('localhost', '127.0.0.1');
}
