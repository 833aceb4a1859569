import 'server-only'
import { environment } from '../config/environment.mjs'

export type SignInSettings = {
  /** How Stocktake calls itself: the origin of its links, and the only origin that may send it changes. */
  url: URL
  /** Served over https: cookies get their strict names and are never sent in clear. */
  secure: boolean
  secret: string
}

export function signInSettings(): SignInSettings {
  const { url, sessionSecret } = environment()
  if (!sessionSecret) throw new Error('NEXTAUTH_SECRET is not set: start through `npm start`, which makes one.')
  return { url: new URL(url), secure: url.startsWith('https:'), secret: sessionSecret }
}
