/** What happens next, soonest first; a binary heap, because 5,000 schedules each have a next run. */
export interface Entry {
  at: number
  kind: 'job' | 'schedule' | 'invitation'
  id: string | number
}

export class Agenda {
  private readonly heap: (Entry & { order: number })[] = []
  private order = 0

  add(entry: Entry): void {
    this.heap.push({ ...entry, order: this.order++ })
    this.rise(this.heap.length - 1)
  }

  /** The soonest entry that is due, taken off; undefined when nothing is due by `now`. */
  takeDue(now: number): Entry | undefined {
    const top = this.heap[0]
    if (!top || top.at > now) return undefined
    const last = this.heap.pop()
    if (last && this.heap.length > 0) {
      this.heap[0] = last
      this.sink(0)
    }
    return top
  }

  private rise(start: number): void {
    let index = start
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!this.swapIfSooner(index, parent)) return
      index = parent
    }
  }

  private sink(start: number): void {
    let index = start
    for (;;) {
      const left = 2 * index + 1
      if (left >= this.heap.length) return
      const right = left + 1
      const child = right < this.heap.length && this.isSooner(right, left) ? right : left
      if (!this.swapIfSooner(child, index)) return
      index = child
    }
  }

  private swapIfSooner(lower: number, upper: number): boolean {
    if (!this.isSooner(lower, upper)) return false
    const [a, b] = [this.heap[lower], this.heap[upper]]
    if (a && b) {
      this.heap[lower] = b
      this.heap[upper] = a
    }
    return true
  }

  private isSooner(one: number, other: number): boolean {
    const [a, b] = [this.heap[one], this.heap[other]]
    if (!a || !b) return false
    return a.at === b.at ? a.order < b.order : a.at < b.at
  }
}
