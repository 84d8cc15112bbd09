import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Red, green and blue from 0 to 1, linear (before the display's gamma). */
export type LinearRgb = [number, number, number];

type Scheme = 'light' | 'dark';

const css = readFileSync(fileURLToPath(new URL('tokens.css', import.meta.url)), 'utf8');

/**
 * The colour that a token of `tokens.css` has in a scheme; inside `family`, as that family sets it.
 * @throws {Error} for a token that is not there or is no colour.
 */
export function tokenColour(name: string, scheme: Scheme, family?: string): LinearRgb {
  const value = findValue(name, family);
  const chosen = /^light-dark\((.+), (.+)\)$/.exec(value)?.[scheme === 'light' ? 1 : 2] ?? value;
  const reference = /^var\((--[\w-]+)\)$/.exec(chosen)?.[1];
  if (reference) return tokenColour(reference, scheme, family);
  const parts = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(chosen);
  if (!parts) throw new Error(`${name} is “${value}”, not a colour`);
  return fromOklch(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** The contrast ratio of two colours, from 1 to 21 (WCAG 2.2). */
export function contrast(one: LinearRgb, other: LinearRgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** A colour as `#rrggbb`. */
export function toHex(colour: LinearRgb): string {
  const encode = (part: number) => (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055);
  const byte = (part: number) =>
    Math.round(encode(part) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${colour.map(byte).join('')}`;
}

// The last declaration counts, a family's own before those of the root.
function findValue(name: string, family: string | undefined): string {
  const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    selector,
    body,
  }));
  const ofFamily = rules.filter(({ selector }) => family && selector.includes(`[data-family="${family}"]`));
  const ofRoot = rules.filter(({ selector }) => /:root\b/.test(selector));
  for (const rule of [...ofRoot, ...ofFamily].reverse()) {
    const found = new RegExp(`(?:^|[\\s;])${name}: ([^;]+);`).exec(rule.body)?.[1];
    if (found) return found;
  }
  throw new Error(`There is no token ${name}`);
}

// Björn Ottosson, https://bottosson.github.io/posts/oklab/
function fromOklch(lightness: number, chroma: number, hue: number): LinearRgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (part: number) => Math.min(1, Math.max(0, part));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function luminance([red, green, blue]: LinearRgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
