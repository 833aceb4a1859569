import { inProject } from './project.mjs'

/** The command that runs one of the project's TypeScript entry points. @param {string} entry relative to the checkout */
export function typescriptCommand(entry) {
  return [process.execPath, '--conditions=react-server', '--import', 'tsx', inProject(entry)]
}
