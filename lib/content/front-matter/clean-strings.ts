import { cleanCharacters } from '#lib/markdown/text/invisible.ts';
import { repairMojibake } from '#lib/markdown/text/mojibake.ts';
import type { ReportAtKey } from './normalize.ts';

const filler = /lorem ipsum|dolor sit amet|consectetur adipis/i;
const spelledEmail = /(?<![\w.+-])([\w.+-]*\w)\s?[[({](?:at|arroba)[\])}]\s?((?:[a-z0-9-]+\.)+[a-z]{2,})/gi;
const host = /^(?:www\.[a-z0-9-]+\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.)[a-z]{2,}(?:[/?#]\S*)?$/i;

/** Characters; browsers and mail servers give up before. */
const maxAddress = 2_000;

/** Keys that hold an address. */
const addressKey = /^(?:url|href|link|website|web)$/i;

/** Repairs every string of the front matter (content cases 15, 25, 27, 31 and 32); the original stays as it is. */
export function cleanStrings(data: Record<string, unknown>, report: ReportAtKey): Record<string, unknown> {
  return clean(data, [], report) as Record<string, unknown>;
}

function clean(value: unknown, path: readonly string[], report: ReportAtKey): unknown {
  if (typeof value === 'string') return cleanString(value, path, report);
  if (Array.isArray(value)) return value.map((item, index) => clean(item, [...path, String(index)], report));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, clean(inner, [...path, key], report)]),
  );
}

function cleanString(written: string, path: readonly string[], report: ReportAtKey): string {
  let text = cleanCharacters(written).replace(/<!--\s*(?:Start|End)Fragment\s*-->/gi, '');
  if (text !== written.normalize('NFC')) report('clipboard-debris', path, { kind: 'invisible' });
  const readable = repairMojibake(text);
  if (readable !== text) report('mojibake', path, { written: text.slice(0, 60) });
  text = readable;
  const filled = filler.exec(text);
  if (filled) report('filler-text', path, { written: filled[0] });
  return addressKey.test(path.at(-1) ?? '') || path.at(-1) === 'email'
    ? cleanAddress(text.trim(), path, report)
    : text;
}

function cleanAddress(written: string, path: readonly string[], report: ReportAtKey): string {
  // Longer than any address: what looks for hosts in it would look for minutes.
  if (written.length > maxAddress) return written;
  const mail = written.replace(spelledEmail, '$1@$2');
  if (mail !== written) report('email-spelling', path, { written, href: mail });
  if (path.at(-1) === 'email') return mail;
  if (/^[^\s@:/]+@[^\s@]+\.[a-z]{2,}$/i.test(mail)) return `mailto:${mail}`;
  if (host.test(mail)) {
    report('address-scheme', path, { written: mail, href: `https://${mail}` });
    return `https://${mail}`;
  }
  const hostname = /^https?:/i.test(mail) ? (URL.parse(mail)?.hostname ?? '') : null;
  if (hostname === null || hostname.includes('.')) return mail;
  report('link-host', path, { written: mail, href: mail });
  return '';
}
