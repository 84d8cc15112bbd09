import { describe, expect, it } from 'vitest';
import { describeError } from './describe-error.ts';
import { readableLine } from './readable-line.ts';
import { redact } from './redact.ts';

describe('what is written to the log', () => {
  it.each([
    ['550 5.1.1 <ana@example.org>: user unknown', '550 5.1.1 <…@…>: user unknown'],
    ['GET /es/contacto?nombre=Ana+P%C3%A9rez failed', 'GET /es/contacto?… failed'],
    ['/es/contacto/enviado/Zk3-aPq9_xYw72LmNoPqRs answered 500', '/es/contacto/enviado/… answered 500'],
    ['postgres://site:hunter2@db/site is away', 'postgres://…@db/site is away'],
    ['/es/servicios/financiacion-democratica-para-todas answered 500', null],
    ['connect ECONNREFUSED 127.0.0.1:5432', null],
  ])('%s', (text, expected) => {
    expect(redact(text)).toBe(expected ?? text);
  });

  it('has the kind of an error and where it was, not the values that Postgres quotes', () => {
    const error = Object.assign(new Error('invalid input syntax for type integer: "Ana Pérez"'), {
      ...{ severity: 'ERROR', routine: 'pg_strtoint32_safe', code: '22P02' },
      detail: 'Key (email)=(ana@example.org) already exists.',
    });
    const described = describeError(new Error('It was not stored.', { cause: error }));
    expect(described.cause).toMatchObject({
      message: 'invalid input syntax for type integer: …',
      code: '22P02',
    });
    expect(described.cause?.stack?.[0]).toContain('redact.test.ts');
    expect(JSON.stringify(described)).not.toMatch(/Ana|example\.org/);
  });

  it('is a plain line in a terminal', () => {
    const line = JSON.stringify({
      ...{
        level: 'error',
        time: '2026-11-21T09:45:10.123Z',
        pid: 1,
        msg: 'It was not stored.',
        kind: 'page',
      },
      error: { type: 'Error', message: 'The disk is full.', stack: ['save (a.ts:1:1)'] },
    });
    expect(readableLine(line)).toBe(
      '09:45:10 error: It was not stored. kind=page\n  Error: The disk is full.\n    at save (a.ts:1:1)\n',
    );
  });
});
