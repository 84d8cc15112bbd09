/** Text as the search compares it: without accents, capitals and ligatures. */
export function foldText(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('\0', '');
}

/** What the search looks into; each part on a line of its own. */
export function searchText(parts: {
  reference: string;
  name: string;
  organization: string;
  email: string;
  message: string;
  service: { title: string } | null;
}): string {
  const { reference, name, organization, email, message, service } = parts;
  // The reference a second time without its hyphen, as people type it.
  const lines = [
    reference,
    reference.replace('-', ''),
    name,
    organization,
    email,
    service?.title ?? '',
    message,
  ];
  return foldText(lines.join('\n'));
}

/** The most words that a search may have; more are left out. */
const mostWords = 20;

/** One pattern for `LIKE … ESCAPE '\'` for each word of what somebody searches for. */
export function searchPatterns(search: string): string[] {
  const words = foldText(search).split(/\s+/).filter(Boolean).slice(0, mostWords);
  return words.map((word) => `%${word.slice(0, 200).replace(/[\\%_]/g, '\\$&')}%`);
}
