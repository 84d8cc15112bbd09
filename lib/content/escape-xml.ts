/** Characters that no XML document may hold, not even escaped (XML 1.0, 2.2). */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text as it may stand in an element or an attribute of XML. */
export function escapeXml(text: string): string {
  return text.toWellFormed().replace(forbidden, '').replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
