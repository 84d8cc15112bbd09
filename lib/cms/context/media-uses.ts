import { decodeText } from '#lib/content/decode-text.ts';
import type { ContentStore } from '#lib/content/store.ts';
import { readBelow } from '#lib/files/plain-file.ts';
import type { MediaLibrary } from '#lib/media/library.ts';
import { pathKey } from '#lib/media/media-path.ts';

/** Which entries show which files. */
export interface MediaUses {
  /** Ids of the content files that name each medium, by its key; who is not in the map is unused. */
  find(): Promise<ReadonlyMap<string, readonly string[]>>;
}

/** How many files are read together. */
const batch = 64;

/** Addresses as authors write them: bare, quoted, in angle brackets, or up to the end of a line of front matter. */
const addresses =
  /<(\/?media\/[^>\n]+)>|["'](\/?media\/[^"'\n]+)["']|:\s+(\/?media\/[^\n#]+)|(\/media\/[^\s"'()<>\]}]+)/g;

/** Finds the uses in the files themselves; a file is read again only when it has changed. */
export function openMediaUses(content: ContentStore, contentDir: string, media: MediaLibrary): MediaUses {
  const known = new Map<string, { stamp: string; sources: string[] }>();

  async function look(id: string, stamp: string): Promise<void> {
    if (known.get(id)?.stamp === stamp) return;
    const text = await readBelow(contentDir, id).then(
      (bytes) => decodeText(bytes).text,
      () => '',
    );
    const sources = [...text.matchAll(addresses)].flatMap(
      (found) => found.slice(1).filter(Boolean) as string[],
    );
    known.set(id, { stamp, sources: [...new Set(sources)] });
  }

  return {
    async find() {
      const entries = [...content.index.all()];
      for (let at = 0; at < entries.length; at += batch)
        await Promise.all(
          entries.slice(at, at + batch).map(({ id, size, modified }) => look(id, `${size}:${modified}`)),
        );
      const present = new Set(entries.map(({ id }) => id));
      const uses = new Map<string, Set<string>>();
      for (const [id, { sources }] of known) {
        if (!present.has(id)) known.delete(id);
        else for (const source of sources) note(uses, media.find(asAddress(source))?.path, id);
      }
      return new Map([...uses].map(([key, ids]) => [key, [...ids]]));
    },
  };
}

function asAddress(source: string): string {
  return source.trim().startsWith('/') ? source.trim() : `/${source.trim()}`;
}

function note(uses: Map<string, Set<string>>, path: string | undefined, id: string): void {
  if (path === undefined) return;
  const key = pathKey(path);
  const ids = uses.get(key) ?? new Set<string>();
  uses.set(key, ids.add(id));
}
