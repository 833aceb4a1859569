import { type ActionPlan, draftOf } from '../action-plan'
import { readingOf } from '../facts'
import { line, untold } from '../plan-shape'
import { call, step } from '../steps'
import { counted } from '../words'
import { timesBody, timesWords } from './schedule-times'

export const backupScheduleUpdate: ActionPlan<'backup-schedule.update', 'backup-schedule'> = {
  action: 'backup-schedule.update',
  kind: 'backup-schedule',
  needs: ['server'],
  draft(schedule, params) {
    const { raffId: id, name, projectId, facts } = schedule
    const server = readingOf(schedule, 'server')
    const of = server.known ? (server.value?.facts.name ?? 'a server that is gone') : 'its server'
    const fewer = params.keepCount !== undefined && facts.keepCount !== null && params.keepCount < facts.keepCount
    const runs = runsAt(facts.runtime)
    const timed =
      (params.time !== undefined && params.time.toLowerCase() !== runs.time?.toLowerCase()) ||
      (params.dayOfWeek !== undefined && params.dayOfWeek !== runs.dayOfWeek)
    const rarer = params.type === 'weekly' && facts.type === 'daily'
    const same =
      !timed && (params.type ?? facts.type) === facts.type && (params.keepCount ?? facts.keepCount) === facts.keepCount
    const before = [facts.runtime, facts.keepCount !== null && `${facts.keepCount} kept`].filter(Boolean).join(', ')
    return draftOf({
      steps: [
        step(schedule, {
          sentence: `Change the backups of ${of} to: ${timesWords(params)}.`,
          call: call`PATCH /backup-schedules/${id}`({ projectId, body: timesBody(params) }),
          proof: {
            see: 'schedule',
            id,
            projectId: projectId ?? '',
            type: params.type ?? null,
            keepCount: params.keepCount ?? null,
            changed: timed,
            before: facts.runtime ?? '',
          },
          repeatable: true,
        }),
      ],
      stops: fewer
        ? [
            line(
              `Copies beyond ${counted(params.keepCount ?? 0, 'newest one', 'newest ones')}: Raff removes them after the next run.`,
              'older copies go',
            ),
          ]
        : [],
      affects: [line(`The backups of ${of}.`)],
      survives: fewer ? [] : [line('The copies that are there stay.', 'copies stay')],
      undo: undoOf(facts),
      unknowns: [
        untold(
          'Raff tells when a schedule runs only as a text, so the change is checked against that text.',
          'runtime is text',
        ),
      ],
      raises: fewer ? [{ level: 'high', why: 'Fewer copies are kept, so older ones go for good.' }] : [],
      warnings: rarer ? [`${of} is copied less often: up to a week of work can be lost instead of a day.`] : [],
      obstacles: rarer && !params.dayOfWeek ? [`Say on which day of the week ${name} should run.`] : [],
      nothingLeft: same ? `${name} is like that already.` : null,
      difference: [{ before, after: timesWords(params) }],
      confirmation: fewer
        ? {
            fact: `${params.keepCount} copies of ${of} instead of ${facts.keepCount}`,
            why: 'Older copies go for good.',
          }
        : null,
      basis: { name, type: facts.type, runtime: facts.runtime, keepCount: facts.keepCount, vmId: facts.vmId },
    })
  },
}

const RUNTIME = /^(?:Daily at |(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday) )(\S+)$/

function runsAt(runtime: string | null): { dayOfWeek?: string | undefined; time?: string | undefined } {
  const [, dayOfWeek, time] = RUNTIME.exec(runtime ?? '') ?? []
  return { dayOfWeek, time }
}

function undoOf({ runtime, type, keepCount }: { runtime: string | null; type: string; keepCount: number | null }) {
  const { dayOfWeek, time } = runsAt(runtime)
  const request =
    time === undefined || keepCount === null
      ? null
      : {
          action: 'backup-schedule.update' as const,
          params: { type, time, ...(dayOfWeek && { dayOfWeek }), keepCount },
        }
  return { possible: true, until: null, sentence: 'Change it back. Copies that went meanwhile stay gone.', request }
}
