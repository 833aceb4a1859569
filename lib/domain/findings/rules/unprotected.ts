import { COVERAGE_SENTENCES, coverageOf } from '../coverage'
import { foundOf } from '../found-of-coverage'
import type { Rule } from '../rule'

export const unprotected: Rule = {
  code: 'unprotected',
  family: 'backup-state',
  degree: 2,
  area: 'backups',
  title: 'Nothing backs it up',
  explanation:
    'Nothing makes copies of it. If it is deleted by mistake, broken or locked by an attacker, everything since its last copy is gone; without one, all of it. A backup schedule, or for a disk a snapshot, would protect it.',
  leansOn: ['vm', 'volume', 'backup', 'backup-schedule', 'snapshot'],
  sentences: COVERAGE_SENTENCES,
  find: (facts, policy, now) =>
    coverageOf(facts, policy, now)
      .filter(({ state }) => state === 'unprotected')
      .map(foundOf),
}
