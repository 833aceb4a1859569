import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it is there, and somebody else's
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/** The command line of a process, '' when there is none: numbers are reused, so a number alone proves nothing. */
export function commandLine(/** @type {number} */ pid) {
  if (process.platform === 'linux') {
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    } catch {
      return ''
    }
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}

/** When a process began, in whatever unit the system counts; with the number it names one process for good. */
export function startMark(/** @type {number} */ pid) {
  if (process.platform === 'linux') {
    try {
      // fields after the name, which is in brackets and may itself hold spaces
      return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ')[19] ?? ''
    } catch {
      return ''
    }
  }
  return (spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').trim()
}

/**
 * Ends a process that is not our child: the polite signal, then after a while the one that cannot be ignored.
 * @param {number} pid @param {NodeJS.Signals} polite @param {NodeJS.Signals} final @param {number} patienceMs
 * @param {string} [mark] when it began, if that was noted: the number may belong to another by now
 */
export async function endProcess(pid, polite, final, patienceMs, mark = startMark(pid)) {
  const there = () => isAlive(pid) && startMark(pid) === mark
  for (const signal of [polite, final]) {
    if (!there()) return
    process.kill(pid, signal)
    for (const until = Date.now() + patienceMs; there() && Date.now() < until; ) await wait(50)
  }
}
