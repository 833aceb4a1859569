import { createHash } from 'node:crypto'
import { canonicalJson, toJson } from '../canonical-json'
import type { Facts } from './facts'
import { foldText } from './fold-text'
import { type IndexCard, indexCardOf } from './index-card'
import type { Kind } from './kinds'

/** One thing as a reading showed it, ready to be compared with what is known. */
export type Observed = {
  kind: Kind
  raffId: string
  facts: Facts
  /** Over the facts: equal hashes mean that nothing at all changed. */
  factsHash: string
  card: IndexCard
  /** What the search looks through. */
  ownWords: string
  createdAt: Date | null
}

export function observe(kind: Kind, raffId: string, facts: Facts): Observed {
  const card = indexCardOf(kind, facts)
  const { createdAt = null } = facts as { createdAt?: string | null }
  return {
    kind,
    raffId,
    facts,
    factsHash: createHash('sha256')
      .update(canonicalJson(toJson(facts)))
      .digest('hex')
      .slice(0, 32),
    card,
    ownWords: [card.name, raffId, ...card.addresses, ...card.tags].map(foldText).join('\n'),
    createdAt: createdAt === null ? null : new Date(createdAt),
  }
}
