import { describe, expect, it } from 'vitest';
import { parseVideoAddress } from './video-address.ts';

const hosts = ['peertube.example.org', 'Vídeos.example', 'tube.example:8443'];

describe('the address of a video', () => {
  it.each([
    'https://www.youtube.com/watch?v=vDkvhzTdOR8',
    'https://youtu.be/vDkvhzTdOR8?si=abc',
    'http://m.youtube.com/watch?list=x&v=vDkvhzTdOR8',
    '//www.youtube-nocookie.com/embed/vDkvhzTdOR8',
    'youtube.com/shorts/vDkvhzTdOR8',
    ' https://www.youtube.com/live/vDkvhzTdOR8 ',
  ])('%s is a player that sets no cookies', (written) => {
    expect(parseVideoAddress(written, hosts)).toMatchObject({
      provider: 'youtube',
      id: 'vDkvhzTdOR8',
      embedUrl: 'https://www.youtube-nocookie.com/embed/vDkvhzTdOR8',
      host: 'www.youtube-nocookie.com',
    });
  });

  it('keeps where the video starts', () => {
    expect(parseVideoAddress('https://youtu.be/vDkvhzTdOR8?t=1m5s', hosts)?.embedUrl).toMatch(/\?start=65$/);
  });

  it.each([
    ['https://vimeo.com/123456789', 'https://player.vimeo.com/video/123456789?dnt=1'],
    [
      'https://player.vimeo.com/video/123456789?h=abc123',
      'https://player.vimeo.com/video/123456789?dnt=1&h=abc123',
    ],
    ['https://vimeo.com/channels/x/123456789', 'https://player.vimeo.com/video/123456789?dnt=1'],
    [
      'https://peertube.example.org/w/9c9de5e8-0a1e',
      'https://peertube.example.org/videos/embed/9c9de5e8-0a1e',
    ],
    [
      'https://peertube.example.org/videos/embed/9c9de5e8-0a1e',
      'https://peertube.example.org/videos/embed/9c9de5e8-0a1e',
    ],
    ['https://vídeos.example/w/9c9de5e8-0a1e', 'https://xn--vdeos-zsa.example/videos/embed/9c9de5e8-0a1e'],
    ['https://tube.example:8443/w/9c9de5e8-0a1e', 'https://tube.example:8443/videos/embed/9c9de5e8-0a1e'],
  ])('%s is shown by %s', (written, embedUrl) => {
    expect(parseVideoAddress(written, hosts)?.embedUrl).toBe(embedUrl);
  });

  it.each([
    'https://www.youtube.com.evil.example/embed/vDkvhzTdOR8',
    'https://evil.example/?u=https://youtu.be/vDkvhzTdOR8',
    'https://youtube.com@evil.example/embed/vDkvhzTdOR8',
    'javascript:alert("youtu.be/vDkvhzTdOR8")',
    'https://www.youtube.com/embed/"onload=alert(1)',
    'https://www.youtube.com/playlist?list=PL1',
    'https://other.example/w/9c9de5e8-0a1e',
    'https://tube.example/w/9c9de5e8-0a1e',
    '',
  ])('%s is no player', (written) => {
    expect(parseVideoAddress(written, hosts)).toBeNull();
  });
});
