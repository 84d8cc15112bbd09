import { expect, test } from 'vitest';
import { givingWay } from './give-way.ts';

function workFor(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

test('lets others have their turn in the middle of long work', async () => {
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const giveWay = givingWay();
  for (let step = 0; step < 10; step += 1) {
    workFor(25);
    await giveWay();
    expect(turns).toBeGreaterThanOrEqual(step);
  }
  isOver = true;
});
