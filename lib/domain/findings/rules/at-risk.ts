import { COVERAGE_SENTENCES, coverageOf } from '../coverage'
import { foundOf } from '../found-of-coverage'
import type { Rule } from '../rule'

export const atRisk: Rule = {
  code: 'at-risk',
  family: 'backup-state',
  degree: 1,
  area: 'backups',
  title: 'Copies that cannot be relied on',
  explanation:
    'Copies are meant to be made, but the last good one is too old, runs fail, too few are kept, or nobody has tried to restore one. Look at the schedule; taking a backup now closes the gap until then.',
  leansOn: ['vm', 'volume', 'backup', 'backup-schedule', 'snapshot'],
  sentences: COVERAGE_SENTENCES,
  find: (facts, policy, now) =>
    coverageOf(facts, policy, now)
      .filter(({ state }) => state === 'at-risk')
      .map(foundOf),
}
