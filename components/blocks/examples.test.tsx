import { describe, expect, it } from 'vitest';
import { exampleNames, htmlFaults, renderExamples } from '#tests/block-examples.tsx';

describe.each(exampleNames())('the examples of %s', (name) => {
  const examples = renderExamples(name);

  it('exist in the languages of the editor', () => {
    expect(new Set(examples.map(({ locale }) => locale))).toEqual(new Set(['es', 'en']));
  });

  it.each(examples)('$locale: $title is valid HTML and shows something', async ({ html, problems }) => {
    expect(await htmlFaults(html)).toEqual([]);
    // What readers get without an alternative text is an example of its own.
    const faults = problems.filter(({ severity, code }) => severity !== 'hint' && code !== 'block-image-alt');
    expect(faults).toEqual([]);
    const below = html.replace(/^.*?<\/h2>/, '').replace(/<[^>]+>/g, '');
    expect(below.length + (html.match(/<(?:img|svg|iframe)/g) ?? []).length).toBeGreaterThan(0);
  });

  it.each(examples)('$locale: $title needs no inline style and no script', ({ markup }) => {
    const inline = markup
      .everything()
      .flatMap(({ tagName, properties }) => [tagName, ...Object.keys(properties)])
      .filter((found) => found === 'style' || found === 'script' || /^on[A-Z]/.test(found));
    expect(inline).toEqual([]);
  });
});
