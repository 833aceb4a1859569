import { isGoodBackup } from '../judge-server'
import { backupsByServer } from '../look-up'
import { because, counted } from '../reason'
import type { Rule } from '../rule'
import { sees } from '../sight'
import { subjectOf } from '../subject'

export const seriesWithoutBaseline: Rule = {
  code: 'series-without-baseline',
  area: 'backups',
  title: 'Series without their first copy',
  explanation:
    'Each copy of a series holds only what changed since the one before. Without the first, full one there may be nothing to restore from. A new backup begins a new series.',
  leansOn: ['backup'],
  sentences: {
    'baseline-gone': '{points} of it build on a first copy that is not there.',
    'baseline-restorable': 'Whether Raff could still restore one of them, it does not tell.',
  },
  find: (facts) =>
    facts.things.vm.flatMap((server) => {
      if (server.missing || !sees(facts, 'backup', server.projectId)) return []
      const copies = (backupsByServer(facts).get(server.raffId) ?? []).filter(isGoodBackup)
      const later = copies.filter(({ facts: copy }) => copy.incrementId !== null && copy.incrementId > 0)
      // Raff does not say which series a copy is part of: one first copy is taken for the first of all
      if (later.length === 0 || copies.some(({ facts: copy }) => copy.incrementId === 0)) return []
      return [
        {
          subject: subjectOf(server),
          severity: server.environment === 'production' ? ('high' as const) : ('medium' as const),
          reasons: [because('baseline-gone', { points: counted(later.length, 'copy', 'copies') })],
          unknowns: [because('baseline-restorable')],
          // when the first copy went, and whether it ever was there, was not seen
          since: null,
          actions: [
            { action: 'vm.backup' as const, targets: [server.id] },
            { action: 'backup-series.delete' as const, targets: later.map(({ id }) => id).slice(0, 1) },
          ],
          affects: later.map(({ id }) => id),
        },
      ]
    }),
}
