import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** A place in a file of decap-cms-core that is changed as it is bundled. */
interface Mend {
  file: RegExp;
  from: string;
  to: string;
}

const mends: readonly Mend[] = [
  {
    // It would go on showing the entry before when the address changes to another one, and save it there.
    file: /decap-cms-core[\\/]dist[\\/]esm[\\/]components[\\/]App[\\/]App\.js$/,
    from: '_jsx(Editor, {',
    to: '_jsx(Editor, { key: props.match.url,',
  },
  {
    // What the browser kept would be offered before the entry is there, which then takes its place.
    file: /decap-cms-core[\\/]dist[\\/]esm[\\/]components[\\/]Editor[\\/]Editor\.js$/,
    from: `    retrieveLocalBackup(collection, slug);
    if (newEntry) {
      createEmptyDraft(collection, this.props.location.search);
    } else {
      loadEntry(collection, slug);
    }`,
    to: `    Promise.resolve(
      newEntry
        ? createEmptyDraft(collection, this.props.location.search)
        : loadEntry(collection, slug)
    ).then(() => this.isGone || retrieveLocalBackup(collection, slug));`,
  },
  {
    file: /decap-cms-core[\\/]dist[\\/]esm[\\/]components[\\/]Editor[\\/]Editor\.js$/,
    from: '  componentWillUnmount() {',
    to: '  componentWillUnmount() {\n    this.isGone = true;',
  },
];

/** Takes defects out of Decap that could lose what somebody wrote; a version that is written otherwise stops the build. */
export const mendedDecap: Plugin = {
  name: 'mended-decap',
  setup({ onLoad }) {
    onLoad(
      { filter: /decap-cms-core[\\/]dist[\\/]esm[\\/]components[\\/](?:App[\\/]App|Editor[\\/]Editor)\.js$/ },
      async ({ path }) => {
        let contents = await readFile(path, 'utf8');
        for (const { from, to } of mends.filter(({ file }) => file.test(path))) {
          if (!contents.includes(from)) throw new Error(`${path} is written in another way now: ${from}`);
          contents = contents.replaceAll(from, to);
        }
        return { contents, loader: 'jsx' };
      },
    );
  },
};
