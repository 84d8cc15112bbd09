import { type HostileBody, hostileFields } from './hostile-fields.ts';
import { between, noise, pick, type Random } from './hostile-text.ts';

const limit = 64 * 1024;

const tricks: Record<string, (text: string, random: Random) => string | Buffer> = {
  'hostile texts': (text) => text,
  'broken escapes': (text, random) =>
    text.replace(/%/g, () => pick(random, ['%', '%Z', '%%', '%C3%28', '%00', '%FF', '%u0041'])),
  'ten thousand fields': () => Array.from({ length: 10_000 }, (_, index) => `a${index}=1`).join('&'),
  'fields around the limit': (text, random) => 'a=1&'.repeat(between(random, 30, 52)) + text,
  'a size around the limit': (text, random) => `${text}&x=`.padEnd(limit + between(random, -2, 2), 'x'),
  'four times the size': (text) => `${text}&message=${'á'.repeat(2 * limit)}`,
  'names again': (text) => [text, text, text].join('&'),
  'hardly a text': (_, random) => pick(random, ['', '&', '=', '&&&===', '?', '#', '\0', '%']),
  'raw bytes': (text, random) => Buffer.concat([Buffer.from(`${text}&message=`), noise(random, 500)]),
  'another encoding': (text) => Buffer.from(text, 'utf16le'),
};

const types = [
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-16',
  'APPLICATION/X-WWW-FORM-URLENCODED ; boundary=x',
] as const;

/** An urlencoded body that no browser would send. */
export function hostileUrlencoded(random: Random, token: string): HostileBody {
  const [trick, make] = pick(random, Object.entries(tricks));
  const text = new URLSearchParams(hostileFields(random, token)).toString();
  return { trick: `urlencoded, ${trick}`, type: pick(random, types), body: Buffer.from(make(text, random)) };
}
