import { expect, it } from 'vitest';
import { fuzzServer } from '#tools/torture/fuzz-server.ts';
import { killCluster } from '#tools/torture/kill-cluster.ts';
import { killPublish } from '#tools/torture/kill-publish.ts';
import { killServer } from '#tools/torture/kill-server.ts';
import { tormentCluster } from '#tools/torture/torment-cluster.ts';

it('the contact form loses, halves and doubles nothing in many kills of the server', async () => {
  const { kills, wrong } = await killServer(20);
  expect(wrong).toEqual([]);
  expect(kills).toBeGreaterThanOrEqual(20);
});

it('the contact form answers thousands of bodies that mean harm', async () => {
  const { bodies, wrong } = await fuzzServer({ bodies: 3_000, seed: 2 });
  expect(wrong).toEqual([]);
  expect(bodies).toBe(3_000);
});

it('publishing leaves the old commit or the new one in many kills of the server', async () => {
  const { kills, wrong } = await killPublish(20);
  expect(wrong).toEqual([]);
  expect(kills).toBeGreaterThanOrEqual(20);
});

it('several processes lose no message while they and their database are killed', async () => {
  const { kills, postgresRestarts, wrong } = await killCluster({ kills: 10, postgresRestarts: 2 });
  expect(wrong).toEqual([]);
  expect([kills, postgresRestarts]).toEqual([10, 2]);
});

it('several processes lose nothing in many rounds, also where no call tells them what is new', async () => {
  const { wrong, confirmed, visible } = await tormentCluster({ rounds: 3, isLong: true });
  expect(wrong).toEqual([]);
  expect(confirmed).toBeGreaterThan(18);
  expect(visible.push).toHaveLength(3);
});
