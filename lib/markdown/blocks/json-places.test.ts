import { describe, expect, it } from 'vitest';
import { readJson } from './json-places.ts';

describe('JSON with places', () => {
  it.each(['{"a": [1, -2.5e3, {"b": null}], "c": "ñ\\u00f1\\"%}"}', '[]', '{}', 'true', '"x"', ' [ ] '])(
    '%s reads like JSON.parse',
    (text) => {
      expect(readJson(text)).toMatchObject({ ok: true, value: JSON.parse(text) });
    },
  );

  it('knows where each value stands', () => {
    const reading = readJson('{"items": [{"text": "a"}, {"text": 5}]}');
    expect(reading.ok && reading.offsets.get('items.1.text')).toBe(35);
  });

  it.each([
    ['{"a": 1,}', 8],
    ['{"a" 1}', 5],
    ['{"a": "x}', 6],
    ['[1, 2', 5],
    ["{'a': 1}", 1],
    ['{"a": 01}', 7],
    ['{"a": 1} x', 9],
    ['{"a": “x”}', 6],
    ['', 0],
    ['nope', 0],
  ])('%s is broken at %i', (text, offset) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(readJson(text)).toEqual({ ok: false, offset });
  });

  it('does not overflow', () => {
    expect(readJson('['.repeat(100_000))).toMatchObject({ ok: false });
  });

  it('gives no object another prototype', () => {
    const reading = readJson('{"__proto__": {"a": 1}}');
    expect(reading.ok && Object.getPrototypeOf(reading.value)).toBe(Object.prototype);
  });
});
