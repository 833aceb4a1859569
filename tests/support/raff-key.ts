/** Shaped like a key of Raff, and obviously none. */
export const FAKE_KEY = `raff_${'fa4e'.repeat(16)}`
