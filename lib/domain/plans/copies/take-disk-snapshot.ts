import { HOURS_A_MONTH } from '../../inventory/monthly-cost'
import { asItCame, callOn, path } from '../call'
import { type Builder, refuse } from '../draft'
import { state } from '../say'
import { imageName } from '../servers/save-image'

export const takeDiskSnapshot: Builder<'volume.snapshot'> = (disk, { name: given }, look) => {
  const { name, raffId, facts } = disk
  if (facts.status !== 'available' && facts.status !== 'attached')
    return refuse('blocked', `${name} is “${facts.status}”: Raff takes snapshots only of disks that are ready.`)
  const copy = imageName(disk, given)
  const server = facts.vmId === null ? null : (look.find('vm', facts.vmId)?.name ?? 'a server')
  const perGb = look.facts.prices.snapshotGbHour
  return {
    calls: [
      callOn(disk, 'snapshot', {
        method: 'POST',
        path: path`/snapshots`,
        body: { resource_type: 'volume', volume_id: asItCame(raffId), name: copy },
        sentence: `Take the snapshot “${copy}” of the disk ${name}.`,
        probe: {
          kind: 'new-copy',
          copy: 'snapshot',
          source: { kind: 'volume', raffId },
          name: copy,
          // the list does not name disks: whatever is there already is not the new one
          notAmong: look
            .all('snapshot')
            .map((snapshot) => snapshot.raffId)
            .sort(),
        },
        again: 'never',
      }),
    ],
    lines: {
      does: [state('snapshot-taken', { source: name, copy })],
      survives: [state('disk-stays', { disk: name })],
      undo: [state('copy-can-be-deleted', { copy })],
      unknowns: server === null ? [] : [state('disk-may-be-in-use', { disk: name, server })],
      money: [state('snapshot-price', { passing: { perGbMonth: perGb === null ? null : perGb * HOURS_A_MONTH } })],
    },
    undo: {
      possible: 'yes',
      request: {
        action: 'snapshot.delete',
        targets: [],
        madeBy: { step: 'snapshot', kind: 'snapshot' },
        params: {},
      },
    },
    money: { monthly: null, source: 'unknown' },
    fact: `snapshot of ${name}`,
    leansOn: { status: facts.status, server, price: perGb },
    looksAt: [],
  }
}
