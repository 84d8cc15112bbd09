import { expect, it } from 'vitest';
import type { Session } from '#lib/auth/session.ts';
import { createTurns } from './create-turns.ts';

// Of a session, only who it is counts here.
const sessionOf = (id: string) => ({ person: { id, locale: 'es' } }) as Session;

it('works at so many requests of one person, and refuses more in words until one has ended', async () => {
  const inTurn = createTurns({ onBehalfOf: (_person, work) => work() });
  const ends: (() => void)[] = [];
  const open = Array.from({ length: 32 }, () =>
    inTurn(sessionOf('ana'), () => new Promise<void>((resolve) => ends.push(resolve))),
  );
  const refused = expect.objectContaining({ status: 429, message: expect.stringContaining('demasiadas') });
  await expect(inTurn(sessionOf('ana'), async () => 'una más')).rejects.toEqual(refused);
  await expect(inTurn(sessionOf('berta'), async () => 'otra')).resolves.toBe('otra');
  ends[0]?.();
  await open[0];
  await expect(inTurn(sessionOf('ana'), async () => 'una más')).resolves.toBe('una más');
  for (const end of ends) end();
  await Promise.all(open);
});
