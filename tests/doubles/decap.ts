import { stringify } from 'yaml';
import { parseYaml } from '#lib/cms/merge/front-matter/parse-yaml.ts';
import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import type { TestEditor } from './studio.ts';

/** A file as the protocol serves it, where it is there. */
export interface Served {
  data: string | null;
  file: { path: string; id: string | null };
}

/** What somebody changes in the form of an entry. */
export interface FormChange {
  /** `undefined` takes a field away. */
  fields?: Record<string, unknown>;
  body?: (body: string) => string;
}

/** What Decap makes of a file that it was served: all fields written anew, in another order and spelling. */
export function asDecapSends(
  served: string,
  { fields = {}, body = (text) => text }: FormChange = {},
): string {
  const document = splitDocument(served);
  const data: Record<string, unknown> = { ...parseYaml(document.yaml)?.data, ...fields };
  const kept = Object.entries(data).filter(([, value]) => value !== undefined);
  return `---\n${stringify(Object.fromEntries(kept.reverse()))}---\n${body(document.body)
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()}\n`;
}

/** Reads files as opening an entry does, and gives them as Decap would send them after `change`. */
export async function openInDecap(
  editor: TestEditor,
  paths: readonly string[],
  change: FormChange = {},
): Promise<{ path: string; raw: string }[]> {
  const opened = await Promise.all(paths.map((path) => editor.ask<Served>('getEntry', { path })));
  return opened.map(({ body }, index) => ({
    path: paths[index] ?? '',
    raw: asDecapSends(body.data ?? '', change),
  }));
}
