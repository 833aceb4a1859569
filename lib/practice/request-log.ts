export interface LoggedRequest {
  method: string
  path: string
  keyPrefix: string | undefined
  /** What was answered; 0 when the connection was cut or left hanging. */
  status: number
  /** Real time. */
  at: number
}

/** Enough for any test, and bounded for a practice account that runs for weeks. */
const MOST_KEPT = 50_000

export class RequestLog {
  private entries: LoggedRequest[] = []
  /** All requests ever, also those no longer kept. */
  total = 0

  add(entry: LoggedRequest): void {
    this.total += 1
    this.entries.push(entry)
    if (this.entries.length > MOST_KEPT) this.entries = this.entries.slice(MOST_KEPT / 2)
  }

  all(): readonly LoggedRequest[] {
    return this.entries
  }

  /** Requests that would change something. */
  writes(): LoggedRequest[] {
    return this.entries.filter((entry) => entry.method !== 'GET')
  }

  clear(): void {
    this.entries = []
    this.total = 0
  }
}
