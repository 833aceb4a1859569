import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { Viewer } from '../domain/person'
import { safeReturnPath } from '../domain/return-path'
import { currentViewer } from './current-viewer'
import { PATH_HEADER } from './path-header'

/**
 * The person a page is drawn for; whoever is not signed in goes to the sign-in page and comes back. Every page calls it,
 * also below a layout that did: moving between pages draws only the page anew.
 */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await currentViewer()
  if (viewer) return viewer
  const back = safeReturnPath((await headers()).get(PATH_HEADER))
  redirect(
    `/sign-in?${new URLSearchParams({ error: 'ended', ...(back && back !== '/' ? { callbackUrl: back } : {}) })}`,
  )
}
