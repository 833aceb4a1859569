// The theme a person chose for this browser. A cookie, so that the server already draws the right one: no flash, and
// nothing inline that a nonce would have to bless.

export const THEME_COOKIE = 'stocktake-theme'

export const THEME_CHOICES = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof THEME_CHOICES)[number]

/** Anything unknown, and no cookie at all, means: as the system says. */
export function themeFromCookie(value: string | undefined): ThemeChoice {
  return THEME_CHOICES.find((choice) => choice === value) ?? 'system'
}

const A_YEAR_IN_SECONDS = 365 * 24 * 60 * 60

const listeners = new Set<() => void>()

export function chooseTheme(choice: ThemeChoice): void {
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  document.cookie = `${THEME_COOKIE}=${choice}; Path=/; Max-Age=${A_YEAR_IN_SECONDS}; SameSite=Lax${secure}`
  if (choice === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
  for (const listener of listeners) listener()
}

export function themeInForce(): ThemeChoice {
  return themeFromCookie(document.documentElement.dataset.theme)
}

/** For useSyncExternalStore: several menus may show the choice. */
export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
