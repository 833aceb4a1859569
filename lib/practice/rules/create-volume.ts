import type { Volume } from '../model'
import { newNumber, queueJob, type World } from '../world'
import { workSeconds } from './work-time'

export interface VolumeOrder {
  projectId: string
  name: string
  size: number
  vmId: string | null
  filesystem: Volume['filesystem']
  userId: string
}

export function createVolume(world: World, { userId, ...order }: VolumeOrder): Volume {
  const volume = world.store.volumes.add({
    id: newNumber(world, 'volume'),
    ...order,
    status: 'creating',
    createdBy: userId,
    region: 'us-east',
    createdAt: world.now,
    updatedAt: world.now,
  })
  queueJob(world, workSeconds(world, 'volume', volume.id), { kind: 'volume-ready', volumeId: volume.id })
  return volume
}
