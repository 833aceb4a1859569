import { because, ago } from '../reason'
import type { Rule } from '../rule'
import { accountSubject } from '../subject'

const MINUTE_MS = 60_000

export const syncLate: Rule = {
  code: 'sync-late',
  area: 'operations',
  title: 'What is shown is out of date',
  explanation:
    'Raff is read every ten minutes. Look at Settings, Connections: a key may have ended, or Raff may be away.',
  leansOn: [],
  sentences: {
    'read-long-ago': 'Raff was last read {age} ago.',
    'read-never': 'Raff was never read to the end.',
    'last-problem': 'The last attempt came to this: {problem}',
  },
  find: (facts, { syncLateMinutes }, now) => {
    const { canSync, lastCompleteAt, startedAt, last } = facts.sync
    const from = lastCompleteAt ?? startedAt
    if (!canSync || !from || now.getTime() - from.getTime() <= syncLateMinutes * MINUTE_MS) return []
    return [
      {
        subject: accountSubject(facts),
        severity: 'high',
        reasons: [
          lastCompleteAt ? because('read-long-ago', { age: ago(lastCompleteAt) }) : because('read-never'),
          ...(last?.problem ? [because('last-problem', { problem: last.problem })] : []),
        ],
        since: { after: from, by: from },
      },
    ]
  },
}
