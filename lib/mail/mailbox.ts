/** An address with the name that is shown for it; the name may be empty. */
export interface Mailbox {
  name: string;
  address: string;
}

/** Reads `Platoniq <web@platoniq.net>`, with or without quotation marks, or an address alone. */
export function parseMailbox(text: string): Mailbox {
  const [, name = '', address] = /^(.*)<([^<>]+)>$/s.exec(text.trim()) ?? [];
  if (address === undefined) return { name: '', address: text.trim() };
  const unquoted = name.trim().replace(/^"(.*)"$/s, '$1');
  return { name: unquoted.replace(/\\(.)/gs, '$1').trim(), address: address.trim() };
}

/** What follows the last `@`, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
