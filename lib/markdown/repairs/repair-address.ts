import { isSafeAddress } from './safe-address.ts';

/** What became of a link's address. */
export interface AddressRepair {
  /** `null`: the address leads nowhere, its text stays. */
  href: string | null;
  problem: 'address-scheme' | 'email-spelling' | 'link-host' | 'unsafe' | null;
}

const at = String.raw`(?:@|\s?(?:\[|\(|\{|%5B|%7B)(?:at|arroba)(?:\]|\)|\}|%5D|%7D)\s?)`;
const email = new RegExp(String.raw`^(mailto:)?([\w.+-]+)${at}([a-z0-9-]+(?:\.[a-z0-9-]+)+)(\?.*)?$`, 'i');
const host = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.([a-z]{2,})(?::\d+)?(?:[/?#]|$)/i;
const fileEnding = /^(?:html?|md|pdf|docx?|odt|xlsx?|jpe?g|png|gif|svg|webp|zip|php|txt)$/i;

/** Repairs the address of a link: scheme-less, obfuscated, without a real host, or unsafe (cases 23, 25, 32). */
export function repairAddress(written: string): AddressRepair {
  const mail = email.exec(written);
  if (mail) {
    const href = `mailto:${mail[2]}@${mail[3]}${mail[4] ?? ''}`;
    return { href, problem: href.toLowerCase() === written.toLowerCase() ? null : 'email-spelling' };
  }
  if (written.startsWith('//')) return repairAddress(`https:${written}`);
  const ending = host.exec(written)?.[1];
  if (ending && !fileEnding.test(ending)) return { href: `https://${written}`, problem: 'address-scheme' };
  if (!isSafeAddress(written)) return { href: null, problem: 'unsafe' };
  if (!/^https?:/i.test(written)) return { href: written, problem: null };
  const hostname = URL.parse(written)?.hostname ?? '';
  return hostname.replace(/\.$/, '').includes('.') || hostname.startsWith('[')
    ? { href: written, problem: null }
    : { href: null, problem: 'link-host' };
}
