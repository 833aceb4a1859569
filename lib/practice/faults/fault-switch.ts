import { chanceOf } from '../ids'
import { type Fault, readFault } from './fault'

export interface Asked {
  method: string
  pathname: string
  apiKey: string | undefined
}

/** A fault that strikes, and a number that tells this stroke from every other. */
export interface Stroke {
  fault: Fault
  count: number
}

interface Armed {
  fault: Fault
  /** How many requests have fitted so far. */
  seen: number
  order: number
}

/** The faults in force. Everything about when they strike follows from the seed and the order of requests. */
export class FaultSwitch {
  private armed: Armed[] = []
  private order = 0

  constructor(
    private readonly seed: string,
    faults: Fault[] = [],
  ) {
    for (const fault of faults) this.add(fault)
  }

  add(fault: Fault): void {
    this.armed.push({ fault: readFault(fault), seen: 0, order: this.order++ })
  }

  clear(): void {
    this.armed = []
  }

  list(): Fault[] {
    return this.armed.map(({ fault }) => fault)
  }

  strike(asked: Asked): Stroke[] {
    return this.armed.filter(({ fault }) => fits(fault, asked)).flatMap((armed) => this.count(armed))
  }

  private count(armed: Armed): Stroke[] {
    const { fault, order } = armed
    const count = armed.seen++
    const place = count - (fault.after ?? 0)
    if (place < 0) return []
    if (fault.every !== undefined && (place + 1) % fault.every !== 0) return []
    if (fault.first !== undefined && Math.floor(place / (fault.every ?? 1)) >= fault.first) return []
    if (fault.probability !== undefined && chanceOf(this.seed, 'fault', order, count) >= fault.probability) return []
    return [{ fault, count }]
  }
}

function fits(fault: Fault, { method, pathname, apiKey }: Asked): boolean {
  if (fault.method !== undefined && !fitsMethod(fault.method, method)) return false
  if (fault.key !== undefined && !apiKey?.startsWith(fault.key)) return false
  return fault.path === undefined || fitsPath(fault.path, pathname)
}

function fitsMethod(wanted: string, method: string): boolean {
  return wanted === 'write' ? method !== 'GET' : wanted.toUpperCase() === method
}

function fitsPath(pattern: string, pathname: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(pathname)
}
