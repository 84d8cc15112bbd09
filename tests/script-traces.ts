import { parseMarkup } from './markup.ts';

const dataTypes = ['application/ld+json', 'speculationrules'];

/** Everything in a page that runs, or that only something that runs could use; empty as it should be. */
export function scriptTraces(html: string): string[] {
  const markup = parseMarkup(html);
  const scripts = markup.all('script', ({ type }) => !dataTypes.includes(String(type)));
  const preloads = markup.all(
    'link',
    ({ rel, as }) =>
      String(rel).includes('modulepreload') || (String(rel).includes('preload') && as === 'script'),
  );
  const handlers = html.match(/<[^>]+\son[a-z]+\s*=/gi) ?? [];
  const styles = [
    ...markup.all('style').map(() => '<style>'),
    ...(html.match(/<[^>]+\sstyle\s*=[^>]*>/gi) ?? []),
  ];
  return [
    ...scripts.map(({ properties }) => `script ${properties.src ?? 'inline'}`),
    ...preloads.map(({ properties }) => `preload of ${properties.href}`),
    ...(/__next_f|self\.__next|\$RC|\$RS\(/.test(html) ? ['flight data'] : []),
    ...(markup.all('template').length > 0 ? ['template'] : []),
    ...handlers.map((text) => `handler ${text}`),
    ...styles.map((text) => `inline style ${text.slice(0, 120)}`),
    ...(/href="javascript:/i.test(html) ? ['javascript: address'] : []),
  ];
}
