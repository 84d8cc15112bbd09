import { givingWay } from '#lib/content/give-way.ts';
import { requestContent } from '#lib/content/request-store.ts';
import { localeCodes, locales } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';

/** The site as a list of links in Markdown, for language models (llmstxt.org). */
export async function GET(): Promise<Response> {
  const { siteUrl, pages } = await (await requestContent()).listing();
  const lines = ['# Platoniq', '', `> ${translator('en')('site.description')}`];
  const giveWay = givingWay();
  for (const locale of localeCodes) {
    lines.push('', `## ${locales[locale].name}`, '');
    for (const { versions } of pages) {
      const version = versions[locale];
      if (!version?.title) continue;
      await giveWay();
      const description = version.description().replace(/\s+/g, ' ');
      lines.push(`- [${version.title}](${siteUrl}${version.href})${description ? `: ${description}` : ''}`);
    }
  }
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
