import type { Locale } from '#lib/i18n/locales.ts';

/** Words that short texts of one language have and those of the others have not. */
const words: Partial<Record<Locale, string>> = {
  es: 'el los las un una unos unas del al que y en con para por más cómo qué quieres quiere necesitas puedes saber conoce conocer contáctanos contacta contacto pregúntanos pregunta escríbenos escribe descubre descubrir leer hablemos habla hablar cuéntanos te tu tus nos nuestro nuestra nosotros proyecto juntos ayuda',
  en: 'the an of and with for to more how what want would like need can know learn contact us ask write discover read find talk tell you your our we about this project together help get',
};

const signs: Partial<Record<Locale, RegExp>> = { es: /[¿¡ñáéíóú]/i };

/** The language of a short text; `null` if its words do not tell, or tell of two. */
export function guessLanguage(text: string): Locale | null {
  const written = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = (Object.entries(words) as [Locale, string][]).map(([locale, list]): [Locale, number] => {
    const known = new Set(list.split(' '));
    return [locale, written.filter((word) => known.has(word)).length + (signs[locale]?.test(text) ? 1 : 0)];
  });
  const [best, second] = scores.sort(([, a], [, b]) => b - a);
  return best && best[1] > 0 && (second?.[1] ?? 0) === 0 ? best[0] : null;
}
