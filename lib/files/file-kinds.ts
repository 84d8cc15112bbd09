/** The kinds of files that may come with a message, by media type. Uploads of editors may be more. */
export const fileKinds = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
} as const;

export type FileType = keyof typeof fileKinds;

/** What a file turned out to be. */
export type FileVerdict =
  | { kind: 'accepted'; type: FileType }
  | { kind: 'refused'; reason: 'wrong-type' | 'damaged' };

export const wrongType: FileVerdict = { kind: 'refused', reason: 'wrong-type' };
export const damaged: FileVerdict = { kind: 'refused', reason: 'damaged' };
