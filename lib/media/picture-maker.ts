import { encodeVariant } from './encode.ts';
import { limitConcurrency } from './limit.ts';
import type { MediaFile } from './media-file.ts';
import type { Variant } from './variant.ts';
import type { VariantStore } from './variant-store.ts';

/** Gives variants of pictures: from the store, or made once however many ask. Rejects for a broken picture. */
export type PictureMaker = (file: MediaFile, variant: Variant) => Promise<Buffer>;

// Two pictures at a time leave room for pages even on a small machine.
const mostAtOnce = 2;

/** Makes variants with a store behind. */
export function pictureMaker(store: VariantStore): PictureMaker {
  const inTurn = limitConcurrency(mostAtOnce);
  const underway = new Map<string, Promise<Buffer>>();

  async function make(file: MediaFile, variant: Variant): Promise<Buffer> {
    const kept = await store.read(variant.key);
    if (kept) return kept;
    const made = await inTurn(() => encodeVariant(file, variant));
    await store.write(variant.key, made);
    return made;
  }

  return (file, variant) => {
    const joined = underway.get(variant.key);
    if (joined) return joined;
    const making = make(file, variant).finally(() => underway.delete(variant.key));
    underway.set(variant.key, making);
    return making;
  };
}
