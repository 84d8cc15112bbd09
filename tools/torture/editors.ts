import { parseArgs } from 'node:util';
import { maxPageMs, tormentEditors } from './torment-editors.ts';

/** `npm run torture -- editors [--kinds N]`: texts, settings and drawings that mean harm, while pages are asked for. */
const { values } = parseArgs({ options: { kinds: { type: 'string' } } });
const { sent, answers, slowestMs, pages, memoryMb, wrong, slow } = await tormentEditors({
  ...(values.kinds !== undefined && { kinds: Number(values.kinds) }),
  tell: (line) => console.log(line),
});
console.log(
  `${sent} sent, ${pages} pages meanwhile, slowest ${Math.round(slowestMs)} of ${maxPageMs} ms, ${memoryMb} MB, ${wrong.length} wrong`,
);
console.log(answers);
for (const line of [...wrong, ...slow]) console.error(line);
process.exitCode = wrong.length === 0 && slow.length === 0 ? 0 : 1;
