import { describe, expect, it } from 'vitest';
import { withoutPassword } from './password.ts';

describe('an address as git is given it', () => {
  it.each([
    ['https://ada:a%2Fb@git.example.org/site.git', 'https://git.example.org/site.git', 'ada', 'a/b'],
    ['https://token:@git.example.org:8443/x', 'https://git.example.org:8443/x', 'token', ''],
    ['http://ada:100%@git.example.org/x', 'http://git.example.org/x', 'ada', '100%'],
  ])('%s has neither name nor password', (address, url, name, password) => {
    const access = withoutPassword(address);
    expect(access.url).toBe(url);
    expect(access.variables).toEqual({ SITE_GIT_NAME: name, SITE_GIT_PASSWORD: password });
    expect(JSON.stringify(access.settings)).not.toContain(name);
  });

  it('keeps a name without a password for the operator’s helpers', () => {
    expect(withoutPassword('https://ada@git.example.org/x')).toEqual({
      ...{ url: 'https://git.example.org/x', variables: {} },
      settings: [['credential.https://git.example.org.username', 'ada']],
    });
  });

  it.each([
    'git@git.example.org:site.git',
    'ssh://git@git.example.org/site.git',
    '/srv/site.git',
    'https://x/a@b',
  ])('%s stays as it is', (url) => {
    expect(withoutPassword(url)).toEqual({ url, settings: [], variables: {} });
  });
});
