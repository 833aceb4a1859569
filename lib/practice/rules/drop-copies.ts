import { diskGbOf } from '../catalog'
import type { Backup } from '../model'
import type { World } from '../world'
import { nextFirst } from './kept-copies'
import { pointSizeMb } from './point-size'

/** Takes copies away, and lets the next point of a series take in the first when that is among them. */
export function dropCopies(world: World, copies: readonly Backup[]): void {
  const { backups } = world.store
  for (const copy of copies) backups.remove(copy)
  for (const seriesId of new Set(copies.map((copy) => copy.seriesId))) {
    if (seriesId === null) continue
    const dropped = copies.filter((copy) => copy.seriesId === seriesId)
    const first = nextFirst(backups.where('seriesId', seriesId), dropped)
    if (first) makeFirst(world, first)
  }
}

function makeFirst(world: World, point: Backup): void {
  const vm = world.store.vms.get(point.vmId)
  const sizeMb = vm ? pointSizeMb(point.id, 0, diskGbOf(vm)) : point.sizeMb
  world.store.backups.change(point, { increment: 0, sizeMb })
}
