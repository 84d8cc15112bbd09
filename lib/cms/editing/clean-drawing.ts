import type { Element, Root } from 'hast';
import { rehype } from 'rehype';
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize';
import { visit } from 'unist-util-visit';
import { isDeepHtml } from '#lib/markdown/limits-of-source.ts';

const shapes =
  'svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath ' +
  'linearGradient radialGradient stop clipPath mask pattern marker style';

const attributes =
  'id className xmlns viewBox preserveAspectRatio version width height x y x1 y1 x2 y2 cx cy r rx ry fx fy d points ' +
  'transform gradientTransform gradientUnits patternTransform patternUnits patternContentUnits spreadMethod offset ' +
  'clipPathUnits maskUnits maskContentUnits markerWidth markerHeight markerUnits refX refY orient pathLength ' +
  'fill fillOpacity fillRule stroke strokeWidth strokeOpacity strokeLineCap strokeLineJoin strokeMiterLimit ' +
  'strokeDashArray strokeDashOffset opacity color display visibility clipPath clipRule mask markerStart markerMid ' +
  'markerEnd stopColor stopOpacity vectorEffect shapeRendering textAnchor dominantBaseline fontFamily fontSize ' +
  'fontWeight fontStyle letterSpacing dx dy rotate textLength lengthAdjust href xLinkHref style';

/** Everything that a drawing may consist of; the rest goes, scripts, frames and what they hold first of all. */
const schema: Schema = {
  tagNames: shapes.split(' '),
  attributes: { '*': attributes.split(' ') },
  strip: [
    'script',
    'foreignObject',
    'iframe',
    'object',
    'embed',
    'audio',
    'video',
    'image',
    'a',
    'animate',
    'set',
  ],
  protocols: {},
  clobber: [],
  ancestors: {},
  required: {},
  allowComments: false,
  allowDoctypes: false,
};

const cleaner = rehype()
  .data('settings', { fragment: true, space: 'svg' })
  .use(rehypeSanitize, schema)
  .freeze();

/** What XML allows before the element of a drawing. */
const start =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>\s*)*(?=<svg[\s>])/i;

/** The drawing with nothing in it but what draws; `null` if the text is none, or one that nests without end. */
export function cleanDrawing(text: string): string | null {
  const before = start.exec(text)?.[0];
  if (before === undefined || isDeepHtml(text)) return null;
  const root: Root = cleaner.runSync(cleaner.parse(text.slice(before.length)));
  const [drawing, ...others] = root.children.filter((node) => node.type === 'element');
  if (drawing?.type !== 'element' || drawing.tagName !== 'svg' || others.length > 0) return null;
  visit(drawing, 'element', keepWithin);
  drawing.properties = { ...drawing.properties, xmlns: 'http://www.w3.org/2000/svg' };
  return cleaner.stringify({ type: 'root', children: [drawing] });
}

/** Takes away whatever refers to something outside of the drawing. */
function keepWithin(element: Element): void {
  const { properties } = element;
  for (const [name, value] of Object.entries(properties)) {
    const text = String(value);
    const isReference = name === 'href' || name === 'xLinkHref';
    if (isReference ? !/^#[\w-]+$/.test(text) : !isWithin(text)) delete properties[name];
  }
  // Browsers read `href` as well, and the other spelling would need a namespace.
  if (properties.xLinkHref) properties.href = properties.xLinkHref;
  delete properties.xLinkHref;
  if (element.tagName === 'style')
    element.children = element.children.filter((child) => child.type === 'text' && isWithin(child.value));
}

/** Whether CSS or a value of an attribute names nothing but parts of the drawing itself. */
function isWithin(text: string): boolean {
  const rest = text.replace(/url\(\s*(["']?)#[\w-]+\1\s*\)/gi, '');
  return !/url\s*\(|@import|@font-face|expression\s*\(|javascript:|\\|<|image-set/i.test(rest);
}
