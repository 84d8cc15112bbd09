import { readBelow } from '#lib/files/plain-file.ts';
import { defaultLocale } from '#lib/i18n/locales.ts';
import type { MarkdownDocument } from '#lib/markdown/document.ts';
import { contentFile } from './content-file.ts';
import type { Entry } from './entry.ts';
import type { FileGate } from './file-gate.ts';
import { earlierVersions } from './git-history.ts';
import type { MarkdownRenderer } from './page-context.ts';
import { parseEntry, type ReadEntry } from './read-entry.ts';

/** How many parsed documents are kept, for pages that are rendered again for other reasons than their text. */
const most = 50;

export interface DocumentCache {
  /**
   * The Markdown of an entry, parsed; its last good version where the file cannot be read or rendered.
   * @throws {Error} if no version of the file can be rendered.
   */
  get(entry: Entry, peertubeHosts: readonly string[]): Promise<MarkdownDocument>;
}

/** Keeps the documents parsed last. */
export function createDocumentCache(
  contentDir: string,
  renderer: Pick<MarkdownRenderer, 'render'>,
  gate: Pick<FileGate, 'read'>,
): DocumentCache {
  const kept = new Map<
    string,
    { stamp: string; document: Promise<MarkdownDocument>; good?: MarkdownDocument }
  >();

  async function load(
    entry: Entry,
    hosts: readonly string[],
    before: MarkdownDocument | undefined,
  ): Promise<MarkdownDocument> {
    const file = contentFile(entry.id);
    if (!file) throw new Error(`${entry.id} is no content file.`);
    const listed = { ...file, size: entry.size, modified: entry.modified };
    const render = ({ body, bodyLine }: ReadEntry) =>
      renderer.render(body, {
        locale: entry.locale ?? defaultLocale,
        peertubeHosts: hosts,
        firstLine: bodyLine,
      });
    let failure: unknown;
    const source = await gate.read(() => readBelow(contentDir, entry.id).catch(() => Buffer.alloc(0)));
    const current = parseEntry(listed, source);
    if (current.entry) {
      try {
        return await render(current);
      } catch (error) {
        failure = error;
      }
    }
    if (before) return before;
    for await (const earlier of earlierVersions(contentDir, entry.id)) {
      const read = parseEntry(listed, earlier);
      if (read.entry && !earlier.equals(source)) return await render(read);
    }
    throw (
      failure ??
      new Error(`${entry.id} cannot be read: ${current.problems.map(({ code }) => code).join(', ')}`)
    );
  }

  return {
    get(entry, hosts) {
      const stamp = `${entry.size}:${entry.modified}:${hosts.join()}`;
      const found = kept.get(entry.id);
      kept.delete(entry.id);
      if (found?.stamp === stamp) {
        kept.set(entry.id, found);
        return found.document;
      }
      const document = load(entry, hosts, found?.good);
      const slot: NonNullable<typeof found> = {
        stamp,
        document,
        ...(found?.good ? { good: found.good } : {}),
      };
      kept.set(entry.id, slot);
      document.then(
        (good) => {
          slot.good = good;
        },
        () => {
          if (kept.get(entry.id) === slot) kept.delete(entry.id);
        },
      );
      const [oldest] = kept.keys();
      if (kept.size > most && oldest) kept.delete(oldest);
      return document;
    },
  };
}
