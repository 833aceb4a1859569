import 'server-only'
import type { z } from 'zod'
import type { answerChecklistBody, KeyAnswer } from '../../contracts/keys'
import { appendAudit } from '../../db/append-audit'
import { checklistOf, findResourceForKey, putChecklistAnswer } from '../../db/checklists'
import { inTransaction } from '../../db/client'
import { databaseTime } from '../../db/database-time'
import { CHECKLIST, isAskable } from '../../domain/findings/checklist-questions'
import { Refusal } from '../../domain/refusals'
import type { Caller } from '../caller'
import { queueFindings } from '../queue-findings'
import { describeKey, noSuchKey } from './describe-key'

/** Answers to questions about a key that only people can give. What was read from Raff answers the others. */
export async function answerChecklist(
  keyId: string,
  { answers }: z.output<typeof answerChecklistBody>,
  { viewer, by }: Caller,
): Promise<KeyAnswer> {
  refuseWhatEvidenceAnswers(answers)
  await inTransaction(async (tx) => {
    const key = await findResourceForKey(keyId, tx)
    if (!key) throw noSuchKey()
    // two people answering at once take turns, so that the log tells what each of them changed
    await tx.$queryRaw`SELECT id FROM resource WHERE id = ${keyId}::uuid FOR UPDATE`
    const before = await checklistOf(keyId, tx)
    const now = await databaseTime(tx)
    const who = { id: viewer.personId, name: viewer.name }
    for (const { id, answer, note } of answers)
      await putChecklistAnswer(tx, keyId, { question: id, answer, note: note || null }, who, now)
    await queueFindings(tx, key.accountId)
    const asked = new Set<string>(answers.map(({ id }) => id))
    await appendAudit(
      tx,
      {
        ...by,
        action: 'checklist.answered',
        outcome: 'done',
        target: { kind: 'api-key', id: keyId, name: key.name },
        before: Object.fromEntries(
          before.filter(({ question }) => asked.has(question)).map(({ question, answer }) => [question, answer]),
        ),
        after: Object.fromEntries(answers.map(({ id, answer }) => [id, answer])),
      },
      now,
    )
  })
  return describeKey(keyId)
}

function refuseWhatEvidenceAnswers(answers: z.output<typeof answerChecklistBody>['answers']): void {
  const index = answers.findIndex(({ id }) => !isAskable(id))
  if (index < 0) return
  const question = CHECKLIST.find(({ id }) => id === answers[index]?.id)?.question
  const message = `“${question}” is answered by what was read from Raff, or by the owner card, and not here.`
  throw new Refusal('invalid', message, { fields: { [`answers.${index}.id`]: message } })
}
