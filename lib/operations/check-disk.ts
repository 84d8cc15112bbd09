import { access, constants, statfs } from 'node:fs/promises';

/** Bytes below which somebody should make room, and below which writing fails soon. */
const low = 500e6;
const full = 50e6;

export interface DiskCheck {
  state: 'ok' | 'low' | 'full' | 'read-only' | 'missing';
  /** Bytes that we may still write; `null`: not known. */
  free: number | null;
}

/** How much may still be written to a folder. */
export async function checkDisk(folder: string): Promise<DiskCheck> {
  const stats = await statfs(folder).catch(() => null);
  if (!stats) return { state: 'missing', free: null };
  const free = stats.bavail * stats.bsize;
  const isWritable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!isWritable) return { state: 'read-only', free };
  return { state: free < full ? 'full' : free < low ? 'low' : 'ok', free };
}
