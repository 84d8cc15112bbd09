import { beforeEach, expect, it } from 'vitest';
import { saveFailed } from '#lib/cms/save-failed-event.ts';
import { CmsError } from '../cms-client.ts';
import { tellFailures } from './tell-failures.ts';

let page: EventTarget;
let told: string[];

beforeEach(() => {
  page = new EventTarget();
  told = [];
  tellFailures(page, { say: (text) => told.push(text) }, (key) => key);
});

const happens = (type: string, details: object = {}) =>
  page.dispatchEvent(Object.assign(new Event(type), details));

it('a save that failed before it was sent says that nothing was saved', () => {
  happens(saveFailed);
  expect(told).toEqual(['saveFailed']);
});

it('what failed in a click, a paste or later is told in words, the server’s own where it has some', () => {
  happens('error', { error: new TypeError('Cannot read properties of undefined') });
  happens('unhandledrejection', { reason: new TypeError('Cannot read properties of undefined') });
  const failure = { status: 507, code: 'disk-full', detail: null };
  happens('unhandledrejection', { reason: new CmsError('El disco está lleno.', failure) });
  expect(told).toEqual(['actionFailed', 'actionFailed', 'El disco está lleno.']);
});

it.each([
  ['error', { error: null }],
  ['unhandledrejection', { reason: undefined }],
  ['unhandledrejection', { reason: { type: 'ENTRY_PERSIST_FAILURE' } }],
  ['unhandledrejection', { reason: new DOMException('Gone', 'AbortError') }],
])('%s of %o is no failure, or was told already', (type, details) => {
  happens(type, details);
  expect(told).toEqual([]);
});
