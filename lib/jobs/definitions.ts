// The jobs there are: names, when they run, how often they may be tried. No handlers here, so that use cases can queue
// a job without importing what it does.

export type JobName = keyof typeof JOBS

export type JobDefinition = {
  /** When it runs by itself, as cron in UTC; absent for jobs that only use cases queue. */
  cron?: string
  /** Tries after the first before the job counts as failed. */
  retryLimit: number
  /** A worker that has not finished by then is taken for dead and the job is given to another. */
  expireInSeconds: number
}

export const JOBS = {
  /** Removes what only had meaning for a while: ended sessions, counters of failed sign-ins. */
  'keep-house': { cron: '17 * * * *', retryLimit: 2, expireInSeconds: 300 },
  /** Asks Raff about every stored key, so that one that died is known before it is needed. */
  'check-connections': { cron: '41 4 * * *', retryLimit: 1, expireInSeconds: 900 },
  /** Reads every account that is due. */
  'sync-accounts': { cron: '*/10 * * * *', retryLimit: 0, expireInSeconds: 3_600 },
  /** Reads one account because somebody asked for it: `{ accountId, requestedById? }`. */
  'sync-account': { retryLimit: 1, expireInSeconds: 3_600 },
  /** Works out the findings of one account because something changed, `{ accountId }`, or of all because time passed. */
  'recompute-findings': { cron: '5-59/10 * * * *', retryLimit: 2, expireInSeconds: 300 },
  /** Goes on with one approved request: `{ requestId }`. What has to wait is queued again for its time. */
  'run-request': { retryLimit: 2, expireInSeconds: 600 },
  /** Finds requests whose time has come: to begin, to go on after a crash, to be taken up again, to expire. */
  'wake-requests': { cron: '* * * * *', retryLimit: 0, expireInSeconds: 120 },
  /** Removes history that is older than we keep it. */
  'trim-history': { cron: '53 3 * * *', retryLimit: 1, expireInSeconds: 1_800 },
} as const satisfies Record<string, JobDefinition>
