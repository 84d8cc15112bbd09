import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { saveFailed } from '#lib/cms/save-failed-event.ts';

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
  {
    // It would fail where a draft that the browser kept has nothing in a language, and save nothing.
    file: /decap-cms-core[\\/]dist[\\/]esm[\\/]lib[\\/]i18n\.js$/,
    from: 'entry = entry.setIn(dataPath, serializeValues(entry.getIn(dataPath)));',
    to: 'if (entry.hasIn(dataPath)) entry = entry.setIn(dataPath, serializeValues(entry.getIn(dataPath)));',
  },
  {
    // A language that could not be read would look like one in which nothing is written.
    file: /decap-cms-core[\\/]dist[\\/]esm[\\/]lib[\\/]i18n\.js$/,
    from: '    if (nonNullValues.length === 0) {',
    to: `    const failed = entryValuesResults.find(e => e.status === 'rejected' && e.reason?.code !== 'missing');
    if (failed) throw failed.reason;
    if (nonNullValues.length === 0) {`,
  },
  {
    // An error before anything is sent, such as in a control, would save nothing and say nothing.
    file: /decap-cms-core[\\/]dist[\\/]esm[\\/]components[\\/]Editor[\\/]EditorInterface\.js$/,
    from: '  handleOnPersist = async (opts = {}) => {',
    to: `  handleOnPersist = opts => this.persist(opts).catch(error => {
    if (error instanceof Error) window.dispatchEvent(new CustomEvent('${saveFailed}'));
  });
  persist = async (opts = {}) => {`,
  },
  {
    file: /decap-cms-core[\\/]dist[\\/]esm[\\/]components[\\/]Editor[\\/]EditorInterface\.js$/,
    from: '    this.props.onPersist({',
    to: '    await this.props.onPersist({',
  },
];

/** Takes defects out of Decap that could lose what somebody wrote; a version that is written otherwise stops the build. */
export const mendedDecap: Plugin = {
  name: 'mended-decap',
  setup({ onLoad, initialOptions }) {
    // Its screen for a crash sends the configuration of the site to a tracker elsewhere.
    onLoad({ filter: /decap-cms-core[\\/]dist[\\/]esm[\\/]components[\\/]UI[\\/]ErrorBoundary\.js$/ }, () => {
      const own = join(initialOptions.absWorkingDir ?? '', 'components/studio/crash/error-boundary.tsx');
      return { contents: `export { ErrorBoundary as default } from ${JSON.stringify(own)};` };
    });
    onLoad({ filter: /decap-cms-core[\\/]dist[\\/]esm[\\/].*\.js$/ }, async ({ path }) => {
      const wanted = mends.filter(({ file }) => file.test(path));
      if (wanted.length === 0) return undefined;
      let contents = await readFile(path, 'utf8');
      for (const { from, to } of wanted) {
        if (!contents.includes(from)) throw new Error(`${path} is written in another way now: ${from}`);
        contents = contents.replaceAll(from, to);
      }
      return { contents, loader: 'jsx' };
    });
  },
};
