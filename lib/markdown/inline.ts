/** A node of inline text from a front-matter string: only text and five harmless elements. */
export type InlineNode =
  | { type: 'text'; value: string }
  | { type: 'element'; tagName: 'strong' | 'em' | 'code' | 'del' | 'br'; children: InlineNode[] }
  | { type: 'element'; tagName: 'a'; href: string; children: InlineNode[] };
