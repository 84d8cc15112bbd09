import { expect, it } from 'vitest';
import { renderExample } from '#tests/block-examples.tsx';

it.each([
  ['{% image { "path": "/media/a.jpg" } %}', ['1 image 1 /media/a.jpg']],
  ['{% image "/media/a.jpg" %}', ['1 image 1 /media/a.jpg']],
  [
    '{% gallery { "items": [{"path":"/media/a.jpg","alt":"Un patio"},\n{"src":"/media/b.jpg","alt":"b.jpg"}] } %}',
    ['2 gallery 2 /media/b.jpg'],
  ],
  ['{% author { "name": "Ada", "image": "/media/ada.jpg" } %}', ['1 author 1 /media/ada.jpg']],
  ['{% image { "path": "/media/a.jpg", "alt": "Un patio" } %}', []],
  ['{% author { "name": "Ada" } %}', []],
])('a picture without words is told where it stands: %s', (markdown, expected) => {
  const { problems } = renderExample('es', 'Texto', markdown);
  // The example has a heading and an empty line above it.
  const told = problems.map(({ line, values = {} }) => [line - 2, values.name, values.number, values.src]);
  expect(told.map(([line, ...rest]) => `${line} ${rest.join(' ')}`)).toEqual(expected);
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(expected.map(() => 'block-image-alt')));
});
