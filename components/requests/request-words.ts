import type { RequestAnswer, RequestRow } from '@/lib/contracts/requests'
import type { RiskLevel } from '@/lib/domain/requests/risk'
import type { StatusTone } from '../ui/status-mark'

export const STATUS_TONES: Record<RequestRow['status'], StatusTone> = {
  waiting: 'risk',
  approved: 'risk',
  running: 'risk',
  done: 'good',
  failed: 'danger',
  unknown: 'unknown',
  kept: 'exempt',
  postponed: 'exempt',
  expired: 'exempt',
  stopped: 'exempt',
  'out-of-date': 'unknown',
}

/** Short enough for a row of a table. */
export const STATUS_SHORT: Record<RequestRow['status'], string> = {
  waiting: 'waiting',
  approved: 'approved',
  running: 'running',
  done: 'done',
  failed: 'failed',
  unknown: 'outcome unknown',
  kept: 'not to be done',
  postponed: 'postponed',
  expired: 'expired',
  stopped: 'stopped',
  'out-of-date': 'out of date',
}

export const LEVEL_TONES: Record<RiskLevel, StatusTone> = { low: 'exempt', medium: 'risk', high: 'danger' }

type Step = RequestAnswer['steps'][number]

export const STEP_WORDS: Record<Step['state'], { word: string; tone: StatusTone }> = {
  planned: { word: 'to come', tone: 'exempt' },
  intended: { word: 'being sent', tone: 'risk' },
  sent: { word: 'sent, not seen yet', tone: 'risk' },
  confirmed: { word: 'confirmed', tone: 'good' },
  failed: { word: 'did not happen', tone: 'danger' },
  unknown: { word: 'unknown: do not repeat', tone: 'unknown' },
  skipped: { word: 'left out', tone: 'exempt' },
}

export const RESULT_WORDS: Record<
  NonNullable<RequestRow['targets'][number]['result']>,
  { word: string; tone: StatusTone }
> = {
  done: { word: 'done', tone: 'good' },
  failed: { word: 'failed', tone: 'danger' },
  unknown: { word: 'unknown', tone: 'unknown' },
  'not-done': { word: 'not done', tone: 'exempt' },
}

/** "web-02", "web-02 and db-1", "5 things": what a button keeps. */
export function whatOf(targets: readonly { name: string }[]): string {
  const [first, second] = targets
  if (!first) return 'it'
  if (!second) return first.name
  return targets.length === 2 ? `${first.name} and ${second.name}` : `all ${targets.length}`
}

/** Still on its way: worth looking at again by itself. */
export function isMoving(status: RequestRow['status']): boolean {
  return status === 'approved' || status === 'running'
}
