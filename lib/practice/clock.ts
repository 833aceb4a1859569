/** The account's own time. It runs `speed` times as fast as the machine's; at 0 it stands still until advanced. */
export interface Clock {
  now(): number
  advance(ms: number): void
  readonly speed: number
  setSpeed(speed: number): void
}

export function startClock({
  now,
  speed,
  machineTime,
}: {
  now: number
  speed: number
  machineTime: () => number
}): Clock {
  let base = now
  let since = machineTime()
  let rate = speed

  const read = () => Math.floor(base + Math.max(0, machineTime() - since) * rate)
  const restart = (at: number) => {
    base = at
    since = machineTime()
  }

  return {
    now: read,
    advance(ms) {
      if (!(ms >= 0)) throw new RangeError('The clock of the practice account only goes forward.')
      restart(read() + ms)
    },
    get speed() {
      return rate
    },
    setSpeed(next) {
      if (!(next >= 0 && Number.isFinite(next))) throw new RangeError('The speed of the clock is a number from 0 up.')
      restart(read())
      rate = next
    },
  }
}
