import { expect, it } from 'vitest';
import { localeCodes } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { DiskCheck } from './check-disk.ts';
import { createHealth, type HealthOptions } from './health.ts';
import { isInsider } from './is-insider.ts';
import { faultsOf, siteFaults } from './site-health.ts';

const fine: DiskCheck = { state: 'ok', free: 1e12 };
const steady = { seenAt: 0, steadySince: 0, steadyAt: 0, isSteady: true, jump: null };
const backlog = { mails: {}, messages: {}, givenUp: 0, oldestSince: null, failingSince: null };

function standing(looked: number, behind: number | null) {
  const ago = (seconds: number) => Date.now() - seconds * 1_000;
  return { here: 'a', there: 'b', lookedAt: ago(looked), behindSince: behind && ago(behind), refused: null };
}

function healthOf(options: Partial<HealthOptions>) {
  return createHealth({
    ...{ engine: 'sqlite', isMailSetUp: true, isStopping: () => false },
    documents: () => ({ entries: 77, broken: 0 }),
    pages: () => ({ pages: 0, bytes: 0 }),
    remote: () => null,
    clock: async () => null,
    databaseState: () => 'ok',
    canServe: async () => true,
    backlog: async () => backlog,
    checkDisks: async () => ({ data: fine, content: fine, media: fine }),
    checkGit: async () => ({
      ...{ state: 'ok', branch: 'main', commit: 'abc', uncommitted: 0, lastPublish: null },
    }),
    ...options,
  })();
}

it.each<[string, Partial<HealthOptions>, object]>([
  ['all is well', {}, { status: 'ok', mail: 'ok' }],
  ['nothing is mailed on purpose', { isMailSetUp: false }, { status: 'ok', mail: 'not-set-up' }],
  [
    'the database is away',
    { backlog: () => Promise.reject(new Error('away')) },
    { status: 'unavailable', database: 'away', mail: 'unknown' },
  ],
  [
    'no page can be served',
    { canServe: async () => false },
    { status: 'unavailable', page: 'failing', database: 'ok' },
  ],
  [
    'a page fails',
    { canServe: () => Promise.reject(new Error('header')) },
    { status: 'unavailable', page: 'failing' },
  ],
  [
    'the database was begun anew',
    { databaseState: () => 'lost' },
    { status: 'attention', database: 'lost', page: 'ok' },
  ],
  [
    'another file took the place of the database',
    { databaseState: () => 'replaced' },
    { status: 'unavailable', database: 'replaced' },
  ],
  [
    'there is no content',
    { documents: () => ({ entries: 0, broken: 0 }) },
    { status: 'unavailable', content: 'empty' },
  ],
  [
    'a mail waits for too long',
    { backlog: async () => ({ ...backlog, oldestSince: Date.now() - 16 * 60_000 }) },
    { status: 'attention', mail: 'late' },
  ],
  [
    'a disk fills up',
    { checkDisks: async () => ({ data: fine, media: fine, content: { state: 'low', free: 4e8 } }) },
    { status: 'attention', disk: 'low' },
  ],
  [
    'the folder of the uploads is gone',
    { checkDisks: async () => ({ data: fine, content: fine, media: { state: 'missing', free: null } }) },
    { status: 'attention', disk: 'missing' },
  ],
  ['it is where the remote is', { remote: () => standing(1, null) }, { status: 'ok', remote: 'ok' }],
  [
    'it cannot follow the remote for over a minute',
    { remote: () => standing(1, 61) },
    { status: 'attention', remote: 'behind', detail: { remote: { behindSeconds: 61, lookedSeconds: 1 } } },
  ],
  [
    'the remote does not answer for over a minute',
    { remote: () => standing(61, null) },
    { status: 'attention', remote: 'out-of-reach' },
  ],
  [
    'the clock has jumped a moment ago',
    { clock: async () => ({ ...steady, isSteady: false, jump: { from: 0, to: 86_400_000 } }) },
    { status: 'attention', clock: 'jumped', detail: { clock: { jumpedTo: '1970-01-02T00:00:00.000Z' } } },
  ],
  [
    'the clock jumped some days ago',
    { clock: async () => ({ ...steady, jump: { from: 0, to: 1 } }) },
    { status: 'ok', clock: 'ok' },
  ],
  ['the process stops', { isStopping: () => true }, { status: 'stopping', database: 'ok' }],
])('where %s, it says so', async (_when, options, expected) => {
  expect(await healthOf(options)).toMatchObject(expected);
});

it('has words for whoever is told, in every language', async () => {
  const faults = Object.entries(siteFaults).flatMap(([part, states]) =>
    states.map((state) => `health.site.${part}.${state}`),
  );
  for (const locale of localeCodes) {
    // The keys are put together here; the translator's own types cannot follow them.
    const t = translator(locale) as unknown as (key: string) => string;
    const words = faults.map(t);
    expect(words.filter((text) => text.length < 40 || text.includes('health.site'))).toEqual([]);
    expect(new Set(words).size).toBe(faults.length);
  }
  const health = await healthOf({ databaseState: () => 'damaged', isMailSetUp: false });
  expect(faultsOf(health)).toEqual(['database.damaged']);
});

it('takes nobody for an insider who comes through a proxy, or whose token is wrong', () => {
  const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
    // The cast leaves out what nobody looks at.
    isInsider({ headers, socket: { remoteAddress } } as Parameters<typeof isInsider>[0], 'a-token');
  expect([from('127.0.0.1'), from('::1'), from('::ffff:127.0.0.1')]).toEqual([true, true, true]);
  expect(from('203.0.113.7', { authorization: 'Bearer a-token' })).toBe(true);
  expect(from('203.0.113.7')).toBe(false);
  expect(from('203.0.113.7', { authorization: 'Bearer a-tokem' })).toBe(false);
  for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'])
    expect(from('127.0.0.1', { [name]: 'x' })).toBe(false);
});
