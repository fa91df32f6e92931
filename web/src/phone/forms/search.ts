/** Arabic letters that people write one for another. */
const ARABIC: Record<string, string> = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ئ: 'ي', ؤ: 'و', ة: 'ه', ک: 'ك', 'ـ': '' }

/** Words as they are compared: no accents, no vowel marks, one form for each Arabic letter, lower case. */
export const fold = (text: string) =>
  text
    .replace(/[أإآٱىیئؤةکـ]/g, (letter) => ARABIC[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'oe')
    .toLowerCase()

/** True when each word of the search begins somewhere in the text. Both sides are folded already. */
export const holds = (folded: string, wanted: readonly string[]) => wanted.every((word) => folded.includes(word))

export const wordsOf = (text: string) => fold(text).split(/\s+/).filter(Boolean)
