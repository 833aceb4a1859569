// Which servers are copied when, one schedule a line: server, time (UTC), how many copies it keeps, and what is wrong.
// The copies themselves follow from this in take-past-copies.ts.

import type { Weekday } from '../model'
import { readTimeOfDay } from '../next-run'

export interface ScheduleRow {
  server: string
  type: 'daily' | 'weekly'
  day: Weekday | null
  hour: number
  minute: number
  keep: number
  /** Its runs come to this since so many days before now. */
  broken?: { outcome: 'failed' | 'stuck' | 'skipped'; days: number }
  /** Its copies were not deleted with the server. */
  copiesStay?: true
  /** The first point of its series was lost. */
  lostFirst?: true
}

export const SCHEDULES: readonly ScheduleRow[] = [
  nightly('shop-db-01', '01:00', 14),
  weekly('shop-db-01', 'Sunday', '05:00', 8),
  nightly('shop-db-02', '01:20', 7),
  nightly('shop-web-01', '02:00', 7),
  nightly('shop-web-02', '02:10', 7),
  nightly('shop-api-01', '02:20', 7),
  nightly('shop-api-02', '02:30', 7),
  nightly('shop-worker-01', '02:40', 7),
  nightly('shop-worker-02', '02:50', 7),
  nightly('shop-search-01', '03:00', 7, { broken: { outcome: 'stuck', days: 6 } }),
  nightly('shop-cache-01', '03:10', 7),
  nightly('shop-images-01', '03:20', 7),
  nightly('shop-mail-01', '03:30', 10),
  nightly('shop-payments-01', '03:40', 14, { broken: { outcome: 'failed', days: 9 } }),
  nightly('shop-backoffice-01', '03:50', 7),
  weekly('shop-cart-legacy-01', 'Monday', '04:00', 4, { lostFirst: true }),
  nightly('shop-reports-01', '04:10', 5, { copiesStay: true }),
  weekly('shop-blog-01', 'Tuesday', '04:30', 4),
  weekly('stg-web-01', 'Saturday', '21:00', 4),
  weekly('stg-api-01', 'Saturday', '21:15', 4),
  weekly('stg-worker-01', 'Saturday', '21:30', 4),
  nightly('stg-db-01', '23:00', 7),
  weekly('stg-search-01', 'Saturday', '22:00', 4),
  weekly('stg-payments-01', 'Saturday', '22:15', 4),
  nightly('dev-shared-01', '22:30', 7),
  weekly('dev-priya', 'Friday', '19:00', 4),
  weekly('dev-kwame', 'Friday', '19:15', 4),
  weekly('dev-yuki', 'Friday', '19:30', 4),
  weekly('ci-runner-01', 'Sunday', '06:00', 4),
  weekly('ci-runner-02', 'Sunday', '06:15', 4),
  nightly('dev-demo-day', '23:30', 7),
  nightly('northlight-web-01', '00:30', 14),
  nightly('northlight-cms-01', '00:40', 14),
  nightly('northlight-db-01', '00:50', 14),
  weekly('northlight-preview-01', 'Sunday', '07:00', 4),
  weekly('northlight-import-01', 'Thursday', '20:00', 4, { broken: { outcome: 'skipped', days: 19 } }),
  nightly('office-git-01', '20:00', 14),
  weekly('office-git-01', 'Saturday', '12:00', 6),
  nightly('office-files-01', '20:30', 10),
  nightly('office-vpn-01', '21:00', 7),
  weekly('office-intranet-01', 'Saturday', '13:00', 5),
  nightly('office-stats-01', '21:30', 1),
]

/** Copies taken by hand, apart from any series. */
export const COPIES_BY_HAND: readonly { server: string; name: string; age: number; stuck?: true; failed?: true }[] = [
  { server: 'northlight-web-01', name: 'launch-day', age: 240 },
  { server: 'shop-db-01', name: 'before-currency-change', age: 76 },
  { server: 'office-files-01', name: 'year-end', age: 54 },
  { server: 'shop-cart-legacy-01', name: 'before-stopping', age: 24, failed: true },
  // queued and never begun
  { server: 'stg-loadtest-01', name: 'keep-the-results', age: 13, stuck: true },
]

type Extras = Pick<ScheduleRow, 'broken' | 'copiesStay' | 'lostFirst'>

function nightly(server: string, time: string, keep: number, extras: Extras = {}): ScheduleRow {
  return { server, type: 'daily', day: null, ...clock(time), keep, ...extras }
}

function weekly(server: string, day: Weekday, time: string, keep: number, extras: Extras = {}): ScheduleRow {
  return { server, type: 'weekly', day, ...clock(time), keep, ...extras }
}

function clock(time: string): { hour: number; minute: number } {
  const read = readTimeOfDay(time)
  if (!read) throw new Error(`${time} is not a time of day.`)
  return read
}
