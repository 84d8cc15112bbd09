import type { Options as Schema } from 'rehype-sanitize';

/** The HTML that a document may consist of; everything else is removed, its text stays. */
export const sanitizeSchema: Schema = {
  tagNames: (
    'p br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code kbd strong em b i del s u mark small sub sup q cite abbr span a img ' +
    'table thead tbody tfoot tr th td caption details summary section input figure figcaption'
  ).split(' '),
  attributes: {
    '*': ['lang', ['dir', 'ltr', 'rtl', 'auto']],
    a: ['href', 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaLabel', ['id', /^fn(?:-\d+)?ref-/]],
    abbr: ['title'],
    img: ['src', 'alt', 'title'],
    li: [['id', /^fn(?:-\d+)?-/], 'value'],
    ol: ['start', 'reversed'],
    details: ['open'],
    td: ['colSpan', 'rowSpan', ['align', 'left', 'center', 'right']],
    th: ['colSpan', 'rowSpan', ['align', 'left', 'center', 'right']],
    section: ['dataFootnotes'],
    input: [['type', 'checkbox'], 'checked', ['disabled', true]],
  },
  required: {},
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https', 'data'] },
  strip: ['script', 'style', 'template', 'noscript', 'svg', 'math', 'title', 'iframe', 'object', 'embed'],
  ancestors: {
    tr: ['table'],
    td: ['table'],
    th: ['table'],
    thead: ['table'],
    tbody: ['table'],
    tfoot: ['table'],
    caption: ['table'],
    li: ['ul', 'ol'],
    dt: ['dl'],
    dd: ['dl'],
    summary: ['details'],
  },
  clobber: [],
  allowComments: false,
  allowDoctypes: false,
};
