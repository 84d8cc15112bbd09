/** The settings as editors meet them: a form for each file, with the keys that stand in it. */
export const settingsFiles = {
  site: ['name', 'tagline', 'email', 'phone', 'addresses', 'peertube_hosts'],
  home: ['headline', 'lead', 'featured', 'sections'],
  navigation: ['navigation'],
  footer: ['footer'],
  social: ['social'],
  facts: ['facts'],
  families: ['families'],
  retention: ['retention'],
} as const;

export type SettingsFile = keyof typeof settingsFiles;
