import { type ActionPlan, draftOf } from '../action-plan'
import { readingOf } from '../facts'
import { saved } from '../money'
import { line, missing, untold } from '../plan-shape'
import { call, step } from '../steps'
import { counted, daysOld } from '../words'

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
      survives:
        kept.length > 0
          ? [line(`${counted(kept.length, 'snapshot')} of it, the newest ${daysOld(newest, now)}.`, 'snapshots stay')]
          : [
              line(
                'Nothing. No snapshot of it is known, and backups of servers do not hold disks.',
                'nothing survives',
              ),
            ],
      undo:
        kept.length > 0
          ? { possible: false, until: null, sentence: 'Only what is in its snapshots can be had again.', request: null }
          : { possible: false, until: null, sentence: 'No. A deleted disk cannot be brought back.', request: null },
      money: saved(disk),
      unknowns: [
        ...(snapshots.known ? [] : [missing(`Its snapshots could not be read: ${snapshots.why}`, 'snapshots unread')]),
        untold('Raff does not tell what is on a disk.', 'content not told'),
      ],
      obstacles: facts.vmId ? [attachedTo(disk)] : [],
      confirmation: {
        fact: `${facts.sizeGb} GB, ${kept.length === 0 ? 'no snapshots' : `${counted(kept.length, 'snapshot')}, newest ${daysOld(newest, now)}`}`,
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

function attachedTo(disk: Parameters<typeof volumeDelete.draft>[0]): string {
  const server = readingOf(disk, 'server')
  const where = server.known && server.value ? server.value.facts.name : 'a server'
  return `The disk ${disk.name} is attached to ${where}. Unmount it there and detach it in Raff’s dashboard first.`
}
