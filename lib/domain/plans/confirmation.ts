/** Whether somebody typed the fact. How it is spaced, and small or capital letters, do not matter: what it says does. */
export function isFactTyped(fact: string, typed: string): boolean {
  return plain(fact) !== '' && plain(typed) === plain(fact)
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[“”"'’]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.\s]+$/, '')
}
