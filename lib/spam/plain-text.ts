/** How much of a text is looked at, in characters; a form takes less. */
const longest = 10_000;

/** Letters of Cyrillic and Greek that pass for Latin ones inside a Latin word. */
const lookalikes: Record<string, string> = {
  ...{
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    і: 'i',
    ј: 'j',
    ѕ: 's',
    һ: 'h',
    ԁ: 'd',
    ӏ: 'l',
  },
  ...{
    в: 'b',
    к: 'k',
    м: 'm',
    н: 'h',
    т: 't',
    г: 'r',
    α: 'a',
    ο: 'o',
    ν: 'v',
    ρ: 'p',
    τ: 't',
    ι: 'i',
    κ: 'k',
  },
};

/** The text without what hides words: odd forms of letters, invisible characters, needless length. */
export function withoutDisguise(text: string): string {
  return text
    .slice(0, longest)
    .toWellFormed()
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}|\p{Cf}/gu, '')
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}[ .\-_*]){3,}\p{L}(?![\p{L}\p{N}])/gu, (spaced) =>
      spaced.replace(/[^\p{L}]/gu, ''),
    );
}

/** A word in the form in which it is counted: lower case, without accents. */
export function folded(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

/** Whether Latin letters stand among those of another alphabet, which nobody writes by accident. */
export function mixesAlphabets(word: string): boolean {
  return /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word);
}

/** A folded word with look-alikes and digits among its letters read as the letters that they stand for. */
export function unmasked(word: string): string {
  const latin = mixesAlphabets(word) ? word.replace(/./gu, (letter) => lookalikes[letter] ?? letter) : word;
  if (!/^(?=.*\d)(?=.*[a-z].*[a-z])[a-z\d]{4,}$/.test(latin)) return latin;
  return latin.replace(
    /[013457]/g,
    (digit) => ({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' })[digit] ?? '',
  );
}
