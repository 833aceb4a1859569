import 'server-only'
import { database, type Transaction } from './client'

type Questions = Record<string, () => Promise<unknown>>

/** Side by side, where each question has a connection to itself; a transaction has one, and is asked one after the other. */
export async function askTogether<Q extends Questions>(
  tx: Transaction,
  questions: Q,
): Promise<{ [Name in keyof Q]: Awaited<ReturnType<Q[Name]>> }> {
  const answers: Record<string, unknown> = {}
  const ask = async (name: string) => {
    answers[name] = await questions[name]?.()
  }
  if (tx === database()) await Promise.all(Object.keys(questions).map(ask))
  else for (const name of Object.keys(questions)) await ask(name)
  return answers as { [Name in keyof Q]: Awaited<ReturnType<Q[Name]>> }
}
