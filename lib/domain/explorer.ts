/** Whoever explores the practice account before they have set up a sign-in of their own. Nobody can mail or sign in here. */
export const EXPLORER = { name: 'Explorer', email: 'explorer@practice.invalid' } as const

/** Nothing leads back to somebody who only explores: before real keys are stored they say who they are. */
export function isExplorer({ email }: { email: string }): boolean {
  return email === EXPLORER.email
}
