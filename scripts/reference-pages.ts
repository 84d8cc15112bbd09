import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { collections } from '#lib/content/collections/all.ts';
import { fieldMeta } from '#lib/fields/field.ts';
import { loadBlockDefinitions } from '#lib/markdown/blocks/load-definitions.ts';

/** The part of a JSON schema that the tables show; labels and hints come from the field registry. */
interface Property {
  /** Several where a value may be `null`, which means the same as leaving it out. */
  type?: string | string[];
  enum?: string[];
  items?: Property;
  anyOf?: Property[];
  properties?: Record<string, Property>;
  required?: string[];
  label?: { es: string; en: string };
  hint?: { es: string; en: string };
}

const blocksDir = join('components', 'blocks');

/** The reference of front matter, in Markdown. */
export function contentPage(): string {
  const parts = Object.values(collections).map(({ name, label, localized, schema }) => {
    const place = localized ? `content/${name}/<locale>/<name>.md` : `content/${name}/<name>.md`;
    return `## ${label.en} · ${label.es}\n\n\`${place}\`\n\n${table(schema)}`;
  });
  return `# Front matter\n\nMade from \`lib/content/collections/\` by \`npm run docs\`. Keys that are not listed are kept.\n\n${parts.join('\n\n')}\n`;
}

/** The reference of blocks with their examples, in Markdown. */
export async function blocksPage(): Promise<string> {
  const definitions = await loadBlockDefinitions(blocksDir);
  const parts = definitions.map(async ({ name, aliases = [], label, encloses, schema }) => {
    const examples = await readFile(join(blocksDir, name, 'examples.md'), 'utf8');
    const also = aliases.length > 0 ? ` Also: ${aliases.map((alias) => `\`${alias}\``).join(', ')}.` : '';
    const form = encloses ? `{% ${name} {json} %} … {% end${name} %}` : `{% ${name} {json} %}`;
    const shown = examples.trim().replace(/^# .*\n+/, '');
    return `## ${label.en} · ${label.es}\n\n\`${form}\`${also}\n\n${table(schema)}\n\n~~~~markdown\n${shown}\n~~~~`;
  });
  const intro = 'Made from `components/blocks/` by `npm run docs`. Parameters are one JSON object.';
  return `# Blocks\n\n${intro}\n\n${(await Promise.all(parts)).join('\n\n')}\n`;
}

function table(schema: z.ZodType): string {
  const json = z.toJSONSchema(schema, {
    metadata: fieldMeta,
    unrepresentable: 'any',
    io: 'input',
  }) as Property;
  const rows = rowsOf(json, '');
  if (rows.length === 0) return 'No parameters.';
  return ['| key | what | shape | hint |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function rowsOf(schema: Property, prefix: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const name = prefix + key;
    const isRequired = schema.required?.includes(key);
    const words = property.label ? `${property.label.en} · ${property.label.es}` : '';
    const cells = [
      `\`${name}\`${isRequired ? ' (required)' : ''}`,
      words,
      shapeOf(property),
      property.hint?.en ?? '',
    ];
    const inner = property.properties ? [property, `${name}.`] : [property.items, `${name}[].`];
    const [nested, path] = inner as [Property | undefined, string];
    return [`| ${cells.join(' | ')} |`, ...(nested?.properties ? rowsOf(nested, path) : [])];
  });
}

/** @throws if the schema does not say what it takes: a table that says “anything” tells nobody anything. */
function shapeOf({ type, enum: choices, items, anyOf }: Property): string {
  if (choices) return choices.join(', ');
  if (anyOf) return [...new Set(anyOf.filter((each) => each.type !== 'null').map(shapeOf))].join(' or ');
  const types = [type ?? []].flat().filter((each) => each !== 'null');
  const shapesOfTypes = types.map((each) =>
    each === 'array' && items ? `list of ${shapeOf(items)}` : shapes[each],
  );
  if (shapesOfTypes.length === 0 || shapesOfTypes.includes(undefined))
    throw new TypeError(`No words for a value of type ${JSON.stringify(type)}.`);
  return shapesOfTypes.join(' or ');
}

const shapes: Record<string, string> = {
  string: 'text',
  object: 'group',
  boolean: 'true or false',
  number: 'number',
  integer: 'whole number',
};
