import 'server-only'
import { anyActiveAdmin } from '../db/people'

/** Whether anybody can look after this installation yet. */
export function hasAdmin(): Promise<boolean> {
  return anyActiveAdmin()
}
