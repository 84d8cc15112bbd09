import { requestContent } from '#lib/content/request-store.ts';
import { defaultLocale } from '#lib/i18n/locales.ts';

/** How to report a weakness (RFC 9116). It expires at the end of next year, as the standard asks for a date. */
export async function GET(): Promise<Response> {
  const { frame, metadata } = await (await requestContent()).contactPage(defaultLocale, null);
  const origin = new URL(metadata.canonical).origin;
  const expires = `${new Date().getUTCFullYear() + 1}-12-31T23:59:59Z`;
  const lines = [
    ...(frame.email ? [`Contact: mailto:${frame.email}`] : []),
    `Contact: ${metadata.canonical}`,
    `Expires: ${expires}`,
    'Preferred-Languages: es, en',
    `Canonical: ${origin}/.well-known/security.txt`,
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
