/** The beginning of a text, never ending in the middle of a sign: half of one is nothing that a database would take. */
export function cutText(text: string, most: number): string {
  const cut = text.slice(0, most)
  const last = cut.charCodeAt(cut.length - 1)
  const isFirstHalf = last >= 0xd800 && last <= 0xdbff
  return isFirstHalf ? cut.slice(0, -1) : cut
}
