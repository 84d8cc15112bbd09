import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of the code, as in `package.json`. */
export const version: string = readVersion();

// Read where it runs, as the messages are: it may not be frozen into a build.
function readVersion(): string {
  const manifest: { version: unknown } = JSON.parse(
    readFileSync(join(process.cwd(), 'package.json'), 'utf8'),
  );
  return String(manifest.version);
}
