/** A control of Decap's form, as its configuration describes it. */
export interface StudioField {
  name: string;
  label: string;
  widget: string;
  required: boolean;
  hint?: string;
  /** Whether each language has its own value. */
  i18n?: boolean;
  default?: unknown;
  fields?: StudioField[];
  field?: StudioField;
  label_singular?: string;
  summary?: string;
  collapsed?: boolean;
  options?: StudioOption[];
  multiple?: boolean;
  value_type?: 'float';
  format?: string;
  picker_utc?: boolean;
  choose_url?: boolean;
  buttons?: string[];
  editor_components?: string[];
  modes?: ('rich_text' | 'raw')[];
}

/** A value that can be chosen and what it is called. */
export interface StudioOption {
  label: string;
  value: string;
}

/** One of Decap's lists of entries: a folder, or files that are named one by one. */
export interface StudioCollection {
  name: string;
  label: string;
  label_singular?: string;
  description?: string;
  folder?: string;
  files?: StudioFile[];
  extension?: string;
  format?: string;
  identifier_field?: string;
  summary?: string;
  slug?: string;
  create?: boolean;
  delete?: boolean;
  media_folder?: string;
  public_folder?: string;
  i18n?: boolean | { structure: 'single_file' };
  fields?: StudioField[];
  sortable_fields?: string[];
  view_filters?: { label: string; field: string; pattern: string | boolean }[];
  view_groups?: { label: string; field: string }[];
  editor?: { preview: boolean };
}

/** A file that is a form of its own. */
export interface StudioFile {
  name: string;
  label: string;
  description?: string;
  file: string;
  i18n?: boolean;
  media_folder?: string;
  public_folder?: string;
  fields: StudioField[];
}

/** What `CMS.init` takes. */
export interface StudioConfig {
  load_config_file: false;
  locale: string;
  backend: { name: string; proxy_url: string; branch: string };
  publish_mode: 'simple';
  media_library: { name: string };
  media_folder: string;
  public_folder: string;
  i18n: { structure: 'multiple_folders'; locales: string[]; default_locale: string };
  slug: { encoding: 'ascii'; clean_accents: boolean; sanitize_replacement: string };
  show_preview_links: boolean;
  site_url: string;
  logo: { src: string; show_in_header: boolean };
  collections: StudioCollection[];
}
