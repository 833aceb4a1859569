import type { ConnectionAnswer } from '@/lib/contracts/connections'
import type { ConnectionPurpose, ConnectionStatus } from '@/lib/domain/connection-status'
import { inWords } from '@/lib/domain/permission-words'
import type { StatusTone } from '../ui/status-mark'

const STATUS_WORDS: Record<ConnectionStatus, { tone: StatusTone; word: string }> = {
  working: { tone: 'good', word: 'Works' },
  expiring: { tone: 'risk', word: 'Ends soon' },
  narrowed: { tone: 'risk', word: 'Reaches less' },
  expired: { tone: 'danger', word: 'Has expired' },
  refused: { tone: 'danger', word: 'Refused by Raff' },
  'other-account': { tone: 'danger', word: 'Of another account' },
  unreadable: { tone: 'danger', word: 'Cannot be opened' },
}

/** How the key is, as far as it is known: that Raff did not answer says nothing good about a key that worked before. */
export function statusWords({ status, lastAttempt }: Pick<ConnectionAnswer, 'status' | 'lastAttempt'>) {
  return status === 'working' && lastAttempt !== null ? WORKED : STATUS_WORDS[status]
}

const WORKED = { tone: 'unknown', word: 'Worked when last checked' } as const

export const PURPOSE_WORDS: Record<ConnectionPurpose, string> = { read: 'only looks', act: 'runs approved requests' }

const COUNTS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']
const counted = (count: number) => COUNTS[count] ?? String(count)

/** The truth of the page. */
export function connectionsSentence(connections: readonly ConnectionAnswer[]): string {
  if (connections.length === 0) return 'Stocktake is not connected to a Raff account yet.'
  const troubled = connections.filter(({ status }) => status !== 'working')
  const [only] = troubled
  if (troubled.length === 1 && only) return `The key “${only.name}” needs you: ${TROUBLE[only.status]}.`
  if (troubled.length > 1) return `${counted(troubled.length)} of ${connections.length} keys need you.`
  const accounts = [
    ...new Set(connections.map(({ account }) => (account.practice ? 'the practice account' : account.name))),
  ]
  const keys = connections.length === 1 ? 'One key connects' : `${counted(connections.length)} keys connect`
  const whole = `${keys} Stocktake to ${inWords(accounts)}`
  if (connections.some(({ lastAttempt }) => lastAttempt !== null))
    return `${whole}, but Raff could not be asked whether ${connections.length === 1 ? 'it still works' : 'all is well'}.`
  const fine = ['it works', 'both work'][connections.length - 1] ?? 'all of them work'
  return `${whole}, and ${fine}.`
}

const TROUBLE: Record<ConnectionStatus, string> = {
  working: 'it works',
  expiring: 'it ends soon',
  narrowed: 'it reaches less than before',
  expired: 'it has expired',
  refused: 'Raff does not accept it any more',
  'other-account': 'it belongs to another account',
  unreadable: 'it cannot be opened',
}

/** What follows from which keys there are. Null when both purposes are covered, or nothing is there at all. */
export function missingPurpose(connections: readonly ConnectionAnswer[]): string | null {
  const has = (purpose: ConnectionPurpose) => connections.some((one) => one.purpose === purpose)
  if (connections.length === 0 || (has('read') && has('act'))) return null
  return has('read')
    ? 'There is no key for acting. Everything works but running approved requests.'
    : 'There is no key for looking, so there is nothing to take stock of.'
}
