import type { ScheduleTimes } from '../action-params'

/** The times as Raff takes them. */
export function timesBody({ type, time, dayOfWeek, keepCount }: Partial<ScheduleTimes>) {
  return {
    ...(type !== undefined && { type }),
    ...(time !== undefined && { time }),
    ...(dayOfWeek !== undefined && { day_of_week: dayOfWeek }),
    ...(keepCount !== undefined && { keep_count: keepCount }),
  }
}

/** "every day at 8am, 7 kept" */
export function timesWords({ type, time, dayOfWeek, keepCount }: Partial<ScheduleTimes>): string {
  const when = type === 'weekly' ? `every ${dayOfWeek ?? 'week'}` : type === 'daily' ? 'every day' : null
  return [when, time && `at ${time}`, keepCount !== undefined && `${keepCount} kept`].filter(Boolean).join(', ')
}
