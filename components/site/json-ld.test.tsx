import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { JsonLd } from './json-ld.tsx';

test('no text can end the element', () => {
  const html = renderToStaticMarkup(
    <JsonLd data={{ '@type': 'Service', name: '</script><script>alert(1)' }} />,
  );
  expect(html.match(/<\/?script/g)).toHaveLength(2);
  const json = html.replace(/<[^>]*>/g, '');
  expect(JSON.parse(json)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'Service',
    name: '</script><script>alert(1)',
  });
});
