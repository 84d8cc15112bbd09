import { describe, expect, it } from 'vitest';
import type { ServedMedia } from '#lib/cms/media/served-media.ts';
import { addressOf, findMedia, foldersOf } from './find-media.ts';

const item = (key: string, more: Partial<ServedMedia> = {}): ServedMedia => ({
  ...{ id: key, path: `public/media/${key}`, name: key.split('/').at(-1) ?? key, size: 1 },
  ...{ url: `/media/${key}`, thumbnail: `/media/${key}?w=320`, usedIn: 0, uses: [] },
  ...more,
});
const used = { usedIn: 1, uses: [{ label: 'Ágoras democráticas (es)', href: '/admin#/x' }] };
const { thumbnail: _, ...report } = item('toolkits/informe-anual.pdf');
const items = [item('a.png'), item('services/patio.jpg', used), item('services/calle.jpg'), report];
const all = { query: '', folder: null, isUnused: false, isPicture: false };
const find = (search: object) => findMedia(items, { ...all, ...search }).map(addressOf);

describe('the library', () => {
  it.each([
    ['part of a name', { query: 'pati' }, ['/media/services/patio.jpg']],
    ['a folder', { query: 'toolkits' }, ['/media/toolkits/informe-anual.pdf']],
    ['words in any order and spelling', { query: 'ANUAL  Infórme' }, ['/media/toolkits/informe-anual.pdf']],
    ['the title of an entry that shows it', { query: 'agoras' }, ['/media/services/patio.jpg']],
    ['a name with its signs', { query: 'informe-anual.p' }, ['/media/toolkits/informe-anual.pdf']],
    ['nothing that is there', { query: 'patio calle' }, []],
    ['one folder', { folder: 'services' }, ['/media/services/patio.jpg', '/media/services/calle.jpg']],
    ['the topmost folder', { folder: '' }, ['/media/a.png']],
    ['what nobody shows', { isUnused: true, folder: 'services' }, ['/media/services/calle.jpg']],
    ['pictures', { isPicture: true, query: 'informe' }, []],
  ])('is searched for %s', (_name, search, expected) => {
    expect(find(search)).toEqual(expected);
  });

  it('has the folders that hold something', () => {
    expect(foldersOf(items)).toEqual(['', 'services', 'toolkits']);
  });
});
