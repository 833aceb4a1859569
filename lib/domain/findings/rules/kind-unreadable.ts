import { blindSentence } from '../../inventory/judge-read'
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
    facts.blind.map((spot) => ({
      subject: accountSubject(facts),
      discriminator: `${spot.kind} ${spot.projectId ?? ''}`,
      severity: 'medium' as const,
      reasons: [
        because('not-read', { what: sentence(spot), age: ago(spot.since) }),
        ...(OURS.has(spot.reason) ? [because('permission-missing')] : []),
      ],
      since: { after: null, by: spot.since },
      affects: affected(facts, spot),
    })),
}

function sentence({ kind, projectId, projectName, reason }: BlindPlace): string {
  return blindSentence(kind, { projectId, reason, detail: null }, projectName)
}

/** The project, so that its page says it, too. */
function affected({ things }: AccountFacts, { projectId }: BlindPlace): string[] {
  return things.project.filter(({ raffId }) => raffId === projectId).map(({ id }) => id)
}
