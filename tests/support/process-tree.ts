// The processes of an installation, from /proc: Linux only.

import fs from 'node:fs'

export type Process = { pid: number; command: string }

/** Everything a process started, and what those started. */
export function descendantsOf(ancestor: number): Process[] {
  const parents = new Map<number, number>()
  for (const name of fs.readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)))
    parents.set(Number(name), parentOf(Number(name)))
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid)
    return parent !== undefined && parent > 1 && (parent === ancestor || isBelow(parent))
  }
  return [...parents.keys()].filter(isBelow).map((pid) => ({ pid, command: commandOf(pid) }))
}

/** Bytes of memory, with what is shared divided among those who share it. */
export function proportionalMemory(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0) * 1024
}

/** Gone, or only waiting for its parent to take notice. */
export function isGone(pid: number): boolean {
  const state = read(pid, 'stat').replace(/^.*\) /s, '')[0]
  return state === undefined || state === 'Z'
}

/** The fields after the name, which is in brackets and may hold spaces: state, parent. */
const parentOf = (pid: number) =>
  Number(
    read(pid, 'stat')
      .replace(/^.*\) /s, '')
      .split(' ')[1] ?? 0,
  )

const commandOf = (pid: number) => read(pid, 'cmdline').replaceAll('\0', ' ')

/** '' when the process ended meanwhile. */
function read(pid: number, file: string): string {
  try {
    return fs.readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
