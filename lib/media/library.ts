import { realpath } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describeMedia, type MediaDescription } from './describe.ts';
import { followMedia } from './follow-media.ts';
import type { MediaFile } from './media-file.ts';
import { pathKey, writtenPaths } from './media-path.ts';
import { pictureMaker } from './picture-maker.ts';
import { mediaHandler } from './serve.ts';
import { openVariantStore } from './variant-store.ts';

/** The editors' uploads: what pages need to know of them, and their delivery. */
export interface MediaLibrary {
  /** The file that an author means by an address such as `/media/a b.jpg` (content case 20). */
  find(src: string): MediaFile | null;
  /** Size and kind of a picture; `null` for a missing or broken file, or one that is not a picture. */
  describe(src: string): Promise<MediaDescription | null>;
  /** Answers requests below `/media/`; resolves to `false`, having done nothing, for any other address. */
  serve(req: IncomingMessage, res: ServerResponse): Promise<boolean>;
  /** Every file, in no order. */
  all(): Iterable<MediaFile>;
  /** Looks at the folder now, without waiting for the system to report a change. */
  refresh(): Promise<void>;
  /** Calls back with the keys of files that came, went or changed: their paths in the folder, in NFC. */
  onChange(callback: (keys: string[]) => void): void;
  close(): void;
}

/** Where the files are, and how much of what is made of them may be kept. */
export interface LibraryOptions {
  /** The folder with the uploads; it may appear later. */
  dir: string;
  /** A folder for smaller forms of pictures. */
  cacheDir: string;
  /** Bytes in `cacheDir`; 500 MB if not given. */
  cacheLimit?: number;
  /** Where to tell what whoever runs the site should know; the console if not given. */
  report?: (message: string) => void;
}

/** Opens the folder of uploads and follows its changes. A missing folder is told and counts as empty. */
export async function openMediaLibrary(options: LibraryOptions): Promise<MediaLibrary> {
  const report = once(options.report ?? ((message) => console.warn(message)));
  const dir = await realpath(options.dir).catch(() => options.dir);
  const followed = await followMedia(dir, report);
  const store = await openVariantStore({ dir: options.cacheDir, limit: options.cacheLimit ?? 500e6, report });
  const described = new Map<string, Promise<MediaDescription | null>>();
  followed.onChange((keys) => {
    for (const key of keys) described.delete(key);
  });

  function find(src: string): MediaFile | null {
    const key = writtenPaths(src).find((path) => followed.files().has(path));
    return key === undefined ? null : (followed.files().get(key) ?? null);
  }

  function describe(file: MediaFile): Promise<MediaDescription | null> {
    const key = pathKey(file.path);
    const known = described.get(key);
    if (known) return known;
    const description = describeMedia(file);
    described.set(key, description);
    return description;
  }

  return {
    find,
    async describe(src) {
      const file = find(src);
      return file
        ? describe(file).catch((error) => {
            report(`The picture ${file.file} is broken: ${String(error)}`);
            return null;
          })
        : null;
    },
    serve: mediaHandler({
      findByKey: (key) => followed.files().get(key) ?? null,
      describe,
      makePicture: pictureMaker(store),
      report,
    }),
    all: () => followed.files().values(),
    refresh: followed.refresh,
    onChange: followed.onChange,
    close: followed.close,
  };
}

/** Passes each message on once, so that a broken picture on a busy page does not fill the log. */
function once(report: (message: string) => void): (message: string) => void {
  const told = new Set<string>();
  return (message) => {
    // Visitors can provoke messages; the memory for them is bounded.
    if (told.has(message) || told.size > 1000) return;
    told.add(message);
    report(message);
  };
}
