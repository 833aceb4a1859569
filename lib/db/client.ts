import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  DATABASE_AWAY_RETRY_SECONDS,
  DATABASE_IDLE_MS,
  DATABASE_POOL_SIZE,
  DATABASE_WAIT_MS,
  TRANSACTION_MAX_MS,
} from '../config/timings'
import { Refusal } from '../domain/refusals'
import { isDatabaseAway } from './database-away'
import { Prisma, PrismaClient } from './generated/client'
import { nameStatements } from './name-statements'

// One client per process, made at the first use so that a build needs no database. It lives on globalThis because a
// hot reload loads this file again and would otherwise open another pool each time.

const holder = globalThis as typeof globalThis & { stocktakeDatabase?: PrismaClient }

/** Failed reads and writes come out as a `Refusal('unavailable')` when the database is away; all else as it is. */
export function database(): PrismaClient {
  holder.stocktakeDatabase ??= connect()
  return holder.stocktakeDatabase
}

export async function closeDatabase(): Promise<void> {
  const open = holder.stocktakeDatabase
  holder.stocktakeDatabase = undefined
  await open?.$disconnect()
}

export type Transaction = Prisma.TransactionClient

/** Everything in `work` is committed together or not at all. Append to the audit log last: it locks the chain's head. */
export async function inTransaction<T>(
  work: (tx: Transaction) => Promise<T>,
  options: { isolation?: 'ReadCommitted' | 'RepeatableRead' | 'Serializable'; timeoutMs?: number } = {},
): Promise<T> {
  try {
    return await database().$transaction(work, {
      isolationLevel: options.isolation ?? 'ReadCommitted',
      maxWait: DATABASE_WAIT_MS,
      timeout: options.timeoutMs ?? TRANSACTION_MAX_MS,
    })
  } catch (error) {
    throw whenAway(error)
  }
}

function connect(): PrismaClient {
  const connectionString = process.env.DATABASE_URL
  if (!connectionString) throw new Error('DATABASE_URL is not set: start through `npm start`, which sets it.')
  const adapter = new PrismaPg(
    {
      connectionString,
      max: DATABASE_POOL_SIZE,
      connectionTimeoutMillis: DATABASE_WAIT_MS,
      idleTimeoutMillis: DATABASE_IDLE_MS,
      application_name: 'stocktake',
      // a way to the answer that was found while an account was small would be kept when it has grown
      onConnect: (client) => client.query('SET plan_cache_mode = force_custom_plan'),
    },
    { statementNameGenerator: nameStatements() },
  )
  const client = new PrismaClient({ adapter, errorFormat: 'minimal' })
  const extended = client.$extends({
    query: {
      $allOperations: async ({ args, query }) => {
        try {
          return await query(args)
        } catch (error) {
          throw whenAway(error)
        }
      },
    },
  })
  // the extension adds no method and changes no type that callers see
  return extended as unknown as PrismaClient
}

function whenAway(error: unknown): unknown {
  if (!isDatabaseAway(error)) return error
  return new Refusal(
    'unavailable',
    'The database is not answering. Nothing was changed. Please try again in a moment.',
    {
      retryAfterSeconds: DATABASE_AWAY_RETRY_SECONDS,
      cause: error,
    },
  )
}

export { Prisma }
