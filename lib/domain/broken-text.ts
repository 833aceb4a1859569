/** What to do about a text that no database can keep; null when it is fine. */
export function brokenText(text: string): string | null {
  if (text.includes('\0')) return 'Leave out the invisible NUL character.'
  return text.isWellFormed() ? null : 'There is half of a character in it: delete it and type it anew.'
}
