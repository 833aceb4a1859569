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

/** A refused sign-in is answered this long after it was asked: what is written meanwhile about a real account must not show. */
export const SIGN_IN_REFUSAL_MS = 250

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
/** Far longer than any wait Raff asks for: only keys that are gone lose their count. */
export const KEEP_PACES_MS = 30 * DAY_MS

/** Stored keys wrapped anew in one transaction: few enough that a person who replaces a key meanwhile hardly waits. */
export const VAULT_ROTATION_BATCH = 100
/** A key that ends within this time is shown as expiring: two weekly reviews see it before it stops. */
export const KEY_EXPIRES_SOON_MS = 14 * DAY_MS
/** Starting the practice account makes a company with six weeks of past: seconds. Past this the launcher is stuck. */
export const LAUNCHER_ANSWER_MS = 30 * SECOND_MS
/** A person who presses "Check again" waits at most this long; what Raff said before stays. */
export const KEY_CHECK_MAX_MS = 10 * SECOND_MS

/** Bytes. Fifty thousand lines about owners are about 8 MB; a larger file is another kind of file. */
export const OWNERSHIP_FILE_MAX_BYTES = 16 * 1024 * 1024
/** Lines of a file of owners: more than the largest account holds things. */
export const OWNERSHIP_FILE_MAX_LINES = 50_000
/** Lines understood at a stretch; then everybody else's requests have their turn. */
export const OWNERSHIP_FILE_STRETCH = 500
/** Writing fifty thousand owners takes some seconds, and everybody else who writes about the same account waits. */
export const OWNERSHIP_APPLY_MAX_MS = 2 * MINUTE_MS
/** What was looked at yesterday is not applied today: it is looked at anew. */
export const KEEP_OWNERSHIP_FILES_MS = DAY_MS

// ---- sync ----

/** What the clock of `sync-accounts` says: a last sync older than this is late. */
export const SYNC_EVERY_MS = 10 * MINUTE_MS
/** A worker that syncs an account says so this long in advance: when it dies, another may begin after at most this. */
export const SYNC_LEASE_MS = 30 * SECOND_MS
/** Renewed often enough that two lost renewals in a row do no harm. */
export const SYNC_LEASE_RENEW_MS = 8 * SECOND_MS
/** A sync that takes over from one that died does not read again what that one had read this recently. */
export const SYNC_RESUME_MS = 2 * MINUTE_MS
/** A firewall can be swapped without a trace in the list of servers: interfaces are read at least this often. */
export const SYNC_INTERFACES_EVERY_MS = HOUR_MS
/** The progress bar is written at most this often: more would cost more than the sync. */
export const SYNC_PROGRESS_EVERY_MS = 500
/** Lists read at the same time. The rate limit decides the pace; more would only hold more answers in memory. */
export const SYNC_LISTS_AT_ONCE = 4
/** Single questions asked at the same time: enough to use the whole rate at a usual distance to Raff. */
export const SYNC_CALLS_AT_ONCE = 8
/** Questions a sync may ask about things that are missing while their kind is partly out of sight. The rest waits. */
export const SYNC_PROOFS_AT_MOST = 50
/** Writing twenty thousand changed rows takes a few seconds; one that takes longer holds up the next sync. */
export const SYNC_APPLY_MAX_MS = 2 * MINUTE_MS
/** Prices change rarely. */
export const SYNC_PRICES_FRESH_MS = DAY_MS
/** How far back the practice account's past goes, and how often it is read: enough to see people leave and copies fail. */
export const PRACTICE_PAST_MS = 42 * DAY_MS
export const PRACTICE_PAST_STEP_MS = DAY_MS
/** Findings of the practice past are worked out for each week of it: enough to say what changed since last week. */
export const PRACTICE_FINDINGS_EVERY_MS = 7 * DAY_MS
/** Who explores waits at most this long for the past to be filled; the rest of it comes behind the pages. */
export const PRACTICE_PAST_WAIT_MS = 10 * SECOND_MS
/** How often it is looked whether background work has filled it meanwhile. */
export const PRACTICE_PAST_LOOK_MS = 250
/** What changed is kept this long: a year to compare with, and a month to notice. Daily totals stay for ever. */
export const HISTORY_KEPT_MS = 396 * DAY_MS
/** Rows. Retention deletes this many at a time, so that it never holds a lock for long. */
export const HISTORY_DELETE_BATCH = 5_000

// ---- findings ----

/** Working out the findings of a hundred thousand things takes seconds; past this something is stuck and the next one tries. */
export const FINDINGS_MAX_MS = 2 * MINUTE_MS

// ---- runs ----

