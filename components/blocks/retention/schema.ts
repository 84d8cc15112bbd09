import { z } from 'zod';
import { defineBlock } from '#lib/markdown/block.ts';

const schema = z.object({});

export type RetentionParameters = z.infer<typeof schema>;

export default defineBlock({
  name: 'retention',
  label: { es: 'Cuánto guardamos los mensajes', en: 'How long we keep messages' },
  encloses: false,
  schema,
});
