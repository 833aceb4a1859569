import 'server-only'
import { database, type Transaction } from './client'

export type ChecklistRow = {
  question: string
  answer: 'yes' | 'no' | 'not-needed'
  note: string | null
  answeredBy: string
  answeredAt: Date
}

export async function findResourceForKey(id: string, tx: Transaction = database()) {
  const row = await tx.resource.findUnique({
    where: { id },
    select: { accountId: true, name: true, kind: true, gone: true },
  })
  return row && row.kind === 'api-key' && !row.gone ? row : null
}

export async function checklistOf(resourceId: string, tx: Transaction = database()): Promise<ChecklistRow[]> {
  const rows = await tx.checklistAnswer.findMany({
    where: { resourceId },
    select: { question: true, answer: true, note: true, answeredBy: true, answeredAt: true },
  })
  return rows.map((row) => ({ ...row, answer: row.answer as ChecklistRow['answer'] }))
}

/** Null takes the answer back. */
export async function putChecklistAnswer(
  tx: Transaction,
  resourceId: string,
  { question, answer, note }: { question: string; answer: ChecklistRow['answer'] | null; note: string | null },
  by: { id: string; name: string },
  at: Date,
): Promise<void> {
  const where = { resourceId, question }
  if (answer === null) {
    await tx.checklistAnswer.deleteMany({ where })
    return
  }
  const said = { answer, note, answeredById: by.id, answeredBy: by.name, answeredAt: at }
  await tx.checklistAnswer.upsert({
    where: { resourceId_question: where },
    create: { ...where, ...said },
    update: said,
    select: { question: true },
  })
}
