import type { ContactFormState } from './contact-form-state.ts';

/** What to answer to somebody who sent the form. */
export type ContactAnswer =
  | { kind: 'redirect'; location: string }
  /** The page that the form stands on, at its address in the App Router, with everything that was typed. */
  | { kind: 'page'; status: number; internal: string; form: ContactFormState; retryAfter?: number };
