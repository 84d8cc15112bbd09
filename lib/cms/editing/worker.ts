import { workerData } from 'node:worker_threads';
import { loadBlockDefinitions } from '#lib/markdown/blocks/load-definitions.ts';
import { rememberShortTexts } from '#lib/markdown/parse-markdown.ts';
import { serveThread } from '#lib/markdown/serve-thread.ts';
import { type EditingFunctions, editingFunctions } from './functions.ts';

/** What the main thread asks: one of the functions by name, with its input. */
export interface EditingQuestion {
  name: keyof EditingFunctions;
  input: unknown;
}

rememberShortTexts();
const functions = editingFunctions(
  await loadBlockDefinitions((workerData as { blocksDir: string }).blocksDir),
);

serveThread((question) => {
  // `EditingThread.run` has put the name and its input together.
  const { name, input } = question as EditingQuestion;
  return (functions[name] as (input: unknown) => unknown)(input);
});
