import { createHash } from 'node:crypto';
import type { MarkdownDocument } from '#lib/markdown/document.ts';
import type { MarkdownRenderer } from './page-context.ts';

/** How many drafts' documents are kept: those of a save, in every language, with some of other editors. */
const maxKept = 8;

type Render = MarkdownRenderer['render'];

/**
 * Lets a text that was parsed as a draft, to be checked before a save, be shown without being parsed once more.
 * `draft` renders what is not published, `published` what visitors wait for.
 */
export function shareDocuments(published: Render, draft: Render): { published: Render; draft: Render } {
  const kept = new Map<string, Promise<MarkdownDocument>>();
  return {
    draft(body, options) {
      const key = keyOf(body, options);
      const document = kept.get(key) ?? draft(body, options);
      kept.delete(key);
      kept.set(key, document);
      document.catch(() => kept.delete(key));
      const [oldest] = kept.keys();
      if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
      return document;
    },
    published: (body, options) => kept.get(keyOf(body, options)) ?? published(body, options),
  };
}

function keyOf(body: string, { locale, peertubeHosts, firstLine }: Parameters<Render>[1]): string {
  return createHash('sha256')
    .update(JSON.stringify([locale, peertubeHosts, firstLine ?? 1]))
    .update(body)
    .digest('base64');
}
