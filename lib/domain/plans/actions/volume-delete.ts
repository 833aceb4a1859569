import { type ActionPlan, draftOf } from '../action-plan'
import { readingOf, type Row } from '../facts'
import type { SnapshotFacts } from '../../inventory/facts'
import { saved } from '../money'
import { type Line, line, missing, untold } from '../plan-shape'
import { call, step } from '../steps'
import { counted, dated, daysOld } from '../words'

export const volumeDelete: ActionPlan<'volume.delete', 'volume'> = {
  action: 'volume.delete',
  kind: 'volume',
  needs: ['snapshots', 'server'],
  draft(disk, _, now) {
    const { raffId: id, name, projectId, facts } = disk
    const snapshots = readingOf(disk, 'snapshots')
    const kept = snapshots.known ? [...snapshots.value] : []
    kept.sort((a, b) => (b.facts.createdAt ?? '').localeCompare(a.facts.createdAt ?? ''))
    const newest = kept[0]?.facts.createdAt ?? null
    return draftOf({
      steps: [
        step(disk, {
          sentence: `Delete the disk ${name} (${facts.sizeGb} GB) for good.`,
          call: call`DELETE /volumes/${id}`({ projectId }),
          proof: { see: 'gone', kind: 'volume', id, projectId },
        }),
      ],
      stops: [line(`Everything on the disk ${name} (${facts.sizeGb} GB), for good.`)],
      affects: disk.owner && !disk.owner.gone ? [line(`${disk.owner.name}, who answers for ${name}.`)] : [],
      survives: snapshots.known ? survivors(kept, newest, now) : [],
      undo:
        kept.length > 0
          ? {
              possible: false,
              until: null,
              sentence: 'Only what is in its snapshots can be had again, if they outlive it.',
              request: null,
            }
          : { possible: false, until: null, sentence: 'No. A deleted disk cannot be brought back.', request: null },
      money: saved(disk),
      unknowns: [
        ...(snapshots.known ? [] : [missing(`Its snapshots could not be read: ${snapshots.why}`, 'snapshots unread')]),
        ...(kept.length > 0
          ? [untold('Raff does not say whether snapshots of a disk that is gone can be used.', 'fate of snapshots')]
          : []),
        untold('Raff does not tell what is on a disk.', 'content not told'),
      ],
      obstacles: [
        ...(facts.vmId || facts.status === 'attached' ? [attachedTo(disk)] : []),
        ...(facts.status === 'creating' ? [`The disk ${name} is still being made. Try again when that is over.`] : []),
      ],
      nothingLeft: facts.status === 'deleting' ? `The disk ${name} is being deleted already.` : null,
      confirmation: {
        fact: `${facts.sizeGb} GB, ${!snapshots.known ? 'snapshots unknown' : kept.length === 0 ? 'no snapshots' : `${counted(kept.length, 'snapshot')}, newest of ${dated(newest)}`}`,
        why: `This is what you give up with ${name}.`,
      },
      basis: {
        name,
        sizeGb: facts.sizeGb,
        status: facts.status,
        vmId: facts.vmId,
        snapshots: kept.map((each) => each.id).sort(),
      },
    })
  },
}

function survivors(kept: readonly Row<SnapshotFacts>[], newest: string | null, now: Date): Line[] {
  if (kept.length === 0)
    return [line('Nothing. No snapshot of it is known, and backups of servers do not hold disks.', 'nothing survives')]
  return [line(`${counted(kept.length, 'snapshot')} of it, the newest ${daysOld(newest, now)}.`, 'snapshots stay')]
}

function attachedTo(disk: Parameters<typeof volumeDelete.draft>[0]): string {
  const server = readingOf(disk, 'server')
  const where = server.known && server.value ? server.value.facts.name : 'a server'
  return `The disk ${disk.name} is attached to ${where}. Unmount it there and detach it in Raff’s dashboard first.`
}
