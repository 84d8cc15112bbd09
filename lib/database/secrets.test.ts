import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { testDatabasePlace } from '#tests/doubles/database.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { deriveKey, openSecret } from './secrets.ts';

it('keeps one secret in a file that only its owner reads, and prefers the one that is set', async () => {
  const { place, database } = await openPlace();
  const given = { ...place, database, authSecret: null };
  const secrets = await Promise.all(Array.from({ length: 10 }, () => openSecret(given)));
  expect(new Set([...secrets, await openSecret(given)]).size).toBe(1);
  expect((await stat(join(place.dataDir, 'secret'))).mode & 0o777).toBe(0o600);
  expect((await readdir(place.dataDir)).filter((name) => name.startsWith('secret'))).toEqual(['secret']);
  expect(await openSecret({ ...given, authSecret: 'x'.repeat(32) })).toBe('x'.repeat(32));
});

it('refuses a secret that was cut short', async () => {
  const { place, database } = await openPlace();
  await writeFile(join(place.dataDir, 'secret'), 'abc\n');
  await expect(openSecret({ ...place, database, authSecret: null })).rejects.toThrow('is damaged');
});

it('derives a key of its own for each purpose', () => {
  const secret = 'a secret that is long enough for all';
  expect(deriveKey(secret, 'form')).toHaveLength(32);
  expect(deriveKey(secret, 'form')).toEqual(deriveKey(secret, 'form'));
  expect(deriveKey(secret, 'form')).not.toEqual(deriveKey(secret, 'link'));
});

async function openPlace() {
  const place = await testDatabasePlace('sqlite');
  const database = await openDatabase(place);
  onTestFinished(() => database.close());
  await migrate(database);
  return { place, database };
}
