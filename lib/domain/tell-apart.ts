import { foldText } from './inventory/fold-text'

type Named = { name: string; email: string | null }

/** What each is called among all of these: by their name, and where somebody else has the same one, by their address, too. */
export function tellApart(all: Iterable<Named>): (one: Named) => string {
  const addresses = new Map<string, Set<string | null>>()
  for (const { name, email } of all) {
    const plain = foldText(name)
    addresses.set(plain, (addresses.get(plain) ?? new Set()).add(email))
  }
  return ({ name, email }) => {
    const shared = (addresses.get(foldText(name))?.size ?? 0) > 1
    return shared && email !== null && email !== name ? `${name} (${email})` : name
  }
}
