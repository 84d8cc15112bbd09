import type { PartContext } from '../context.ts';

const filler = /lorem ipsum|dolor sit amet|consectetur adipis/i;

/** Reports filler text that was left in place (content case 31); it is shown, since losing text is worse. */
export function reportFillerText({ source, report }: PartContext): void {
  const match = filler.exec(source.text);
  if (match) report('filler-text', match.index, { values: { written: match[0] } });
}
