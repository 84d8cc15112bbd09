import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createEditingThread } from './editing-thread.ts';

it('gives what somebody sends their turn, however much somebody else has sent before', async () => {
  const editing = createEditingThread({ blocksDir: join(process.cwd(), 'components', 'blocks') });
  onTestFinished(() => editing.close());
  const answered: string[] = [];
  const ask = (person: string, count: number) =>
    editing.onBehalfOf(person, () =>
      Promise.all(
        Array.from({ length: count }, async () => {
          await editing.run('compareLines', { before: 'a', after: 'b' });
          answered.push(person);
        }),
      ),
    );
  await Promise.all([ask('ana', 20), ask('berta', 2)]);
  expect(answered).toHaveLength(22);
  expect(answered.slice(0, 5).filter((person) => person === 'berta')).toHaveLength(2);
});
