import type { BlockDefinition } from '#lib/markdown/block.ts';
import type { BlockData, BlockEditor } from './block-editor.ts';
import { tagPattern } from './block-pattern.ts';

/** The form's key for the text between a tag and its end tag. */
export const enclosedKey = 'enclosed';

/** Where a form carries the source that it was read from. */
const sourceKey = '_source';

/** Reads the source of a block as the values of its form; broken parameters are an empty form. */
export function readBlockText(source: string, editor: BlockEditor): BlockData {
  return { ...values(source, editor), [sourceKey]: source };
}

/** Writes the values of a form as a block: as it stood if nothing was changed. */
export function writeBlockText(data: BlockData, editor: BlockEditor): string {
  const { [sourceKey]: source, ...typed } = data;
  const stood = typeof source === 'string' ? source : null;
  if (stood !== null && isSame(typed, values(stood, editor))) return stood;
  const tidied = prune(editor.tidy?.(typed) ?? typed) ?? {};
  const { markdown, definition } = editor;
  const isMarkdown = markdown && (stood === null || markdown.pattern.test(stood));
  if (isMarkdown) return markdown.write(tidied);
  const { [enclosedKey]: enclosed, ...parameters } = tidied;
  const tag = `{% ${definition.name} ${writeParameters(parameters)} %}`;
  return definition.encloses ? `${tag}\n${text(enclosed)}{% end${definition.name} %}` : tag;
}

function values(source: string, { definition, markdown }: BlockEditor): BlockData {
  if (markdown?.pattern.test(source)) return markdown.read(source);
  const groups = tagPattern(definition).exec(source)?.groups ?? {};
  const enclosed = groups.enclosed === undefined ? {} : { [enclosedKey]: groups.enclosed.trim() };
  return { ...readParameters(groups.parameters ?? '', definition), ...enclosed };
}

/** As the schema understands them, which knows synonyms; what it refuses is shown as it stands. */
function readParameters(written: string, { schema }: BlockDefinition): BlockData {
  let json: unknown;
  try {
    json = written.trim() === '' ? {} : JSON.parse(written);
  } catch {
    return {};
  }
  const result = schema.safeParse(json);
  const read: unknown = result.success ? result.data : json;
  return isRecord(read) ? (prune(read) ?? {}) : {};
}

/** In the spelling that stands in the site's documents: spaces outside, none inside. */
function writeParameters(parameters: BlockData): string {
  const pairs = Object.entries(parameters).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

function text(enclosed: unknown): string {
  return typeof enclosed === 'string' && enclosed.trim() ? `${enclosed.trim()}\n` : '';
}

function isSame(a: BlockData, b: BlockData): boolean {
  return JSON.stringify(sorted(prune(a) ?? {})) === JSON.stringify(sorted(prune(b) ?? {}));
}

/** Without empty values, which a form adds wherever it has been touched; `undefined` if nothing is left. */
function prune(record: BlockData): BlockData | undefined {
  const kept = Object.entries(record).flatMap(([key, value]): [string, unknown][] => {
    const left = pruned(value);
    return left === undefined ? [] : [[key, left]];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

function pruned(value: unknown): unknown {
  if (value === '' || value === null) return undefined;
  if (Array.isArray(value)) return value.map(pruned).filter((item) => item !== undefined);
  return isRecord(value) ? prune(value) : value;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
