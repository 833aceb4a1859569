import { durationSince, type SeenBetween } from '../../inventory/since'
import { type AccountFacts, fieldOf, type Thing } from '../account-facts'
import { because, since } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

const DAY_MS = 86_400_000
const ON_ITS_WAY = new Set(['creating', 'deleting', 'attaching', 'detaching'])

export const unattachedDisk: Rule = {
  code: 'unattached-disk',
  area: 'stale',
  title: 'Disks attached to nothing',
  explanation:
    'No server uses the disk, and it is paid for all the same. A snapshot keeps what is on it for less, and the disk can be deleted.',
  leansOn: ['volume'],
  sentences: {
    unattached: 'Seen attached to no server for {since}.',
    'disk-failed': 'Raff says that it failed; it is attached to no server, seen so for {since}.',
    'what-is-on-it': 'What is on it, Raff does not tell.',
  },
  find: (facts, { unattachedDays }, now) =>
    facts.things.volume.flatMap((disk) => {
      if (disk.facts.vmId || ON_ITS_WAY.has(disk.facts.status)) return []
      const seen = unattachedSince(facts, disk)
      if (durationSince(seen, disk.createdAt, now).atLeastMs < unattachedDays * DAY_MS) return []
      return [
        {
          subject: subjectOf(disk),
          severity: 'medium' as const,
          reasons: [because(disk.facts.status === 'failed' ? 'disk-failed' : 'unattached', { since: since(seen) })],
          unknowns: [because('what-is-on-it')],
          since: seen,
          monthlyCost: disk.monthlyCost,
          saves: [disk],
          actions: [
            { action: 'volume.snapshot' as const, targets: [disk.id] },
            { action: 'volume.delete' as const, targets: [disk.id] },
          ],
        },
      ]
    }),
}

function unattachedSince(facts: AccountFacts, disk: Thing<'volume'>): SeenBetween {
  return facts.changes.get(fieldOf('volume', disk.raffId, 'server')) ?? disk.firstSeen
}
