import fs from 'node:fs'
import path from 'node:path'

/** Every page of the application that has one address, found where Next finds them. */
export function pagesOf(app: string): { path: string; signedIn: boolean }[] {
  return fs
    .readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'page.tsx' && !file.includes('['))
    .map((file) => {
      const folders = path.dirname(file).split(path.sep)
      return {
        path: `/${folders.filter((folder) => folder !== '.' && !folder.startsWith('(')).join('/')}`,
        signedIn: !folders.includes('(signed-out)'),
      }
    })
    .sort((a, b) => a.path.localeCompare(b.path))
}
