import { HOURS_A_MONTH, FREE_BACKUPS } from '../../inventory/monthly-cost'
import { callOn, path } from '../call'
import { type Builder, refuse } from '../draft'
import { state } from '../say'
import { imageName } from './save-image'
import { whyNotCopied } from './server-status'

export const takeSnapshot: Builder<'vm.snapshot'> = (server, { name: given }, look) => {
  const { name, raffId, facts } = server
  const why = whyNotCopied(server)
  if (why) return refuse('blocked', why)
  const copy = imageName(server, given)
  const disks = look
    .disksOf(raffId)
    .map((disk) => disk.name)
    .sort()
  const before = look.snapshotsOf('vm', raffId).map((snapshot) => snapshot.raffId)
  const perGb = look.facts.prices.snapshotGbHour
  return {
    calls: [
      callOn(server, 'snapshot', {
        method: 'POST',
        path: path`/snapshots`,
        body: { resource_type: 'vm', resource_id: raffId, name: copy },
        sentence: `Take the snapshot “${copy}” of ${name}.`,
        probe: { kind: 'new-copy', copy: 'snapshot', source: { kind: 'vm', raffId }, name: copy, notAmong: before },
        again: 'never',
      }),
    ],
    lines: {
      does: [state('snapshot-taken', { source: name, copy }), state('busy-while-copied', { server: name })],
      survives: [state('everything-stays', { server: name })],
      undo: [state('copy-can-be-deleted', { copy })],
      unknowns: [
        ...(disks.length > 0 ? [state('copy-leaves-out-disks', { server: name, disks })] : []),
        state('snapshot-goes-with-server', { server: name }),
      ],
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
    leansOn: { status: facts.status, disks, price: perGb },
    looksAt: ['volume', 'snapshot'],
  }
}

export const takeBackup: Builder<'vm.backup'> = (server, { name: given }, look) => {
  const { name, raffId, facts } = server
  const why = whyNotCopied(server)
  if (why) return refuse('blocked', why)
  const backups = look.backupsOf(raffId)
  const unfinished = backups.find(({ facts: { status } }) => status === 'pending' || status === 'creating')
  if (unfinished)
    return refuse('blocked', `A backup of ${name} is being made already: “${unfinished.name}”. Wait for it.`)
  const copy = imageName(server, given)
  const disks = look
    .disksOf(raffId)
    .map((disk) => disk.name)
    .sort()
  const perGb = look.facts.prices.backupGbMonth
  return {
    calls: [
      callOn(server, 'backup', {
        method: 'POST',
        path: path`/backups`,
        body: { vm_id: raffId, name: copy },
        sentence: `Take the backup “${copy}” of ${name}.`,
        probe: {
          kind: 'new-copy',
          copy: 'backup',
          source: { kind: 'vm', raffId },
          name: copy,
          notAmong: backups.map((backup) => backup.raffId),
        },
        again: 'never',
      }),
    ],
    lines: {
      does: [state('backup-taken', { source: name, copy }), state('busy-while-copied', { server: name })],
      survives: [state('everything-stays', { server: name })],
      undo: [state('copy-can-be-deleted', { copy })],
      unknowns: disks.length > 0 ? [state('copy-leaves-out-disks', { server: name, disks })] : [],
      money: [state('backup-price', { free: FREE_BACKUPS, passing: { perGbMonth: perGb } })],
    },
    undo: {
      possible: 'yes',
      request: { action: 'backup.delete', targets: [], madeBy: { step: 'backup', kind: 'backup' }, params: {} },
    },
    money: { monthly: null, source: 'unknown' },
    fact: `backup of ${name}`,
    leansOn: { status: facts.status, disks, price: perGb, unfinished: false },
    looksAt: ['volume', 'backup'],
  }
}
