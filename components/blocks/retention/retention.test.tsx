import { toString as textOf } from 'hast-util-to-string';
import { expect, it } from 'vitest';
import { exampleOf } from '#tests/block-examples.tsx';

it('says for how long messages are kept, by the numbers of the settings', () => {
  const { markup } = exampleOf('retention', 'Plazos');
  expect(markup.all('li').map(textOf)).toEqual([
    'Los mensajes sin contestar, 12 meses.',
    'Los mensajes contestados, 6 meses.',
    'Las conversaciones cerradas, 1 mes.',
    'Los que parecen publicidad no deseada, 30 días.',
  ]);
  expect(exampleOf('retention', 'Times').markup.all('strong').map(textOf)).toEqual([
    '12 months',
    '6 months',
    '1 month',
    '30 days',
  ]);
});
