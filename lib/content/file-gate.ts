/** Keeps reading the text of documents and exchanging their files apart. */
export interface FileGate {
  /** Runs `work`, which reads files, while no files are exchanged. */
  read<Result>(work: () => Promise<Result>): Promise<Result>;
  /**
   * Runs `work`, which exchanges files, once nobody reads any; who wants to read waits until it is done. One
   * exchange at a time.
   */
  exchange(work: () => Promise<void>): Promise<void>;
}

/** Creates an open gate. */
export function createFileGate(): FileGate {
  const readers = new Set<Promise<unknown>>();
  let exchanging: Promise<unknown> | null = null;

  async function exchangeNow(work: () => Promise<void>): Promise<void> {
    try {
      await Promise.allSettled(readers);
      await work();
    } finally {
      exchanging = null;
    }
  }

  return {
    async read(work) {
      while (exchanging) await Promise.allSettled([exchanging]);
      const reading = work();
      readers.add(reading);
      return reading.finally(() => readers.delete(reading));
    },
    exchange(work) {
      const exchanged = exchangeNow(work);
      exchanging = exchanged;
      return exchanged;
    },
  };
}