/** A worker that runs a request says so this long in advance: when it dies, another goes on after at most this. */
export const RUN_LEASE_MS = 90 * SECOND_MS
/** Waits between looks whether something came about: quick at first, then without hurry. */
export const RUN_LOOK_WAITS_MS: readonly number[] = [2, 3, 5, 10, 15, 30].map((seconds) => seconds * SECOND_MS)
/** Looks after a lost answer before it counts as not having happened: half a minute, longer than Raff keeps a call. */
export const RUN_LOST_LOOKS = 5
/** What Raff said yes to and does not show after this long is reported as unknown. */
export const RUN_UNSEEN_MS = 10 * MINUTE_MS
/** The longest copy takes an hour; what takes longer, or cannot be read for longer, wants a person. */
export const RUN_PATIENCE_MS = 6 * HOUR_MS
/** Sends of something that may be repeated, before a person is asked. */
export const RUN_ATTEMPTS = 4
/** The next try of a call that Raff was too busy for, when it does not say when. */
export const RUN_BUSY_MS = 30 * SECOND_MS
/** The next look whether a new key is in use: it may take days. */
export const RUN_USE_EVERY_MS = 10 * MINUTE_MS
/** A halted run looks this often whether it may go on. */
export const RUN_HALTED_MS = 30 * SECOND_MS
/** A run without a key: time to store another one, before it is ended as it stands. */
export const RUN_KEYLESS_MS = HOUR_MS
/** What was opened and could not be closed is tried again this often: each minute it stays open is one too many. */
export const RUN_CLOSE_EVERY_MS = MINUTE_MS
/** A new key's secret that nobody came to see is deleted. */
export const RUN_SECRET_KEPT_MS = 3 * DAY_MS

// ---- jobs ----

/** How often an idle worker asks for work: a person who pressed a button waits at most this long. */
export const JOB_POLL_SECONDS = 2
/** Waits between tries while the database is away: back within half a minute, without hammering it. */
export const WORKER_FIRST_WAIT_MS = SECOND_MS
export const WORKER_LONGEST_WAIT_MS = 30 * SECOND_MS
/** Running jobs have this long to finish when the server is told to stop; then they are left to another worker. */
export const WORKER_LEAVE_MS = 10 * SECOND_MS

// ---- raff ----

/** A connection that is not there by then is a network in trouble, not a slow one. */
export const RAFF_CONNECT_MS = 5 * SECOND_MS
/** One attempt of a read. Longer, and a silently dead connection would hold a page or a sync. */
export const RAFF_READ_ATTEMPT_MS = 15 * SECOND_MS
/** One attempt of a write. Generous: giving up early turns a slow success into an unknown outcome. */
export const RAFF_WRITE_ATTEMPT_MS = 60 * SECOND_MS
/** A read with all its attempts and the waits between them, counted from its first turn. */
export const RAFF_READ_TOTAL_MS = 150 * SECOND_MS
/** Bytes. A hundred servers are about 200 KB; a larger answer is not one of Raff's and would fill the memory. */
export const RAFF_ANSWER_MAX_BYTES = 8 * 1024 * 1024
/** A read is tried this often: with the waits below that spans the half minute of a restart on Raff's side. */
export const RAFF_READ_ATTEMPTS = 6
/** The first wait after a failed read; each further one doubles it … */
export const RAFF_BACKOFF_FIRST_MS = SECOND_MS
/** … up to here, as Raff asks its clients to do. */
export const RAFF_BACKOFF_LONGEST_MS = 60 * SECOND_MS
/** A call waits this long when Raff says so. Told to wait longer, it fails and says until when. */
export const RAFF_OBEYED_WAIT_MS = 60 * SECOND_MS
/** Connections to Raff per process: more than the rate limit can use at any sensible latency. */
export const RAFF_CONNECTIONS = 16
/** An idle connection is dropped before the far side drops it under a request. */
export const RAFF_KEEP_ALIVE_MS = 4 * SECOND_MS
/** Rows asked for at once. Raff documents no maximum; fewer may come. */
export const RAFF_PAGE_ROWS = 100
/** A list whose rows move while it is read is read again this often before it is given up as incomplete. */
export const RAFF_LIST_PASSES = 4
/** Rows. A list that never ends is a fault on the other side, not an account. */
export const RAFF_LIST_MAX_ROWS = 500_000
/** Regions, templates and prices change rarely; a new price is seen within the hour. */
export const RAFF_CATALOG_FRESH_MS = HOUR_MS
/** Bytes of a live detail that the proxy passes on to a page. */
export const RAFF_PROXY_MAX_BYTES = 2 * 1024 * 1024
/** A page that waits for live detail waits no longer; the stored facts are there already. */
export const RAFF_PROXY_MS = 10 * SECOND_MS
