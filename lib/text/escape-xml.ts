/** Characters that no XML document may hold, not even escaped (XML 1.0, 2.2). */
const forbidden = /[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text as it may stand in an element or an attribute of XML. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(forbidden, '')
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
