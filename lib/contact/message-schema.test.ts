import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText, countCharacters } from '#lib/text/clean-text.ts';
import { processorTime } from '#tests/processor-time.ts';
import { checkForm, cleanValues, isMailAddress } from './message-schema.ts';

const good = { name: 'Ana', email: 'ana@example.org', message: 'Hola', privacy: 'on' };

function check(fields: Record<string, string>) {
  return checkForm(new URLSearchParams({ ...good, ...fields }));
}

it('takes what is required and leaves the rest empty', () => {
  expect(check({})).toEqual({
    kind: 'valid',
    fields: {
      name: 'Ana',
      email: 'ana@example.org',
      message: 'Hola',
      organization: '',
      position: '',
      city: '',
      source: '',
    },
  });
});

it('names everything that is missing, in the order of the form', () => {
  expect(checkForm(new URLSearchParams())).toEqual({
    kind: 'invalid',
    problems: ['name', 'email', 'message', 'privacy'].map((field) => ({ field, code: 'missing' })),
  });
});

it('takes blanks for nothing', () => {
  expect(check({ name: ' \u200b\r\n ', message: '\n\n\t' })).toMatchObject({
    problems: [
      { field: 'name', code: 'missing' },
      { field: 'message', code: 'missing' },
    ],
  });
});

it('counts characters, not units, and says how many are too many', () => {
  expect(check({ message: '🙂'.repeat(5_000) }).kind).toBe('valid');
  expect(check({ message: 'á'.repeat(5_120), city: 'x'.repeat(201) })).toEqual({
    kind: 'invalid',
    problems: [
      { field: 'city', code: 'too-long', excess: 1 },
      { field: 'message', code: 'too-long', excess: 120 },
    ],
  });
});

it('says one thing of each field: the first that is wrong', () => {
  // Too long, and no address either.
  expect(check({ email: `${'x'.repeat(400)} y`, message: '' })).toMatchObject({
    problems: [
      { field: 'email', code: 'too-long' },
      { field: 'message', code: 'missing' },
    ],
  });
});

it('shows again what was too long, whole', () => {
  const values = cleanValues(new URLSearchParams({ message: 'x'.repeat(9_000) }));
  expect(values.message).toHaveLength(9_000);
});

describe('an address', () => {
  it.each([
    'ana@example.org',
    "o'brien+web@sub.example.co.uk",
    'núria@exámple.cat',
    '用户@例子.广告',
    'a@xn--fiqs8s.xn--fiqs8s',
    `${'a'.repeat(64)}@example.org`,
  ])('%s is one', (text) => expect(isMailAddress(text)).toBe(true));

  it.each([
    'ana',
    'ana@',
    '@example.org',
    'ana@example',
    'ana@@example.org',
    'ana@example..org',
    'ana..b@example.org',
    '.ana@example.org',
    'ana.@example.org',
    'ana@-example.org',
    'ana@example.1',
    'ana b@example.org',
    'ana@example.org, eva@example.org',
    'Ana <ana@example.org>',
    'ana@example.org\nBcc: all@example.org',
    `${'a'.repeat(65)}@example.org`,
  ])('%s is none', (text) => expect(isMailAddress(text)).toBe(false));

  it('is judged in time, however odd', async () => {
    const odd = ['a-', 'a.', 'a@a-', 'a@a.'].map((text) => text + text.slice(-2).repeat(30_000));
    const time = await processorTime(() => expect(odd.map(isMailAddress)).toEqual(odd.map(() => false)));
    expect(time).toBeLessThan(2_000);
  });

  it('cannot carry a line of its own into a mail', () => {
    expect(check({ email: 'ana@example.org\r\nBcc: all@example.org' })).toEqual({
      kind: 'invalid',
      problems: [{ field: 'email', code: 'wrong' }],
    });
  });
});

describe('text', () => {
  it('is composed and keeps its lines', () => {
    expect(cleanText(' Nu\u0301ria\r\n\r\nsegunda\rtercera\u2028cuarta\n')).toBe(
      'Núria\n\nsegunda\ntercera\ncuarta',
    );
  });

  it('of one line is one line', () => {
    expect(cleanLine('Ana\r\nBcc: x@y.org\u2029\tfin')).toBe('Ana Bcc: x@y.org fin');
  });

  it('loses what nobody sees', () => {
    expect(cleanText('a\0b\u0007c\u001bd\u009fe')).toBe('abcde');
    expect(cleanLine('factura\u202Efdp.exe\u2066x\u2069\u200B\uFEFF')).toBe('facturafdp.exex');
    expect(cleanText('half \uD83D')).toBe('half \uFFFD');
  });

  it('keeps what scripts and emoji are joined with', () => {
    expect(cleanText('می‌خواهم 👩‍👩‍👧')).toBe('می‌خواهم 👩‍👩‍👧');
  });

  it('is counted as people count', () => {
    expect(countCharacters('añ🙂')).toBe(3);
  });
});
