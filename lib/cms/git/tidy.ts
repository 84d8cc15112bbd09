import { runGit } from '#lib/git/run-git.ts';
import type { Place } from './place.ts';

/** Every so many commits git is asked to look; it packs once some thousand loose objects have gathered. */
const every = 100;
const looseObjects = 1500;

/** Gives the function to call after each commit: it keeps the repository small, in the background. */
export function tidier(place: Place, report: (message: string) => void): () => void {
  let commits = 0;
  let running = false;
  async function tidy(): Promise<void> {
    const options = [`gc.auto=${looseObjects}`, 'gc.autoDetach=false', 'pack.compression=6'].flatMap(
      (option) => ['-c', option],
    );
    try {
      await runGit(place, [...options, 'gc', '--auto', '--quiet'], { isBackground: true });
    } catch (error) {
      // Whatever it was: nobody waits for this, and the next time may be better.
      report(`The repository could not be packed, which can wait: ${String(error)}`);
    } finally {
      running = false;
    }
  }
  return () => {
    commits += 1;
    if (running || commits % every !== 1) return;
    running = true;
    void tidy();
  };
}
