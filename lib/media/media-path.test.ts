import { describe, expect, it } from 'vitest';
import { requestedPath, writtenPaths } from './media-path.ts';

describe('what an author wrote', () => {
  it.each([
    ['/media/a b.jpg', 'a b.jpg'],
    ['/media/a%20b.jpg', 'a b.jpg'],
    ['media/services/x.png', 'services/x.png'],
    ['./media/x.png', 'x.png'],
    ['../media/x.png', 'x.png'],
    ['/public/media/x.png', 'x.png'],
    ['/media/x.png?v=1', 'x.png'],
    ['/media/100%.jpg', '100%.jpg'],
    ['/media/an\u0303o.jpg', 'a\u00f1o.jpg'],
  ])('%s may be %s', (src, path) => {
    expect(writtenPaths(src)).toContain(path);
  });

  it('prefers a file that is called just as written', () => {
    expect(writtenPaths('/media/a%20b.jpg')[0]).toBe('a%20b.jpg');
  });

  it.each([
    'https://example.org/media/x.png',
    'x.png',
    '/media/../secret',
    '/media/%2e%2e/secret',
    '/etc/passwd',
  ])('%s is no upload', (src) => {
    expect(writtenPaths(src).filter((path) => !path.startsWith('%'))).toEqual([]);
  });
});

describe('what a browser asks for', () => {
  it.each([
    ['/media/a%20b.jpg?w=320', 'a b.jpg'],
    ['/media/%252e%252e/x', '%2e%2e/x'],
  ])('%s is %s', (url, path) => {
    expect(requestedPath(url)).toBe(path);
  });

  it.each([
    '/media/../x',
    '/media/%2e%2e/x',
    '/media/a/..%2fx',
    '/media/a%00.jpg',
    '/media/a%5cb',
    '/media/%zz',
  ])('%s is refused', (url) => {
    expect(requestedPath(url)).toBeNull();
  });
});
