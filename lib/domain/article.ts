/** "a server", "an API key", "an SSH key": an S that is spelled out is spoken with a vowel. */
export function withArticle(what: string): string {
  return `${/^(?:[aeiou]|SSH)/i.test(what) ? 'an' : 'a'} ${what}`
}
