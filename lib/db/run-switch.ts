import 'server-only'
import { database, type Transaction } from './client'

export type RunSwitchRow = { halted: boolean; since: Date | null; byName: string | null; reason: string | null }

const GOING: RunSwitchRow = { halted: false, since: null, byName: null, reason: null }

export async function readRunSwitch(tx: Transaction = database()): Promise<RunSwitchRow> {
  const row = await tx.runSwitch.findUnique({ where: { id: 1 } })
  return row ?? GOING
}

/** For a run that is about to send something: nobody halts the runs until this transaction has ended. */
export async function holdRunSwitch(tx: Transaction): Promise<boolean> {
  const rows = await tx.$queryRaw<{ halted: boolean }[]>`SELECT halted FROM run_switch WHERE id = 1 FOR SHARE`
  return rows[0]?.halted ?? false
}

export async function writeRunSwitch(tx: Transaction, row: RunSwitchRow): Promise<void> {
  await tx.runSwitch.upsert({ where: { id: 1 }, create: { id: 1, ...row }, update: row })
}
