import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { PROJECT_FOLDER } from './project.mjs'

/** What cannot change the built pages. */
const LEFT_OUT = /(^|\/)(generated|README\.md|launch)$|\.test\.tsx?$|\.md$/

/**
 * One hash over the content of files and folders, so that a build is repeated when it has to be and never otherwise. A
 * fresh checkout changes every date and no content, hence content.
 * @param {string[]} paths relative to the checkout @param {string[]} facts whatever else matters, such as a version
 */
export function sourceHash(paths, facts = []) {
  const hash = createHash('sha256')
  for (const fact of facts) hash.update(`${fact}\0`)
  for (const file of paths.flatMap(filesBelow)) {
    hash.update(`${file}\0`)
    hash.update(fs.readFileSync(path.join(PROJECT_FOLDER, file)))
  }
  return hash.digest('hex')
}

/** @param {string} relative @returns {string[]} */
function filesBelow(relative) {
  if (LEFT_OUT.test(relative)) return []
  const stat = fs.statSync(path.join(PROJECT_FOLDER, relative), { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [relative]
  return fs
    .readdirSync(path.join(PROJECT_FOLDER, relative))
    .sort()
    .flatMap((name) => filesBelow(`${relative}/${name}`))
}
