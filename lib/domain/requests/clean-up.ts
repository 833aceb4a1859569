import type { Environment } from '../inventory/environment'

// Clean-up by rule: whatever the rule says, production is never in it, nor what might be.

export type CleanUpCandidate = {
  id: string
  name: string
  environment: Environment | null
  environmentFrom: 'own' | 'confirmed' | 'guessed' | null
  askFirst: boolean
}

export type CleanUpPick = { targets: string[]; leftOut: { id: string; name: string; why: string }[] }

/** Exactly what would be cleaned up, and what the rule fits and is left out all the same, with why. */
export function pickForCleanUp(candidates: readonly CleanUpCandidate[]): CleanUpPick {
  const leftOut = candidates.flatMap(({ id, name, ...rest }) => {
    const why = whyLeftOut(rest)
    return why ? [{ id, name, why }] : []
  })
  const out = new Set(leftOut.map(({ id }) => id))
  return { targets: candidates.filter(({ id }) => !out.has(id)).map(({ id }) => id), leftOut }
}

function whyLeftOut({ environment, environmentFrom, askFirst }: Omit<CleanUpCandidate, 'id' | 'name'>): string | null {
  if (environment === 'production') return 'It is in production. Ask for it by itself.'
  if (environment === null || (environment === 'other' && environmentFrom === 'guessed'))
    return 'Nobody has said whether it is production.'
  return askFirst ? 'Its owner wants to be asked first.' : null
}
