import { describe, expect, it } from 'vitest';
import { fieldMeta } from '#lib/fields/field.ts';
import author from './author/schema.ts';
import callToAction from './call_to_action/schema.ts';
import documents from './documents/schema.ts';
import gallery from './gallery/schema.ts';
import image from './image/schema.ts';
import links from './links/schema.ts';
import metrics from './metrics/schema.ts';
import questions from './questions/schema.ts';
import quote from './quote/schema.ts';
import video from './video/schema.ts';

describe('what editors write in blocks', () => {
  it('takes numbers as numbers or text, and no items as none', () => {
    expect(
      metrics.schema.parse({ items: [{ number: 21, text: 'a' }, { number: '', text: 'b' }, {}] }),
    ).toEqual({
      items: [
        { number: '21', text: 'a' },
        { number: undefined, text: 'b' },
      ],
    });
    expect(metrics.isEmpty?.(metrics.schema.parse({}), '')).toBe(true);
    expect(metrics.isEmpty?.(metrics.schema.parse({ items: null }), '')).toBe(true);
    expect(['', ' \n', 'Uno.'].map((words) => quote.isEmpty?.(quote.schema.parse({}), words))).toEqual([
      true,
      true,
      false,
    ]);
    expect(metrics.schema.safeParse({ items: [{ number: ['21'] }] }).success).toBe(false);
  });

  it('knows the other names of a key', () => {
    expect(image.schema.parse({ src: '/media/a.jpg', alt: 'a.jpg', size: 3 })).toEqual({
      path: '/media/a.jpg',
    });
    expect(image.schema.parse({ src: '/media/a.jpg', path: '/media/b.jpg' }).path).toBe('/media/b.jpg');
    expect(gallery.schema.parse({ images: ['/media/a.jpg'] }).items).toMatchObject([
      { path: '/media/a.jpg' },
    ]);
    expect(documents.schema.parse({ items: { url: '/media/a.pdf', text: 'A' } }).items).toMatchObject([
      { path: '/media/a.pdf', title: 'A' },
    ]);
    expect(author.schema.parse({ name: 'Ada', photo: '/media/ada.jpg' }).image?.path).toBe('/media/ada.jpg');
    expect(questions.schema.parse({ items: ['Why?'] }).items).toMatchObject([{ question: 'Why?' }]);
  });

  it('completes addresses and refuses what is none', () => {
    const url = (written: string) =>
      links.schema.parse({ items: [{ text: 'x', url: written }] }).items[0]?.url;
    expect(url('goteo.org/project')).toBe('https://goteo.org/project');
    expect(url('hola@goteo.org')).toBe('mailto:hola@goteo.org');
    expect(url('/es/contacto')).toBe('/es/contacto');
    expect(links.schema.safeParse({ items: [{ text: 'x', url: 'javascript:alert(1)' }] }).success).toBe(
      false,
    );
    expect(video.schema.parse({ url: 'youtu.be/vDkvhzTdOR8' }).url).toBe('https://youtu.be/vDkvhzTdOR8');
    expect(video.schema.safeParse({ url: 'javascript:alert(1)' }).success).toBe(false);
    expect(video.schema.safeParse({ url: 'un vídeo' }).success).toBe(false);
  });

  it('takes a label in place of an address as the label', () => {
    expect(callToAction.schema.parse({ url: 'Pregúntanos' })).toMatchObject({ url_text: 'Pregúntanos' });
    expect(callToAction.schema.parse({ url: 'Pregúntanos' }).url).toBeUndefined();
    expect(callToAction.schema.parse({ url: '/es/contacto', text: null }).url).toBe('/es/contacto');
    expect(callToAction.schema.safeParse({ url: 'javascript:alert(1)' }).success).toBe(false);
  });

  it('names the addresses whose media and pages are looked up', () => {
    expect(gallery.addresses?.(gallery.schema.parse({ items: ['/media/a.jpg'] }))).toEqual({
      media: ['/media/a.jpg'],
    });
    expect(links.addresses?.(links.schema.parse({ items: ['goteo.org'] }))).toEqual({
      links: ['https://goteo.org'],
    });
  });

  it('keeps one label for each field though fields share schemas', () => {
    const { author: name, role } = quote.schema.def.out.shape;
    expect([fieldMeta.get(name)?.label.en, fieldMeta.get(role)?.label.en]).toEqual(['Who says it', 'Role']);
  });
});
