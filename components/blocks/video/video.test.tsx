import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { exampleOf, renderExamples } from '#tests/block-examples.tsx';
import { parseMarkup } from '#tests/markup.ts';

describe('video', () => {
  it('loads nothing of a third party by itself', () => {
    for (const { markup } of renderExamples('video')) {
      expect(markup.values('iframe', 'src')).toEqual([]);
      expect(markup.values('img', 'src').filter((src) => !src.startsWith('/media/'))).toEqual([]);
    }
  });

  it('fills its frame with one link to the player, named after the video', () => {
    const { markup } = exampleOf('video', 'Un vídeo de YouTube');
    const title = 'Así funciona una "asamblea" & sus <reglas>';
    expect(markup.values('iframe', 'title')).toEqual([title]);
    expect(markup.all('div', ({ dataPlayer }) => dataPlayer !== undefined)).toHaveLength(1);
    const [frame] = markup.values('iframe', 'srcDoc').map(parseMarkup);
    expect(frame?.values('html', 'lang')).toEqual(['es']);
    expect(frame?.values('a', 'href')).toEqual([
      'https://www.youtube-nocookie.com/embed/vDkvhzTdOR8?autoplay=1',
    ]);
    expect(frame?.values('a', 'ariaLabel')).toEqual([`Reproducir el vídeo: ${title}`]);
  });

  it('says whose player it is and where else to watch', () => {
    const { markup } = exampleOf('video', 'A PeerTube video');
    const [caption] = markup.all('figcaption').map(textOf);
    expect(caption).toMatch(/The player is run by peertube\.example/);
    expect(markup.values('a', 'href')).toEqual([
      'https://peertube.example/w/9c9de5e8-0a1e-484a-b099-e80766180a6d',
    ]);
  });

  it('takes its title from the heading above where it has none', () => {
    const { markup } = exampleOf('video', 'Con la dirección corta y sin título');
    expect(markup.values('iframe', 'title')).toEqual(['Con la dirección corta y sin título']);
  });

  it('shows a poster of our own, if there is one', () => {
    const { markup } = exampleOf('video', 'Con una portada propia');
    expect(markup.values('img', 'src')).toEqual(['/media/ejemplo-ancho.jpg?v=1&w=960']);
    expect(markup.values('img', 'alt')).toEqual(['']);
  });

  it('is a link where no player of ours shows the video', () => {
    const { markup } = exampleOf('video', 'A host that this site does not embed');
    expect(markup.all('iframe')).toEqual([]);
    expect(markup.values('a', 'href')).toEqual(['https://videos.example.org/lecture.html']);
  });
});
