import type { CoverageCounts } from '@/lib/contracts/backups'
import type { CoverageState, DayState } from '@/lib/domain/findings/coverage-states'
import type { StatusTone } from '../ui/status-mark'

/** Each state as shape, word and colour, and what it means to somebody who never saw a cloud console. */
export const COVERAGE_WORDS: Record<CoverageState, { tone: StatusTone; word: string; meaning: string }> = {
  unprotected: {
    tone: 'danger',
    word: 'unprotected',
    meaning: 'Nothing makes copies of it. If it is lost, so is whatever no earlier copy holds.',
  },
  'at-risk': {
    tone: 'risk',
    word: 'at risk',
    meaning: 'Copies are made, but the last good one is older than allowed, or they fail, or too few are kept.',
  },
  unknown: {
    tone: 'unknown',
    word: 'unknown',
    meaning: 'Its copies could not be read in full, so that neither good nor bad news would be true.',
  },
  protected: { tone: 'good', word: 'protected', meaning: 'It could be brought back to a recent moment.' },
  exempt: { tone: 'exempt', word: 'exempt', meaning: 'Somebody decided, until a day, that it need not be protected.' },
}

/** The worst first: the order of every picture and every list. */
export const COVERAGE_ORDER: readonly CoverageState[] = ['unprotected', 'at-risk', 'unknown', 'protected', 'exempt']

export function partsOf(counts: CoverageCounts) {
  return COVERAGE_ORDER.map((state) => ({ state, count: counts[state], ...COVERAGE_WORDS[state] }))
}

export const DAY_WORDS: Record<DayState, string> = {
  good: 'a good copy',
  failed: 'a copy failed',
  missing: 'a copy was due and none was made',
  none: 'none was due',
  due: 'today’s copy is still to come',
  unknown: 'nobody knows: we were not watching, or could not read',
}
