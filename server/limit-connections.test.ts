import { expect, it } from 'vitest';
import { mostConnections } from './limit-connections.ts';

it.each([
  [64, 21],
  [128, 42],
  [1_024, 924],
  [1_048_576, 1_048_476],
])('of %i open files, %i may be connections', (openFiles, connections) => {
  expect(mostConnections(openFiles)).toBe(connections);
});
