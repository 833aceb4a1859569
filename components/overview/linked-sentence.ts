export type Piece = { text: string; href: string | null }
type Part = { words: string; href: string }

/** The sentence cut where its parts stand in it, so that each leads to its rows. What is not found in it stays plain. */
export function linkedSentence(sentence: string, parts: readonly Part[]): Piece[] {
  const pieces: Piece[] = []
  let rest = sentence
  for (const { words, href } of parts) {
    const at = words === '' ? -1 : rest.indexOf(words)
    if (at < 0) continue
    if (at > 0) pieces.push({ text: rest.slice(0, at), href: null })
    pieces.push({ text: words, href })
    rest = rest.slice(at + words.length)
  }
  return rest === '' ? pieces : [...pieces, { text: rest, href: null }]
}
