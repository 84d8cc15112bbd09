import { describe, expect, it } from 'vitest';
import { fuzzServer } from '#tools/torture/fuzz-server.ts';
import { killPublish } from '#tools/torture/kill-publish.ts';
import { killServer } from '#tools/torture/kill-server.ts';
import { raceToken } from '#tools/torture/race-token.ts';
import { sendRaw } from '#tools/torture/raw-request.ts';
import { tormentCluster } from '#tools/torture/torment-cluster.ts';
import { origin } from './site.ts';

/** Short ones of what `npm run torture` does at length, each on a server of its own. */
describe('the contact form', () => {
  it('loses, halves and doubles nothing when the server is killed', async () => {
    const { kills, taken, interrupted, wrong } = await killServer(2);
    expect(wrong).toEqual([]);
    expect(kills).toBeGreaterThanOrEqual(2);
    // Otherwise nothing was tried.
    expect(interrupted).toBeGreaterThan(0);
    expect(taken).toBeGreaterThan(interrupted);
  });

  it('answers three hundred bodies that mean harm, and serves on', async () => {
    const { bodies, answers, stored, wrong } = await fuzzServer({ bodies: 300, seed: 1 });
    expect(wrong).toEqual([]);
    expect(bodies).toBe(300);
    expect(stored).toBeGreaterThan(1);
    expect(Object.keys(answers)).toEqual(expect.arrayContaining(['303', '400', '403', '413', '415', '422']));
  });

  it.each(['TRACE', 'TRACK'])('refuses the method %s, also where Next answers', async (method) => {
    const { host, port } = new URL(origin);
    const bytes = Buffer.from(`${method} /api/health HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    const answer = await sendRaw(Number(port), { trick: '', bytes, isSound: true, ending: 'wait', pause: 0 });
    // Node itself knows no TRACK.
    expect(answer).toMatchObject({ status: method === 'TRACE' ? 405 : 400 });
  });

  it('stores a form once that is sent fifty times at the same moment', async () => {
    const { same, different, stored } = await raceToken(50);
    expect(new Set(same.map(({ status, location }) => `${status} ${location}`)).size).toBe(1);
    expect(same[0]).toMatchObject({
      status: 303,
      location: expect.stringContaining('/es/contacto/gracias/'),
    });
    // The first words were taken; who sends others under the same form is told so.
    expect(different.map(({ status }) => status).sort()).toEqual([
      ...Array(25).fill(303),
      ...Array(25).fill(422),
    ]);
    expect(stored).toBe(2);
  });
});

describe('publishing', () => {
  it('leaves the old commit or the new one when the server is killed', async () => {
    const { kills, confirmed, interrupted, wrong } = await killPublish(2);
    expect(wrong).toEqual([]);
    expect(kills).toBeGreaterThanOrEqual(2);
    // Otherwise nothing was tried.
    expect(confirmed).toBeGreaterThan(0);
    expect(interrupted).toBeGreaterThan(0);
  });
});

describe('several processes', () => {
  it('lose nothing, and show no page that is older than one they have shown', async () => {
    const { wrong, confirmed, read, visible } = await tormentCluster({ rounds: 1, isLong: false });
    expect(wrong).toEqual([]);
    // Otherwise nothing was tried.
    expect(confirmed).toBeGreaterThan(6);
    expect(read).toBeGreaterThan(10);
    expect(visible.webhook).toHaveLength(3);
  });
});
