import { expect, it } from 'vitest';
import { exchangeContent } from './exchange-content.ts';

it.each([
  ['of uploads', 'media/', ['content/a.md', 'media/a.png'], 1],
  ['without uploads', 'media/', ['content/a.md'], 0],
  ['where uploads are elsewhere, perhaps on another machine', null, ['content/a.md'], 1],
])('an exchange %s looks at them with the texts', async (_what, media, paths, looks) => {
  const done: string[] = [];
  const exchange = exchangeContent(
    { content: 'content/', media },
    {
      content: {
        async exchange(files, work) {
          await work();
          done.push(...files.map(({ id }) => id));
        },
      },
      media: { refresh: async () => void done.push('look') },
    },
  );
  await exchange(
    paths.map((path) => ({ path, change: null })),
    async () => void done.push('written'),
  );
  expect(done).toEqual(['written', ...Array(looks).fill('look'), 'a.md']);
});
