// A small practice account for a test: its clock stands still, and asking is one call.

import { smallAccount } from '@/lib/practice/fixtures/small-account'
import type { Vm } from '@/lib/practice/model'
import { type Practice, type PracticeOptions, startPractice } from '@/lib/practice/start-practice'

export const NOON = Date.UTC(2026, 2, 2, 12)
export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

export interface Ask {
  key?: string | null
  project?: string
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

export interface Told {
  status: number
  headers: Headers
  // answers are looked into field by field; what they hold is the contract test's business
  body: { success?: boolean; message?: string; error?: string; total?: number; data?: Row & Row[] } & Row
}

interface Row {
  [field: string]: unknown
}

export type Account = Practice & {
  ask(method: string, path: string, ask?: Ask): Promise<Told>
  /** The answer as it comes, for answers that are broken. */
  raw(method: string, path: string, ask?: Ask): Promise<Response>
  vm(name: string): Vm
  projectId(name: string): string
}

export async function openAccount(options: PracticeOptions = {}): Promise<Account> {
  const state = smallAccount({ seed: options.seed ?? 'test', now: NOON })
  const practice = await startPractice({ state, speed: 0, ...options })

  const raw = (method: string, path: string, { key = 'owner', project, body, headers, signal }: Ask = {}) =>
    fetch(practice.url + path, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(key === null ? {} : { 'X-API-Key': practice.keys[key] ?? key }),
        ...(project === undefined ? {} : { 'X-Project-ID': project }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    })

  return {
    ...practice,
    raw,
    async ask(method, path, ask) {
      const response = await raw(method, path, ask)
      return { status: response.status, headers: response.headers, body: await response.json() }
    },
    vm(name) {
      const found = [...practice.store.vms.all()].find((vm) => vm.name === name)
      if (!found) throw new Error(`There is no server ${name}.`)
      return found
    },
    projectId(name) {
      const found = [...practice.store.projects.all()].find((project) => project.name === name)
      if (!found) throw new Error(`There is no project ${name}.`)
      return found.id
    },
  }
}
