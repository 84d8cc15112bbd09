import { readFrontMatter } from '#lib/content/front-matter/read-front-matter.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { sourceAddress } from '../links/source-address.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';

/** The refusal of a file whose text no form can hold, with the way to mend it. */
export function noForm(id: string, text: string, locale: Locale): CmsFailure {
  const [problem] = readFrontMatter(text).problems;
  const reason = String(problem?.values?.reason ?? problem?.code ?? 'YAML');
  const words = translator(locale)('cms.api.unservable', { file: id, reason, address: sourceAddress(id) });
  return new CmsFailure(words, { status: 422, code: 'unservable', detail: { file: id } });
}
