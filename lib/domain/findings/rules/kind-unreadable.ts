import { blindSentence, isEverything, sayNothing } from '../../inventory/say-blind'
import type { AccountFacts, BlindPlace } from '../account-facts'
import { because, ago } from '../reason'
import type { Rule } from '../rule'
import { accountSubject } from '../subject'

const OURS = new Set(['forbidden', 'unauthorized', 'no-key'])

export const kindUnreadable: Rule = {
  code: 'kind-unreadable',
  area: 'operations',
  title: 'What cannot be read',
  explanation:
    'What is shown of it is what was last seen. Nothing about it is called safe or gone until it can be read again. Often the key needs one more permission.',
  leansOn: [],
  sentences: {
    'not-read': '{what} It has been so for {age}.',
    'permission-missing': 'Give the key that Stocktake reads with a role that may see it.',
  },
  find: (facts) =>
    placesOf(facts.blind).map(({ spot, sentence, discriminator }) => ({
      subject: accountSubject(facts),
      discriminator,
      severity: 'medium' as const,
      reasons: [
        because('not-read', { what: sentence, age: ago(spot.since) }),
        ...(OURS.has(spot.reason) ? [because('permission-missing')] : []),
      ],
      since: { after: null, by: spot.since },
      affects: affected(facts, spot),
    })),
}

type Place = { spot: BlindPlace; sentence: string; discriminator: string }

/** Each by itself, because each is settled by itself; but that Raff is away, or our key refused, is one thing to look at. */
function placesOf(blind: readonly BlindPlace[]): Place[] {
  const [first, ...others] = blind.filter(({ projectId }) => projectId === null)
  const alike = first && others.every(({ reason }) => reason === first.reason)
  if (alike && isEverything([first, ...others].map(({ kind }) => kind))) {
    const spot = others.reduce((latest, other) => (other.since > latest.since ? other : latest), first)
    return [{ spot, sentence: sayNothing(spot.reason), discriminator: 'everything' }]
  }
  return blind.map((spot) => {
    const { kind, projectId, projectName, reason } = spot
    const sentence = blindSentence(kind, { projectId, reason, detail: null }, projectName)
    return { spot, sentence, discriminator: `${kind} ${projectId ?? ''}` }
  })
}

/** The project, so that its page says it, too. */
function affected({ things }: AccountFacts, { projectId }: BlindPlace): string[] {
  return things.project.filter(({ raffId }) => raffId === projectId).map(({ id }) => id)
}
