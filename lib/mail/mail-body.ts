import type { Locale } from '#lib/i18n/locales.ts';

/** One piece of a mail. What people wrote goes in as it is; it is escaped where that is needed. */
export type MailPart =
  | { kind: 'text'; text: string }
  | { kind: 'fields'; rows: readonly { label: string; value: string }[] }
  /** What somebody wrote, with its line breaks; `isQuoted` marks every line of the plain text. */
  | { kind: 'words'; text: string; isQuoted: boolean }
  | { kind: 'link'; label: string; url: string }
  | { kind: 'heading'; text: string };

/** Writes a mail twice, as plain text and as HTML: no pictures, nothing that is fetched, no fixed colours. */
export function writeBody(
  parts: readonly MailPart[],
  mail: { locale: Locale; title: string },
): { text: string; html: string } {
  return {
    text: `${parts.map(asText).join('\n\n')}\n`,
    html: document(parts.map(asHtml).join('\n'), mail),
  };
}

function asText(part: MailPart): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'heading':
      return part.text.toUpperCase();
    case 'fields':
      return part.rows.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'words':
      return part.isQuoted ? part.text.replace(/^/gm, '> ').replace(/^> $/gm, '>') : part.text;
    case 'link':
      return `${part.label}:\n${part.url}`;
  }
}

const cell = 'padding:0.25em 1em 0.25em 0;text-align:start;vertical-align:top;';

function asHtml(part: MailPart): string {
  switch (part.kind) {
    case 'text':
      return `<p>${escapeHtml(part.text)}</p>`;
    case 'heading':
      return `<h2 style="font-size:1em;margin:1.5em 0 0.5em">${escapeHtml(part.text)}</h2>`;
    case 'fields':
      return `<table style="border-collapse:collapse">${part.rows.map(asRow).join('')}</table>`;
    case 'words':
      return `<div dir="auto" style="border-inline-start:4px solid;margin:1em 0;padding-inline-start:1em;overflow-wrap:anywhere">${withBreaks(part.text)}</div>`;
    case 'link':
      return `<p><a href="${escapeHtml(part.url)}">${escapeHtml(part.label)}</a></p>`;
  }
}

function asRow({ label, value }: { label: string; value: string }): string {
  return `<tr><th scope="row" style="${cell}">${escapeHtml(label)}</th><td dir="auto" style="${cell}">${withBreaks(value)}</td></tr>`;
}

function document(content: string, { locale, title }: { locale: Locale; title: string }): string {
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
</head>
<body style="margin:0;padding:1.5em">
<div style="font-family:'Atkinson Hyperlegible Next',Verdana,sans-serif;font-size:16px;line-height:1.5;max-width:38em">
<h1 style="border-bottom:6px solid;font-size:1.25em;margin:0 0 1em;padding:0 0 0.25em">Platoniq</h1>
${content}
</div>
</body>
</html>
`;
}

function withBreaks(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>\n');
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
