import { DatabaseBusyError } from './database.ts';

/** Lets one writer at a time at the SQLite file, in the order in which they came. */
export class WriteLock {
  #isTaken = false;
  readonly #waiting: (() => void)[] = [];

  /**
   * Resolves with the function that hands the lock on.
   * @throws {DatabaseBusyError} if it is not free by `deadline`, a moment on the clock of `performance`.
   */
  async acquire(deadline: number): Promise<() => void> {
    if (this.#isTaken) await this.#turn(deadline);
    this.#isTaken = true;
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      const next = this.#waiting.shift();
      if (next) next();
      else this.#isTaken = false;
    };
  }

  #turn(deadline: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const next = () => {
        clearTimeout(timer);
        resolve();
      };
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(next), 1);
        reject(new DatabaseBusyError('Another change of this process has held the database for too long.'));
      };
      const timer = setTimeout(giveUp, Math.max(0, deadline - performance.now()));
      this.#waiting.push(next);
    });
  }
}
