import { type ActionPlan, draftOf } from '../action-plan'
import { readingOf } from '../facts'
import { saved } from '../money'
import { line, untold } from '../plan-shape'
import { call, step } from '../steps'
import { dated, daysOld } from '../words'

export const snapshotDelete: ActionPlan<'snapshot.delete', 'snapshot'> = {
  action: 'snapshot.delete',
  kind: 'snapshot',
  needs: ['server'],
  draft(snapshot, _, now) {
    const { raffId: id, name, projectId, facts } = snapshot
    const server = readingOf(snapshot, 'server')
    const source =
      facts.type === 'vm'
        ? server.known
          ? (server.value?.facts.name ?? 'a server that is gone')
          : 'a server'
        : 'a disk'
    const gone = facts.type === 'vm' && server.known && server.value === null
    const age = daysOld(facts.createdAt, now)
    return draftOf({
      steps: [
        step(snapshot, {
          sentence: `Delete the snapshot ${name} of ${source} for good.`,
          call: call`DELETE /snapshots/${id}`({ projectId }),
          proof: { see: 'gone', kind: 'snapshot', id, projectId },
        }),
      ],
      stops: [line(`The way back to ${source} as it was then (${age}).`, `way back ${source}`)],
      survives: gone ? [] : [line(`${source} itself stays as it is.`, 'source stays')],
      warnings: gone ? ['The server it was taken of is gone: this may be all that is left of it.'] : [],
      undo: { possible: false, until: null, sentence: 'No. A deleted snapshot cannot be brought back.', request: null },
      money: saved(snapshot),
      unknowns: [
        ...(facts.type === 'vm' ? [] : [untold('Raff does not tell which disk a snapshot is of.', 'disk not told')]),
        ...(server.known || facts.type !== 'vm'
          ? []
          : [untold(`Its server could not be read: ${server.why}`, 'server unread')]),
      ],
      obstacles:
        facts.status === 'active' ? [`${source} runs on this snapshot right now, so it cannot be deleted.`] : [],
      confirmation: {
        fact: `${name}, ${dated(facts.createdAt)}`,
        why: 'This is the moment nobody can go back to afterwards.',
      },
      basis: {
        name,
        status: facts.status,
        type: facts.type,
        vmId: facts.vmId,
        size: facts.size,
        createdAt: facts.createdAt,
        gone,
      },
    })
  },
}
