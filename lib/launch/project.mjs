import path from 'node:path'

/** The checkout. Commands work from any folder. */
export const PROJECT_FOLDER = path.resolve(import.meta.dirname, '../..')

/** @param {...string} parts */
export const inProject = (...parts) => path.join(PROJECT_FOLDER, ...parts)
