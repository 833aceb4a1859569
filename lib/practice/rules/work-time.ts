// How long Raff takes, in its own seconds, with a spread that is the same for the same thing every time.

import { chanceOf } from '../ids'
import type { World } from '../world'

const SECONDS = {
  initiate: [2, 5],
  provision: [35, 70],
  boot: [12, 25],
  shutDown: [6, 14],
  volume: [8, 20],
  snapshot: [40, 110],
  backupStart: [3, 10],
  backup: [90, 330],
  restore: [90, 300],
  image: [80, 240],
  reinstall: [60, 120],
} as const satisfies Record<string, readonly [number, number]>

export function workSeconds(world: World, work: keyof typeof SECONDS, id: string | number): number {
  const [least, most] = SECONDS[work]
  return least + (most - least) * chanceOf(world.store.seed, 'work', work, id)
}
