import type { Json } from '../canonical-json'
import type { PlanCall } from './plan'
import type { FromStep, Probe } from './probe'

/** What ended steps have given, by step and field: `{ create: { id: '…' } }`. Never a secret. */
export type StepGifts = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The call with everything in place that earlier steps had to give. Null: something is missing, and nothing may be sent. */
export function fillCall(call: PlanCall, gifts: StepGifts): PlanCall | null {
  const missing: FromStep[] = []
  const filled = {
    ...call,
    body: fillJson(call.body, gifts, missing),
    probe: fillProbe(call.probe, gifts, missing),
  }
  return missing.length > 0 ? null : filled
}

export function isFromStep(value: unknown): value is FromStep {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 2 &&
    typeof (value as FromStep).fromStep === 'string' &&
    typeof (value as FromStep).field === 'string'
  )
}

function fillJson(value: Json, gifts: StepGifts, missing: FromStep[]): Json {
  if (isFromStep(value)) return giftOf(value, gifts, missing)
  if (Array.isArray(value)) return value.map((each) => fillJson(each, gifts, missing))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fillJson(inner, gifts, missing)]))
}

function fillProbe(probe: Probe, gifts: StepGifts, missing: FromStep[]): Probe {
  return probe.kind === 'key-reaches' && isFromStep(probe.keyId)
    ? { ...probe, keyId: giftOf(probe.keyId, gifts, missing) }
    : probe
}

function giftOf(wanted: FromStep, gifts: StepGifts, missing: FromStep[]): string {
  const gift = Object.hasOwn(gifts, wanted.fromStep) ? gifts[wanted.fromStep] : undefined
  const value = gift && Object.hasOwn(gift, wanted.field) ? gift[wanted.field] : undefined
  if (value === undefined || value === '') missing.push(wanted)
  return value ?? ''
}
