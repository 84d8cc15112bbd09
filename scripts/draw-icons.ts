import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { pointAt } from '#components/drawings/arc.ts';
import { grounds, ink, paper } from '#components/og/colours.ts';

/** The small sign as the site's icons: a ring of people in the families' colours, one seat free. */
const seats = [
  grounds.participation,
  grounds.funding,
  grounds.futures,
  paper,
  grounds.tools,
  grounds.strategy,
  paper,
];

const circles = seats.map((colour, index) => {
  const [x, y] = pointAt([256, 256], 148, 80 + (index * 308) / (seats.length - 1));
  return `<circle cx="${x}" cy="${y}" r="48" fill="${colour}"/>`;
});

const round = svg(`<circle cx="256" cy="256" r="256" fill="${ink}"/>`);
const square = svg(`<path fill="${ink}" d="M0 0h512v512H0z"/>`);

writeFileSync('public/icon.svg', round);
await draw(round, 192, 'icon-192');
await draw(square, 512, 'icon-512');
await draw(square, 180, 'apple-touch-icon');

function svg(ground: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">${ground}${circles.join('')}</svg>\n`;
}

async function draw(source: string, size: number, name: string): Promise<void> {
  await sharp(Buffer.from(source))
    .resize(size)
    .png({ palette: true, effort: 10 })
    .toFile(`public/${name}.png`);
}
