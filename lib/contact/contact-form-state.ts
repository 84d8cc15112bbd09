import type { ReceivedUpload, RefusedUpload } from '#lib/http/form-reading.ts';
import type { FieldProblem, TextField } from './message-schema.ts';

/** Why a form is shown again although its fields may be right. */
export type FormNotice =
  | 'expired'
  | 'forged'
  | 'number-used'
  | 'foreign'
  | 'busy'
  | 'too-many'
  | 'too-large'
  | 'too-slow'
  | 'malformed';

/** What the contact form shows when it comes back: everything that was typed, and what is wrong. */
export interface ContactFormState {
  token: string;
  values: Record<TextField, string>;
  hasConsent: boolean;
  problems: readonly FieldProblem[];
  notice: FormNotice | null;
  /** Files that came and are kept, so that nobody has to choose them again. */
  uploads: readonly ReceivedUpload[];
  refused: readonly RefusedUpload[];
}
