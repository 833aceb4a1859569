import { cutText } from '../cut-text'
import { foldText } from '../inventory/fold-text'
import type { OwnerKind, OwnerRef } from '../inventory/owner'

export type Named = { kind: OwnerKind; id: string; key: string; name: string; email: string | null; gone: boolean }

export type Found =
  | { owner: OwnerRef; name: string }
  | { problem: string /** Somebody it may have meant. */; perhaps: { key: string; name: string } | null }

/** Unknown names. A file that holds more of them is not misspelt but about other people. */
const MOST_COMPARED = 500

/** Finds people, teams and members by what files call them: an address, a name, a first name, an id. */
export class NameBook {
  private readonly byText = new Map<string, Named[]>()
  private readonly asked = new Map<string, Found>()
  private compared = 0

  constructor(everybody: readonly Named[]) {
    // whoever is here stands before those who are gone, and a person before the member they are at Raff
    for (const entry of everybody) {
      const [first = ''] = foldText(entry.name).split(/\s+/)
      const texts = [entry.key, foldText(entry.name), entry.email ?? '', entry.kind === 'person' ? first : '']
      for (const text of new Set(texts))
        if (text !== '') this.byText.set(text, [...(this.byText.get(text) ?? []), entry])
    }
  }

  find(text: string): Found {
    const plain = foldText(text).replace(/\s+/g, ' ').trim()
    const known = this.asked.get(plain)
    if (known) return known
    const found = this.look(plain, cutText(text.trim(), 80))
    this.asked.set(plain, found)
    return found
  }

  private look(plain: string, shown: string): Found {
    const all = oncePerPerson(this.byText.get(plain) ?? [])
    const here = all.filter(({ gone }) => !gone)
    const [one] = here
    if (one && here.length === 1) return { owner: { kind: one.kind, id: one.id }, name: one.name }
    if (here.length > 1)
      return { problem: `${here.length} are called “${shown}”. Write the email address.`, perhaps: null }
    const [gone] = all
    if (gone) return { problem: `${gone.name} is no longer here.`, perhaps: null }
    const near = this.nearest(plain)
    const perhaps = near ? { key: near.key, name: near.name } : null
    return { problem: `There is nobody called “${shown}”.${near ? ` Did you mean ${near.name}?` : ''}`, perhaps }
  }

  /** At most one letter in four is another one. */
  private nearest(plain: string): Named | null {
    this.compared += 1
    if (this.compared > MOST_COMPARED) return null
    let best: Named | null = null
    let bestDistance = Math.max(1, Math.floor(plain.length / 4)) + 1
    for (const [text, entries] of this.byText) {
      const entry = entries.find(({ gone }) => !gone)
      if (!entry || Math.abs(text.length - plain.length) >= bestDistance) continue
      const distance = lettersApart(text, plain, bestDistance)
      if (distance < bestDistance) [best, bestDistance] = [entry, distance]
    }
    return best
  }
}

function oncePerPerson(entries: readonly Named[]): Named[] {
  const people = new Set(entries.filter(({ kind, gone }) => kind === 'person' && !gone).map(({ email }) => email))
  return entries.filter(({ kind, email }) => kind !== 'member' || !people.has(email))
}

/** Letters to change, add, leave out or swap; stops counting at `most`. */
export function lettersApart(a: string, b: string, most: number): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1
      const left = (next[column - 1] ?? 0) + 1
      const above = (last[column] ?? 0) + 1
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const swap = swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY
      next.push(Math.min(left, above, (last[column - 1] ?? 0) + same, swap))
    }
    if (Math.min(...next) >= most) return most
    before = last
    last = next
  }
  return last[b.length] ?? most
}
