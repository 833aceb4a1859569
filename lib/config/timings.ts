// Every duration and limit of the product, with its unit and the failure it prevents. Grouped by the room that uses it.

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

// ---- auth ----

/** Characters. Shorter ones fall to guessing even behind a throttle; longer minimums make people write them down. */
export const PASSWORD_MIN_LENGTH = 12
/** Characters. Stops a visitor from having megabytes hashed. */
export const PASSWORD_MAX_LENGTH = 200

/** A stolen session that nobody uses dies after this long. */
export const SESSION_IDLE_MS = 7 * DAY_MS
/** A stolen session that is kept in use dies after this long. */
export const SESSION_LIFETIME_MS = 30 * DAY_MS
/** "Last seen" is written at most this often: one write per request would wear the table for nothing. */
export const SESSION_SEEN_EVERY_MS = 5 * MINUTE_MS

/** After this long an unattended browser has to prove again who sits before it. */
export const RECENT_PASSWORD_MS = 5 * MINUTE_MS

/** An invitation that was forwarded or forgotten must not open the door for ever. */
export const INVITATION_LIFETIME_MS = 72 * HOUR_MS
/** A reset link is as strong as the password it replaces. */
export const RESET_LIFETIME_MS = 24 * HOUR_MS
/** The welcome link makes an admin: it is printed again at each start until there is one. */
export const WELCOME_LIFETIME_MS = 24 * HOUR_MS

/** Failures an account or a network address may have in one window before each further one waits. */
export const SIGN_IN_WINDOW_MS = 15 * MINUTE_MS
export const SIGN_IN_FREE_FAILURES_PER_ACCOUNT = 5
/** Higher: a whole office shares one address. */
export const SIGN_IN_FREE_FAILURES_PER_ADDRESS = 30
/** The first wait; each further failure doubles it … */
export const SIGN_IN_FIRST_WAIT_MS = MINUTE_MS
/** … up to here, so that a stranger's guessing cannot lock somebody out for a day. */
export const SIGN_IN_LONGEST_WAIT_MS = 15 * MINUTE_MS

/** How soon the admin of the environment is tried again when the database is away at the start. */
export const FIRST_ADMIN_RETRY_MS = 5 * SECOND_MS

// ---- http ----

/** Bytes. No form of ours comes near; a larger body is somebody filling the memory. */
export const BODY_MAX_BYTES = 256 * 1024
/** Seconds. What a caller is told to wait while the database is away. */
export const DATABASE_AWAY_RETRY_SECONDS = 5

// ---- db ----

/** Connections per process. Ten serve a team; several replicas stay far below a small Postgres' hundred. */
export const DATABASE_POOL_SIZE = 10
/** A caller waits this long for a connection or the start of a transaction; then it is told to try again. */
export const DATABASE_WAIT_MS = 5 * SECOND_MS
/** An idle connection is given back after this long. */
export const DATABASE_IDLE_MS = 30 * SECOND_MS
/** A transaction that takes longer is rolled back: it would hold the audit head and stop every other writer. */
export const TRANSACTION_MAX_MS = 15 * SECOND_MS

// ---- server ----

/** Checking the whole audit log reads a million entries in about half a minute and holds no lock. */
export const AUDIT_CHECK_MAX_MS = 10 * MINUTE_MS
/** How long an ended session stays visible to its person ("signed in from … until …"). */
export const KEEP_ENDED_SESSIONS_MS = 30 * DAY_MS
/** Longer than any block, so that a counter is only removed when it means nothing any more. */
export const KEEP_THROTTLES_MS = 2 * DAY_MS

/** Stored keys wrapped anew in one transaction: few enough that a person who replaces a key meanwhile hardly waits. */
export const VAULT_ROTATION_BATCH = 100
/** A key that ends within this time is shown as expiring: two weekly reviews see it before it stops. */
export const KEY_EXPIRES_SOON_MS = 14 * DAY_MS
/** Starting the practice account makes a company with six weeks of past: seconds. Past this the launcher is stuck. */
export const LAUNCHER_ANSWER_MS = 30 * SECOND_MS
/** A person who presses "Check again" waits at most this long; what Raff said before stays. */
export const KEY_CHECK_MAX_MS = 30 * SECOND_MS

// ---- jobs ----

/** How often an idle worker asks for work: a person who pressed a button waits at most this long. */
export const JOB_POLL_SECONDS = 2
/** Waits between tries while the database is away: back within half a minute, without hammering it. */
export const WORKER_FIRST_WAIT_MS = SECOND_MS
export const WORKER_LONGEST_WAIT_MS = 30 * SECOND_MS
/** Running jobs have this long to finish when the server is told to stop; then they are left to another worker. */
export const WORKER_LEAVE_MS = 10 * SECOND_MS
