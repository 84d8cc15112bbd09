import type { Element } from 'hast';
import { visit } from 'unist-util-visit';
import { contactAddress } from '#lib/i18n/addresses.ts';
import { defaultLocale, type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { fillAddresses } from '#lib/markdown/static-parts.ts';
import { hasList, type PageEntry } from '../collections/page-collections.ts';
import type { PageContext } from '../page-context.ts';
import type { ResolvedDocument, ResolvedFile, ResolvedImage } from '../page-data.ts';
import { dependsOn } from '../track.ts';
import { resolveFile, resolveImage } from './images.ts';
import { localAddress } from './local-address.ts';

/** An entry's document with links led to the reader's language and media looked up; the original stays as it is. */
export async function resolveDocument(
  context: PageContext,
  entry: PageEntry,
  locale: Locale,
): Promise<ResolvedDocument> {
  const parsed = await context.document(entry);
  const tree = structuredClone(parsed.tree);
  const missingAlt: Element[] = [];
  fillAddresses(
    tree,
    (parsed.hrefs ?? []).map((href) => localAddress(context, href, locale)),
  );
  visit(tree, 'element', (node) => {
    const { href } = node.properties;
    if (node.tagName === 'a' && typeof href === 'string') {
      node.properties.href = localAddress(context, href, locale);
    }
    if (node.tagName === 'site-image' && node.properties.dataAltMissing) missingAlt.push(node);
  });
  if (missingAlt.length > 0) await borrowAlternativeTexts(context, entry, missingAlt);

  const images: Record<string, ResolvedImage> = {};
  const files: Record<string, ResolvedFile> = {};
  for (const { src } of parsed.media) {
    images[src] ??= await resolveImage(context, src, '');
    files[src] ??= await resolveFile(context, src);
  }
  const links = Object.fromEntries(
    parsed.links.map(({ href }) => [href, localAddress(context, href, locale)]),
  );
  const { blocks, outline } = parsed;
  const contactHref = contactAddress(locale, serviceOf(entry));
  const peertubeHosts = context.settings(entry.locale ?? locale).peertube_hosts;
  const retention = context.settings(defaultLocale).retention;
  return { tree, blocks, outline, images, files, links, contactHref, peertubeHosts, retention };
}

/** The service that a link to the contact page remembers. */
function serviceOf(entry: PageEntry): string | undefined {
  return hasList(entry.collection) ? entry.key : undefined;
}

/** Content case 16: a picture without alternative text takes the one it has in another language. */
async function borrowAlternativeTexts(
  context: PageContext,
  entry: PageEntry,
  images: Element[],
): Promise<void> {
  dependsOn(`order:${entry.collection}`);
  for (const locale of localeCodes) {
    const other = locale === entry.locale ? null : context.index.byKey(entry.collection, locale, entry.key);
    if (!other) continue;
    dependsOn(`entry:${other.id}`);
    const { tree } = await context.document(other);
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'site-image' || node.properties.dataAltMissing) return;
      for (const image of images) {
        if (image.properties.src === node.properties.src) image.properties.alt ||= node.properties.alt;
      }
    });
  }
}
