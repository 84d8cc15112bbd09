import type { StructuredData } from './structured-data.ts';

/** A description of the page for machines; `<` is escaped, so that no text can end the element. */
export function JsonLd({ data }: { data: StructuredData }) {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c');
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: text in a script element is not parsed as HTML, and `<` is escaped
      dangerouslySetInnerHTML={{ __html: json }}
    />
  );
}
