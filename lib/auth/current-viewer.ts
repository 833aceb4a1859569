import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { readViewer } from '../db/sessions'
import type { Viewer } from '../domain/person'
import { cookieName, readSessionCookie } from './cookies'
import { signInSettings } from './sign-in-settings'

/** Who looks at this page, read once per page from the database; null when nobody is signed in. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const cookie = (await cookies()).get(cookieName('session', signInSettings()))
  const sessionId = await readSessionCookie(cookie?.value)
  return sessionId ? readViewer(sessionId) : null
})
