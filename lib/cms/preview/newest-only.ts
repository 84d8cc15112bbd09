/** Work of which, for each key, one is under way and one waits. */
export interface NewestOnly {
  /**
   * Runs `work` when what is under way for `key` has ended.
   * @throws {OvertakenError} if newer work for the key came while this waited.
   */
  run<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
}

/** Work that was not done, since newer work took its place. */
export class OvertakenError extends Error {
  override name = 'OvertakenError';
}

/** Starts with nothing under way. */
export function createNewestOnly(): NewestOnly {
  /** What waits, for each key for which something is under way. */
  const waiting = new Map<string, { go(): void; giveUp(): void } | null>();

  function turn(key: string): Promise<void> {
    if (!waiting.has(key)) {
      waiting.set(key, null);
      return Promise.resolve();
    }
    waiting.get(key)?.giveUp();
    return new Promise((go, reject) => {
      waiting.set(key, { go, giveUp: () => reject(new OvertakenError('Newer work has come.')) });
    });
  }

  return {
    async run(key, work) {
      await turn(key);
      try {
        return await work();
      } finally {
        const next = waiting.get(key);
        if (next) waiting.set(key, null);
        else waiting.delete(key);
        next?.go();
      }
    },
  };
}
