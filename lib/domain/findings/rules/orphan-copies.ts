import { briefName } from '../../inventory/shown-name'
import { backupsByServer, find, findGone } from '../look-up'
import { because, counted } from '../reason'
import type { Rule } from '../rule'
import { sees } from '../sight'

export const orphanCopies: Rule = {
  code: 'orphan-copies',
  area: 'stale',
  title: 'Copies of servers that are gone',
  explanation:
    'The server is gone and its copies are still kept and paid for. They are all that is left of it: delete them only when nobody will ask for it again.',
  leansOn: ['backup', 'vm'],
  sentences: {
    'copies-left': 'Of {server}, which is gone, {copies} are left.',
    'copies-left-unseen': 'Of a server that is not there any more {copies} are left.',
    'copies-restorable': 'Whether Raff can still restore a copy of a deleted server, its pages say both ways.',
  },
  find: (facts) =>
    [...backupsByServer(facts)].flatMap(([serverId, copies]) => {
      if (find(facts, 'vm', serverId) || copies.some(({ missing }) => missing)) return []
      const gone = findGone(facts, 'vm', serverId)
      if (!gone && !sees(facts, 'vm')) return []
      const [first] = copies
      if (!first) return []
      const left = counted(copies.length, 'copy', 'copies')
      const known = copies.every(({ monthlyCost }) => monthlyCost !== null)
      return [
        {
          subject: {
            kind: 'vm' as const,
            raffId: serverId,
            resourceId: null,
            name: gone?.name ?? `Copies of ${briefName(first.name)}`,
            projectId: first.projectId,
          },
          severity: 'medium' as const,
          reasons: [
            gone
              ? because('copies-left', { server: gone.name, copies: left })
              : because('copies-left-unseen', { copies: left }),
          ],
          unknowns: [because('copies-restorable')],
          since: gone?.goneAt ? { after: null, by: gone.goneAt } : first.firstSeen,
          monthlyCost: known ? copies.reduce((sum, { monthlyCost }) => sum + (monthlyCost ?? 0), 0) : null,
          saves: copies,
          actions: [{ action: 'backup-series.delete' as const, targets: [first.id] }],
          affects: copies.map(({ id }) => id),
        },
      ]
    }),
}
