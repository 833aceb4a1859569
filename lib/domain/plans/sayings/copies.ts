import { ago, count, day, dollars, names } from './words'

export const COPIES = {
  'snapshot-taken': ({ source, copy }: { source: string; copy: string }) =>
    `The state of ${source} at that moment is kept as the snapshot “${copy}”.`,
  'backup-taken': ({ source, copy }: { source: string; copy: string }) =>
    `${source} is copied to Raff’s backup storage as “${copy}”. That takes some minutes.`,
  'copy-can-be-deleted': ({ copy }: { copy: string }) => `“${copy}” can be deleted again.`,
  'copy-leaves-out-disks': ({ server, disks }: { server: string; disks: string[] }) =>
    `It leaves out the ${disks.length === 1 ? 'disk' : 'disks'} ${names(disks)} of ${server}: ${disks.length === 1 ? 'it needs its' : 'they need their'} own snapshot.`,
  'snapshot-goes-with-server': ({ server }: { server: string }) =>
    `If ${server} is deleted, this snapshot goes with it. It helps against a bad change, not against a delete.`,
  'snapshot-price': ({ passing: { perGbMonth } }: { passing: { perGbMonth: number | null } }) =>
    perGbMonth === null
      ? 'What it will cost is not known: it depends on its size.'
      : `Costs ${dollars(perGbMonth)} a month for each GB that it turns out to hold, until it is deleted.`,
  'backup-price': ({ free, passing: { perGbMonth } }: { free: number; passing: { perGbMonth: number | null } }) =>
    perGbMonth === null
      ? `The ${free} newest backups of a server are free. What others cost is not known.`
      : `The ${free} newest backups of a server are free; each older one costs ${dollars(perGbMonth)} a month for each GB.`,
  'disk-may-be-in-use': ({ disk, server }: { disk: string; server: string }) =>
    `${disk} is attached to ${server}: files that are being written at that moment may not be whole in it.`,
  'disk-stays': ({ disk }: { disk: string }) => `Everything on ${disk}.`,

  'snapshot-deleted': (
    {
      copy,
      source,
      passing: { takenAt },
    }: { copy: string; source: string | null; passing: { takenAt: string | null } },
    now: Date,
  ) =>
    `The snapshot “${copy}”${source ? ` of ${source}` : ''}${takenAt ? `, taken ${ago(takenAt, now)},` : ''} is deleted.`,
  'backup-deleted': (
    {
      copy,
      source,
      passing: { takenAt },
    }: { copy: string; source: string | null; passing: { takenAt: string | null } },
    now: Date,
  ) =>
    `The restore point “${copy}”${source ? ` of ${source}` : ''}${takenAt ? `, taken ${ago(takenAt, now)},` : ''} is deleted.`,
  'series-deleted': ({ source, points }: { source: string | null; points: string[] }) =>
    `All ${count(points.length, 'restore point')}${source ? ` of ${source}` : ''} in this series ${points.length === 1 ? 'is' : 'are'} deleted, the newest, too.`,
  'series-members-unknown': ({
    source,
    oldest,
    newest,
  }: {
    source: string
    oldest: string | null
    newest: string | null
  }) =>
    `Raff does not say which restore points belong to one series. Taken to be in it, by their numbers: those of ${source}${oldest && newest ? ` from ${day(oldest)} to ${day(newest)}` : ''}.`,
  'no-way-back-to-then': ({ source, takenAt }: { source: string; takenAt: string | null }) =>
    takenAt
      ? `Nobody can go back to how ${source} was on ${day(takenAt)}.`
      : `Nobody can go back to how ${source} was then.`,
  'source-stays': ({ source }: { source: string }) => `${source} itself: nothing on it changes.`,
  'source-gone': ({ copy, source }: { copy: string; source: string }) =>
    `${source}, of which “${copy}” was taken, is gone: this may be all that is left of it.`,
  'source-unknown': ({ copy }: { copy: string }) => `Of what “${copy}” was taken is not known.`,
  'copies-left': (
    {
      source,
      some: _,
      passing: { points, newestAt },
    }: { source: string; some: true; passing: { points: number; newestAt: string | null } },
    now: Date,
  ) =>
    `${count(points, 'other restore point')} of ${source}${newestAt ? `, the newest from ${ago(newestAt, now)}` : ''}.`,
  'snapshots-left': ({ source, passing: { total } }: { source: string; passing: { total: number } }) =>
    `${count(total, 'other snapshot')} of ${source}.`,
  'last-good-copy': ({ source }: { source: string }) =>
    `It is the last good copy of ${source}: after it there is none.`,
  'newest-good-copy': ({ source, next }: { source: string; next: string | null }) =>
    next
      ? `It is the newest good copy of ${source}. The next one is from ${day(next)}.`
      : `It is the newest good copy of ${source}.`,
  'was-never-whole': ({ copy, status }: { copy: string; status: string }) =>
    `“${copy}” is ${status}: it was never a copy to go back to.`,
  'others-depend': ({ copy, passing: { later } }: { copy: string; passing: { later: number } }) =>
    `${count(later, 'later restore point')} of the same series ${later === 1 ? 'builds' : 'build'} on “${copy}”. Whether they can be used without it is more than Raff tells.`,

  'schedule-created': ({ server, rhythm, keep }: { server: string; rhythm: string; keep: number }) =>
    `Raff takes a backup of ${server} ${rhythm} and keeps the last ${keep === 1 ? 'one' : keep}.`,
  'schedule-beside-others': ({ server, schedules }: { server: string; schedules: string[] }) =>
    `${server} has ${count(schedules.length, 'schedule')} already: ${names(schedules)}. They go on beside it.`,
  'schedule-leaves-out-disks': ({ server, disks }: { server: string; disks: string[] }) =>
    `No schedule copies the ${disks.length === 1 ? 'disk' : 'disks'} ${names(disks)} of ${server}. Snapshots have to be taken of ${disks.length === 1 ? 'it' : 'them'}.`,
  'schedule-changed': ({ schedule, changes }: { schedule: string; changes: string[] }) =>
    `The schedule ${schedule} changes: ${changes.join('; ')}.`,
  'schedule-keeps-fewer': ({ server, from, to }: { server: string; from: number; to: number }) =>
    `With the next run, the restore points of ${server} beyond the newest ${to === 1 ? 'one' : to} are deleted for good. Up to now ${from} are kept.`,
  'schedule-rarer': ({ server }: { server: string }) =>
    `${server} is copied less often: up to a week of work can be lost instead of a day.`,
  'schedule-deleted': ({ schedule, server }: { schedule: string; server: string | null }) =>
    `The schedule ${schedule} is deleted. ${server ? `No new backups of ${server} are taken by it.` : 'It takes no backups any more.'}`,
  'schedule-was-the-only-one': ({ server }: { server: string }) =>
    `It is the only schedule of ${server}: after this nobody copies it unless somebody asks.`,
  'schedules-left': ({ schedules }: { schedules: string[] }) =>
    `The ${schedules.length === 1 ? 'schedule' : 'schedules'} ${names(schedules)}.`,
  'taken-copies-stay': (
    { server, passing: { points, newestAt } }: { server: string; passing: { points: number; newestAt: string | null } },
    now: Date,
  ) =>
    points === 0
      ? `There are no copies of ${server} to keep.`
      : `The ${count(points, 'restore point')} of ${server}${newestAt ? `, the newest from ${ago(newestAt, now)}` : ''}.`,
  'schedule-server-gone': ({ schedule }: { schedule: string }) =>
    `The server that ${schedule} backs up is gone: the schedule does nothing any more.`,
  'schedule-can-come-back': ({ schedule }: { schedule: string }) =>
    `The schedule ${schedule} can be set up again as it was. Copies that were not taken in the meantime stay missing.`,
  'schedule-cannot-be-read-back': ({ runtime }: { runtime: string | null }) =>
    runtime
      ? `It can be set up again by hand: Raff calls its time “${runtime}”, which Stocktake cannot read.`
      : 'It can be set up again by hand: Raff does not say when it ran.',
  'schedule-can-be-changed-back': ({ schedule }: { schedule: string }) =>
    `${schedule} can be set back as it was. Restore points that were deleted in the meantime stay gone.`,
  'schedule-can-be-deleted': ({ server }: { server: string }) =>
    `The schedule of ${server} can be deleted again; copies it took by then stay.`,

  'disk-deleted': ({ disk, gb }: { disk: string; gb: number }) =>
    `The disk ${disk} (${gb} GB) is deleted with everything on it.`,
  'disk-attached-to-nothing': ({ disk }: { disk: string }) =>
    `${disk} is attached to no server, so nothing that runs uses it now.`,
  'disk-snapshots-left': (
    { disk, passing: { total, newestAt } }: { disk: string; passing: { total: number; newestAt: string | null } },
    now: Date,
  ) =>
    `${count(total, 'snapshot')} of ${disk}${newestAt ? `, the newest from ${ago(newestAt, now)}` : ''}, if Raff keeps snapshots of a disk that is gone. It does not say.`,
  'disk-has-no-snapshot': ({ disk }: { disk: string }) =>
    `Nothing. There is no snapshot of ${disk}, and backups of servers never cover disks.`,
  'server-backups-do-not-cover': ({ disk }: { disk: string }) =>
    `Backups of servers do not help: they never hold what was on ${disk}.`,
  'snapshots-of-other-disks': ({ disk, passing: { total } }: { disk: string; passing: { total: number } }) =>
    `${count(total, 'snapshot')} in the project ${total === 1 ? 'is' : 'are'} of another or an unknown disk, and ${total === 1 ? 'does' : 'do'} not count for ${disk}.`,
}
