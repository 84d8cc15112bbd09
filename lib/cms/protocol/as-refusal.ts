import type { Translate } from '#lib/i18n/translate.ts';
import { DocumentLimitError } from '#lib/markdown/document-limit-error.ts';
import { CmsFailure } from './cms-failure.ts';

/** What a text answers that breaks a limit. */
const limitFailures = {
  'document-too-large': { words: 'cms.api.tooLarge', status: 413, code: 'too-large' },
  'document-too-deep': { words: 'cms.api.tooDeep', status: 422, code: 'too-deep' },
  'document-too-slow': { words: 'cms.api.tooSlow', status: 422, code: 'too-slow' },
} as const;

/** The refusal, in words, that an error stands for: one of ours, or a limit that a text breaks; `null` for the rest. */
export function asRefusal(error: unknown, t: Translate): CmsFailure | null {
  if (error instanceof CmsFailure) return error;
  if (!(error instanceof DocumentLimitError)) return null;
  const { words, ...failure } = limitFailures[error.code];
  return new CmsFailure(t(words), failure);
}
