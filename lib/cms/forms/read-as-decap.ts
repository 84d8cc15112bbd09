import { createRequire } from 'node:module';
import matter from 'gray-matter';
import { isRecord } from '../merge/front-matter/empty-values.ts';

/** What Decap's form holds of a file. */
export interface DecapReading {
  data: Record<string, unknown>;
  body: string;
}

/** As much of `yaml` 1.x as Decap's format uses; the version is the one that stands below Decap. */
interface DecapYaml {
  parseDocument(text: string, options: object): { errors: Error[]; toJSON(): unknown };
}

const requireOfDecap = createRequire(createRequire(import.meta.url).resolve('decap-cms-core/package.json'));
// The declared types of the module are those of `yaml` 2, which stands beside Decap.
const decapYaml = requireOfDecap('yaml') as DecapYaml;

/** Decap's tag for moments (decap-cms-core 3.19, formats/yaml). */
const timestamp = {
  identify: (value: unknown) => value instanceof Date,
  default: true,
  tag: '!timestamp',
  test: /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2}(\.[0-9]+)?)Z$/,
  resolve: (text: string) => new Date(text),
};

/** Reads a file as Decap does, with its own YAML parser; `null` where its form would stay empty. */
export function readAsDecap(text: string): DecapReading | null {
  try {
    const { data, content } = matter(text, {
      engines: { yaml: { parse: parseAsDecap } },
      language: 'yaml',
      delimiters: '---',
    });
    return { data, body: content.trim() === '' ? '' : content };
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

function parseAsDecap(written: string): Record<string, unknown> {
  const trimmed = written.trim();
  const document = decapYaml.parseDocument(trimmed.endsWith('---') ? trimmed.slice(0, -3) : written, {
    customTags: [timestamp],
    prettyErrors: false,
  });
  const [error] = document.errors;
  if (error) throw error;
  // What is spread into the form's data, whatever it is; a list or a text gives no fields that it knows.
  return { ...(document.toJSON() as object | null) };
}

/** Whether a form that Decap filled holds everything that the site reads: each field with its words, and the text. */
export function holdsAll(form: DecapReading | null, file: DecapReading): boolean {
  return (
    form !== null &&
    form.body.trim() === file.body.trim() &&
    Object.entries(file.data).every(([key, value]) => holds(form.data[key], value))
  );
}

/** Parsers differ about numbers and dates, which the merge knows; words and what encloses them have to be the same. */
function holds(inForm: unknown, inFile: unknown): boolean {
  if (inFile === null || inFile === undefined) return true;
  if (Array.isArray(inFile))
    return (
      Array.isArray(inForm) &&
      inForm.length === inFile.length &&
      inFile.every((item, index) => holds(inForm[index], item))
    );
  if (isRecord(inFile))
    return isRecord(inForm) && Object.entries(inFile).every(([key, value]) => holds(inForm[key], value));
  if (typeof inFile !== 'string' || typeof inForm !== 'string')
    return inForm !== undefined && !isEnclosing(inForm);
  return inForm === inFile;
}

function isEnclosing(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}
