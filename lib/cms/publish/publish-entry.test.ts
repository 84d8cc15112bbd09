import { expect, it } from 'vitest';
import { openInDecap } from '#tests/doubles/decap.ts';
import { testStudio } from '#tests/doubles/studio.ts';

const id = 'services/es/asambleas.md';
const path = `content/${id}`;
const text = '---\nlayout: service\ntitle: Asambleas\ndescription: Uno\nslug: asambleas\n---\nPrimero.\n';

it('two who save different fields at the same moment are both heard, every time', async () => {
  const studio = await testStudio({ [id]: text });
  const ada = await studio.editor('ada@example.org', { name: 'Ada' });
  const grace = await studio.editor('grace@example.org', { name: 'Grace' });
  for (let round = 1; round <= 3; round += 1) {
    const [one, other] = [
      await openInDecap(ada, [path], { fields: { title: `Asambleas ${round}` } }),
      await openInDecap(grace, [path], { fields: { description: `Uno ${round}` } }),
    ];
    const answers = await Promise.all([
      ada.ask('persistEntry', { dataFiles: one }),
      grace.ask('persistEntry', { dataFiles: other }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const stands = await studio.repository.read(path);
    expect(stands).toContain(`title: Asambleas ${round}\n`);
    expect(stands).toContain(`description: Uno ${round}\n`);
  }
  expect(studio.commits()).toBe(7);
});
