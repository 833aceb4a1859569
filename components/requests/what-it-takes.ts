import type { DryRunAnswer } from '@/lib/contracts/plans'

type Takes = DryRunAnswer['takes']

/** What follows when it is asked for: who has to agree, and when it begins. */
export function whatItTakes({ approvers, askerMayApprove, coolingOffMinutes, workingHours }: Takes): string {
  const wait = coolingOffMinutes > 0 ? `${lengthOf(coolingOffMinutes)} in which anybody can stop it` : ''
  const hours = workingHours ? ' It only begins within working hours.' : ''
  if (approvers === 0)
    return `Nobody else has to agree: it begins ${wait ? `after ${wait}` : 'as soon as you ask for it'}.${hours}`
  const who = askerMayApprove
    ? approvers === 1
      ? 'One person has to agree, which may be you'
      : `${counted(approvers)} people have to agree, of whom you may be one`
    : approvers === 1
      ? 'One other person has to agree'
      : `${counted(approvers)} other people have to agree`
  return `${who}. Then it begins ${wait ? `after ${wait}` : 'at once'}.${hours}`
}

function counted(people: number): string {
  return ['Two', 'Three', 'Four', 'Five'][people - 2] ?? String(people)
}

/** "30 minutes", "one hour", "90 minutes", "24 hours" */
export function lengthOf(minutes: number): string {
  if (minutes < 60 || minutes % 60 !== 0)
    return minutes === 1 ? 'one minute' : `${minutes.toLocaleString('en')} minutes`
  return minutes === 60 ? 'one hour' : `${(minutes / 60).toLocaleString('en')} hours`
}
