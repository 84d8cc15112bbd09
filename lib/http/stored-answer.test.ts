import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { storeAnswer } from './stored-answer.ts';

it('packs and unpacks once, however many ask', async () => {
  const body = Buffer.from('Asambleas ciudadanas. '.repeat(200));
  const stored = await storeAnswer({ status: 200, headers: { 'content-type': 'text/html' }, body });
  const [plain, again] = await Promise.all([stored.encoded(''), stored.encoded('identity')]);
  expect(plain).toEqual({ body, encoding: null });
  expect(again.body).toBe(plain.body);
  const [zipped, zippedAgain] = [await stored.encoded('gzip'), await stored.encoded('gzip')];
  expect(gunzipSync(zipped.body)).toEqual(body);
  expect(zippedAgain.body).toBe(zipped.body);
});
