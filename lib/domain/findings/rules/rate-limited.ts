import { because } from '../reason'
import type { Rule } from '../rule'
import { accountSubject } from '../subject'

/** Once can happen to anybody; three readings in a row do not. */
const REPEATEDLY = 3

export const rateLimited: Rule = {
  code: 'rate-limited',
  area: 'operations',
  title: 'Raff asks us to slow down',
  explanation:
    'Something else uses the same key, or its limit is too low for the size of the account. Give Stocktake a key of its own.',
  leansOn: [],
  sentences: { 'slowed-down': 'In the last {runs} Raff asked us to slow down until we gave up.' },
  find: (facts) => {
    const runs = facts.sync.rateLimitedRuns
    if (runs < REPEATEDLY) return []
    return [
      {
        subject: accountSubject(facts),
        severity: 'medium',
        reasons: [because('slowed-down', { runs: { count: runs, one: 'reading', many: 'readings' } })],
        since: null,
      },
    ]
  },
}
