import { planAgora } from '#components/drawings/agora-plan.ts';
import { arcPath, type Point, seatPoints } from '#components/drawings/arc.ts';
import { familyShapes } from '#components/drawings/family-shapes.ts';
import { personSize, type Shape } from '#components/drawings/shape.ts';
import type { FamilyOrNone } from '#lib/content/collections/families.ts';
import { grounds, ink, paper } from './colours.ts';

/** The drawing of a family as the address of an image; the renderer knows circles, but no dashes of no length. */
export function familyImage(family: FamilyOrNone): string {
  return image(600, familyShapes[family].map(part).join(''));
}

/** The agora as the address of an image. */
export function agoraImage(seed: number): string {
  const { size, seat, pitch, banks, speakers } = planAgora(seed);
  const seats = banks.flatMap(({ family, rows }) =>
    rows.flatMap(({ arc, empty }) =>
      seatPoints(arc, pitch)
        .filter((_, index) => !empty.includes(index))
        .map((at) => circle(at, seat, grounds[family])),
    ),
  );
  const curves = speakers.map(
    ({ curve, family }) => `<path d="${curve}" fill="none" stroke="${grounds[family]}" stroke-width="4"/>`,
  );
  const people = speakers.map(({ at }) => circle(at, seat, paper));
  const disc = circle([size / 2, size / 2], size, ink);
  return image(size, [disc, ...curves, ...seats, ...people].join(''));
}

function part(shape: Shape): string {
  const colour = shape.light ? paper : ink;
  switch (shape.kind) {
    case 'seats':
      return seatPoints(shape.arc, shape.pitch)
        .map((at) => circle(at, shape.size ?? personSize, colour))
        .join('');
    case 'person':
      return circle(shape.at, shape.size, colour);
    case 'line':
      return `<path d="${arcPath(shape.arc)}" fill="none" stroke="${colour}" stroke-width="${shape.width}" stroke-linecap="round"/>`;
    case 'ground':
      return `<path d="${shape.path}" fill="${colour}"/>`;
  }
}

function circle([x, y]: Point, size: number, colour: string): string {
  return `<circle cx="${x}" cy="${y}" r="${size / 2}" fill="${colour}"/>`;
}

function image(size: number, content: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}">${content}</svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
