import { z } from 'zod';
import { cleanLine, cleanText, countCharacters } from '#lib/text/clean-text.ts';

/** The longest that each field may be, in characters. */
export const mostCharacters = {
  name: 200,
  organization: 200,
  position: 200,
  email: 254,
  city: 200,
  message: 5_000,
  source: 500,
} as const;

export type TextField = keyof typeof mostCharacters;
export type FormField = TextField | 'privacy' | 'files';

/** Why the value of a field was not taken. */
export type FieldProblem =
  | { field: FormField; code: 'missing' | 'wrong' }
  | { field: FormField; code: 'too-long'; excess: number };

const optional = (field: TextField) => z.string().transform(cleanLine).refine(fits(field), 'too-long');
const required = (field: TextField) =>
  z.string().transform(cleanLine).refine(Boolean, 'missing').refine(fits(field), 'too-long');

/** The fields of the contact form as they are sent; the messages of its issues are codes. */
const schema = z.object({
  name: required('name'),
  organization: optional('organization'),
  position: optional('position'),
  email: required('email').refine((text) => text === '' || isMailAddress(text), 'wrong'),
  city: optional('city'),
  message: z.string().transform(cleanText).refine(Boolean, 'missing').refine(fits('message'), 'too-long'),
  source: optional('source'),
  privacy: z.string().refine(Boolean, 'missing'),
});

export type CheckedForm =
  | { kind: 'valid'; fields: Record<TextField, string> }
  | { kind: 'invalid'; problems: FieldProblem[] };

/** Checks what somebody filled in; problems come in the order of the form, one for each field. */
export function checkForm(given: URLSearchParams): CheckedForm {
  const raw = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, given.get(name) ?? '']));
  const parsed = schema.safeParse(raw);
  if (parsed.success) {
    const { privacy: _given, ...fields } = parsed.data;
    return { kind: 'valid', fields };
  }
  const values = cleanValues(given);
  const first = new Map<string, FieldProblem>();
  for (const { path, message } of parsed.error.issues) {
    const field = String(path[0]) as FormField; // a key of the schema's shape
    if (!first.has(field)) first.set(field, problem(field, message, values));
  }
  return { kind: 'invalid', problems: [...first.values()] };
}

/** What was typed, cleaned but not shortened, to be shown again. */
export function cleanValues(given: URLSearchParams): Record<TextField, string> {
  const names = Object.keys(mostCharacters) as TextField[];
  const clean = (name: TextField) => (name === 'message' ? cleanText : cleanLine)(given.get(name) ?? '');
  return Object.fromEntries(names.map((name) => [name, clean(name)])) as Record<TextField, string>;
}

/**
 * Whether mail can be sent to it, as far as the text tells: a mailbox, one @, a domain with a dot. Letters of
 * every script are allowed, the quoted oddities of RFC 5321 are not.
 */
export function isMailAddress(text: string): boolean {
  return /^(?!\.)(?!.*\.\.)[^\s@<>()[\]\\,;:"]{1,64}(?<!\.)@(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)+(?:\p{L}[\p{L}\p{M}]{1,62}|xn--[a-z0-9-]{2,59})$/iu.test(
    text,
  );
}

function problem(field: FormField, code: string, values: Record<TextField, string>): FieldProblem {
  if (code === 'too-long' && isTextField(field))
    return { field, code, excess: countCharacters(values[field]) - mostCharacters[field] };
  return { field, code: code === 'missing' ? 'missing' : 'wrong' };
}

function isTextField(field: FormField): field is TextField {
  return Object.hasOwn(mostCharacters, field);
}

function fits(field: TextField): (text: string) => boolean {
  return (text) => text.length <= mostCharacters[field] || countCharacters(text) <= mostCharacters[field];
}
