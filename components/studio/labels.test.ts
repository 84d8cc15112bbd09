import { expect, it } from 'vitest';
import { studioConfig } from '#lib/cms/config/studio-config.ts';
import { labelsOf } from './labels.ts';

const config = studioConfig({
  locale: 'es',
  choices: { of: () => [], named: (_field, value) => value },
  blocks: [],
  siteUrl: 'https://example.org',
});
const labels = labelsOf(config, { gallery: 'Galería' });

it.each([
  ['services/es/a.md', 'title', 'Título'],
  ['services/es/a.md', 'image.alt', 'Imagen › Texto alternativo'],
  ['services/es/a.md', 'image.unknown', 'Imagen'],
  ['services/es/a.md', 'gallery', 'Galería'],
  ['services/es/a.md', 'unknown', 'unknown'],
  ['unknown/a.md', 'title', 'title'],
])('in %s, %s is called %s', (file, key, label) => {
  expect(labels(file, key)).toBe(label);
});
