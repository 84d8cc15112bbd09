import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Keeps what was made on the disk, up to a total size; what was not used for longest goes first. */
export interface VariantStore {
  read(key: string): Promise<Buffer | null>;
  write(key: string, content: Buffer): Promise<void>;
}

interface StoreOptions {
  dir: string;
  /** Bytes. */
  limit: number;
  report: (message: string) => void;
}

/** Opens the store in `dir`; where that folder cannot be written, nothing is kept and that is told once. */
export async function openVariantStore({ dir, limit, report }: StoreOptions): Promise<VariantStore> {
  const sizes = await readSizes(dir);
  let total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  let failed = false;

  function touch(name: string, size: number) {
    total += size - (sizes.get(name) ?? 0);
    // A map keeps the order of insertion: what is used moves to its end.
    sizes.delete(name);
    sizes.set(name, size);
  }

  async function forget(name: string) {
    total -= sizes.get(name) ?? 0;
    sizes.delete(name);
    await rm(join(dir, name), { force: true });
  }

  async function makeRoom() {
    for (const name of [...sizes.keys()]) {
      if (total <= limit) return;
      await forget(name);
    }
  }

  return {
    async read(key) {
      const name = fileName(key);
      if (!sizes.has(name)) return null;
      const content = await readIfPossible(join(dir, name));
      // An empty file is what a power cut or a full disk leaves behind.
      if (content && content.length > 0) touch(name, content.length);
      else await forget(name);
      return content?.length ? content : null;
    },
    async write(key, content) {
      const name = fileName(key);
      try {
        await writeWhole(dir, name, content);
        touch(name, content.length);
        await makeRoom();
      } catch (error) {
        if (!failed)
          report(`Pictures cannot be kept in ${dir} and are made anew each time: ${String(error)}`);
        failed = true;
      }
    },
  };
}

async function writeWhole(dir: string, name: string, content: Buffer): Promise<void> {
  await mkdir(dir, { recursive: true });
  const temporary = join(dir, `.${name}.${randomBytes(4).toString('hex')}`);
  try {
    await writeFile(temporary, content);
    await rename(temporary, join(dir, name));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function readSizes(dir: string): Promise<Map<string, number>> {
  const found: { name: string; size: number; used: number }[] = [];
  for (const name of await namesIn(dir)) {
    const { size, mtimeMs: used } = await stat(join(dir, name));
    if (!name.startsWith('.')) found.push({ name, size, used });
    // Left behind by a process that was killed while it wrote; a younger one may still be written.
    else if (used < Date.now() - 3_600_000) await rm(join(dir, name), { force: true });
  }
  found.sort((a, b) => a.used - b.used);
  return new Map(found.map(({ name, size }) => [name, size]));
}

async function namesIn(dir: string): Promise<string[]> {
  // What is wrong with the folder shows, with words, as soon as something is written to it.
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

/** `null` whatever the reason: what cannot be read is made again. */
async function readIfPossible(file: string): Promise<Buffer | null> {
  return readFile(file).catch(() => null);
}

function fileName(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 40);
}
