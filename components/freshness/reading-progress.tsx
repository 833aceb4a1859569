import type { AccountSyncAnswer } from '@/lib/contracts/sync'
import { answeredWords, waitingWords } from './freshness-words'

/** A reading under way: what is read right now, and how many of the questions it takes are answered. */
export function ReadingProgress({ accounts, now }: { accounts: readonly AccountSyncAnswer[]; now: Date }) {
  const running = accounts.flatMap(({ running: one }) => one ?? [])
  const done = running.reduce((sum, { callsDone }) => sum + callsDone, 0)
  const planned = running.reduce((sum, { callsPlanned }) => sum + callsPlanned, 0)
  const step = running.map(({ step: now }) => now).find((now) => now !== null)
  return (
    <div className="min-w-40 flex-1">
      <p className="text-ink">
        {running.length === 0
          ? waitingWords(
              accounts.map(({ queuedSince }) => queuedSince),
              now,
            )
          : `${step ?? 'Reading the account'}…`}
      </p>
      {running.length > 0 ? (
        <>
          <progress
            aria-label="Questions to Raff answered"
            value={done}
            max={Math.max(planned, done + 1)}
            className="reading-bar mt-1.5 block h-1 w-full"
          />
          <p className="figures mt-1">{answeredWords(done, planned)}</p>
        </>
      ) : null}
    </div>
  )
}
