import { findChromium } from '#tools/lab/find-chromium.ts';
import { findNginx } from '#tools/lab/find-nginx.ts';
import { findPostgres } from '#tools/lab/find-postgres.ts';
import { findSshd } from '#tools/lab/find-sshd.ts';

/** Finds all programs of the system that tests start, and installs those that are missing where that is possible. */
for (const find of [findPostgres, findSshd, findNginx, findChromium]) {
  try {
    console.log(find());
  } catch (error) {
    // The tests that need it fail or are left out, with the same words; all others run.
    console.warn(error instanceof Error ? error.message : error);
  }
}
