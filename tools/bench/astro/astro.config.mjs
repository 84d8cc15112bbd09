import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

// Nothing that would cost time: no sessions, no image service, no check of where a form comes from.
export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  session: false,
  security: { checkOrigin: false },
  devToolbar: { enabled: false },
});
