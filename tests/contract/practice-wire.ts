// Talks to a practice account over real HTTP and holds every answer against the contract.

import { type Practice, startPractice } from '@/lib/practice/start-practice'
import { smallAccount } from '@/lib/practice/fixtures/small-account'
import { deviationOf } from './practice-deviations'
import type { ContractDocument, Operation } from './practice-document'

export interface Ask {
  /** Purpose of a handed-out key, a whole key, or null for none. */
  key?: string | null
  project?: string
  body?: unknown
}

export interface Told {
  status: number
  body: Record<string, unknown> & { data?: unknown; message?: string }
  headers: Headers
}

export interface Wire {
  practice: Practice
  /** Statuses seen, by operation id. */
  seen: Map<string, Set<number>>
  ask(method: string, path: string, ask?: Ask): Promise<Told>
}

const NOON = Date.UTC(2026, 2, 2, 12)
const BETWEEN_REQUESTS_MS = 40

export async function openWire(document: ContractDocument, state = smallAccount({ seed: 'contract', now: NOON })) {
  let real = 0
  const realTime = () => {
    real += BETWEEN_REQUESTS_MS
    return real
  }
  const practice = await startPractice({ state, speed: 0, realTime })
  const seen = new Map<string, Set<number>>()

  async function ask(method: string, path: string, { key = 'owner', project, body }: Ask = {}): Promise<Told> {
    const headers: Record<string, string> = { 'Content-Type': 'application/json' }
    if (key !== null) headers['X-API-Key'] = practice.keys[key] ?? key
    if (project !== undefined) headers['X-Project-ID'] = project
    const sent = body === undefined ? undefined : JSON.stringify(body)
    const response = await fetch(practice.url + path, { method, headers, body: sent })
    const told: Told = { status: response.status, body: await response.json(), headers: response.headers }
    const operation = operationOf(document, method, path)
    requireOnContract(document, operation, told)
    seen.set(operation.id, (seen.get(operation.id) ?? new Set()).add(told.status))
    return told
  }

  const wire: Wire = { practice, seen, ask }
  return wire
}

function operationOf(document: ContractDocument, method: string, path: string): Operation {
  const words = path.split('?')[0]?.split('/') ?? []
  const fitting = document.operations.filter((operation) => {
    const pattern = operation.path.split('/')
    const same = pattern.every((word, place) => word.startsWith('{') || word === words[place])
    return operation.method === method && pattern.length === words.length && same
  })
  const [operation] = fitting.sort((a, b) => a.path.split('{').length - b.path.split('{').length)
  if (!operation) throw new Error(`${method} ${path} is not in the document`)
  return operation
}

function requireOnContract(document: ContractDocument, operation: Operation, { status, body }: Told): void {
  const validate = operation.responses.get(status)
  if (!validate && deviationOf({ operation: operation.id, status }) === undefined) {
    throw new Error(`${operation.id} answered ${status}, which neither the document nor the list of deviations knows`)
  }
  const check = validate ?? document.error
  if (check(body)) return
  const faults = (check.errors ?? []).filter(
    (fault) => deviationOf({ operation: operation.id, status, at: fault.instancePath }) === undefined,
  )
  if (faults.length === 0) return
  const words = faults.map((fault) => `${fault.instancePath || '/'} ${fault.message} ${JSON.stringify(fault.params)}`)
  throw new Error(`${operation.id} ${status} is off the contract:\n  ${words.join('\n  ')}\n  ${JSON.stringify(body)}`)
}
