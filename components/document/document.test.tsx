import { toString as textOf } from 'hast-util-to-string';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { htmlFaults, renderExample } from '#tests/block-examples.tsx';
import { Document } from './document.tsx';

const article = `
Un párrafo con **negrita** y [un enlace](https://goteo.org).

# _

## Fases

| Fase | Semanas |
|:-----|--------:|
| Escucha | 4 |

![Una asamblea](/media/ejemplo-ancho.jpg "La primera sesión")

Un dibujo ![de un círculo](/media/ejemplo-dibujo.svg) en una línea.

- [x] Convocar
- [ ] Decidir

\`\`\`
código
\`\`\`
`;

describe('a document', () => {
  const { html, markup } = renderExample('es', 'Título', article);

  it('is valid HTML without inline styles', async () => {
    expect(await htmlFaults(html)).toEqual([]);
    expect(html).not.toMatch(/<[^>]+\sstyle=/);
  });

  it('gives headings an id and nothing else', () => {
    const headings = markup.all('h2');
    expect(headings.map(textOf)).toEqual(['Título', 'Fases']);
    expect(headings.map(({ properties }) => properties)).toEqual([{ id: 'titulo' }, { id: 'fases' }]);
  });

  it('shows section breaks that are not announced', () => {
    expect(html).toMatch(/<\/p>\s*<svg class="break"[^>]*aria-hidden="true"/);
  });

  it('makes a picture on its own a figure, and one within a line a plain picture', () => {
    expect(markup.all('figure')).toHaveLength(1);
    expect(markup.all('figcaption').map(textOf)).toEqual(['La primera sesión']);
    expect(markup.values('img', 'alt')).toEqual(['Una asamblea', 'de un círculo']);
    expect(html).toMatch(/<p>Un dibujo <img[^>]*> en una línea\.<\/p>/);
    // A drawing has no sizes to choose from.
    expect(markup.values('img', 'srcSet')).toHaveLength(1);
  });

  it('lets wide tables be scrolled by keyboard, and aligns their cells without styles', () => {
    const [region] = markup.all('div', ({ tabIndex }) => tabIndex === 0);
    expect(region?.properties.ariaLabel).toBe('Tabla');
    expect(markup.values('td', 'dataAlign')).toEqual(['left', 'right']);
    expect(markup.values('th', 'scope')).toEqual(['col', 'col']);
  });

  it('says which tasks are done', () => {
    const tasks = markup.all('span', ({ className }) => String(className) === 'task');
    expect(tasks.map(({ properties }) => properties.ariaLabel)).toEqual(['Hecho', 'Pendiente']);
    expect(markup.all('input')).toEqual([]);
  });
});

describe('a document that names a block we no longer have', () => {
  it('keeps the text that the block encloses', () => {
    const html = renderToStaticMarkup(
      <Document
        locale="es"
        document={{
          tree: {
            type: 'root',
            children: [
              {
                type: 'element',
                tagName: 'site-block',
                properties: { dataIndex: 0 },
                children: [{ type: 'text', value: 'Lo que decía.' }],
              },
            ],
          },
          blocks: [{ name: 'constructor', parameters: {} }],
          outline: [],
          images: {},
          files: {},
        }}
      />,
    );
    expect(html).toBe('<div class="prose">Lo que decía.</div>');
  });
});
