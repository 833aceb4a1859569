'use client'

import { useState, useSyncExternalStore } from 'react'
import { ROLE_WORDS } from './role-words'
import { asProblem } from '@/lib/client/api-problem'
import { signOut } from '@/lib/client/sign-out'
import {
  chooseTheme,
  onThemeChange,
  THEME_CHOICES,
  type ThemeChoice,
  themeFromCookie,
  themeInForce,
} from '@/lib/client/theme'
import { Menu } from '../ui/menu'
import type { MenuEntry } from '../ui/menu-entry'
import type { Viewer } from './viewer'

const THEME_WORDS: Record<ThemeChoice, string> = { system: 'As the system', light: 'Light', dark: 'Dark' }

/** Who is signed in, how it looks for them, and the two ways out. */
export function PersonMenu({ viewer, side = 'top' }: { viewer: Viewer; side?: 'top' | 'bottom' }) {
  const theme = useSyncExternalStore(onThemeChange, themeInForce, () => 'system' as const)
  const [problem, setProblem] = useState<string | null>(null)

  const leave = (everywhere: boolean) => () => {
    setProblem(null)
    signOut({ everywhere }).catch((thrown: unknown) => setProblem(asProblem(thrown).message))
  }

  const entries: MenuEntry[] = [
    {
      kind: 'heading',
      label: (
        <>
          <span className="block font-semibold">{viewer.name}</span>
          <span className="block break-all text-fine text-soft">{viewer.email}</span>
          <span className="mt-1 block text-fine text-soft">{ROLE_WORDS[viewer.role].sentence}</span>
        </>
      ),
    },
    { kind: 'rule' },
    { kind: 'link', label: 'Your sign-in', hint: 'Name, password, where you are signed in', href: '/settings/me' },
    {
      kind: 'choice',
      heading: 'Light or dark',
      value: theme,
      options: THEME_CHOICES.map((choice) => ({ value: choice, label: THEME_WORDS[choice] })),
      onChange: (value) => chooseTheme(themeFromCookie(value)),
    },
    { kind: 'rule' },
    { kind: 'act', label: 'Sign out', onSelect: leave(false) },
    { kind: 'act', label: 'Sign out everywhere', hint: 'On all your browsers and phones', onSelect: leave(true) },
  ]

  return (
    <div>
      <Menu
        entries={entries}
        side={side}
        label={`${viewer.name}: your menu`}
        className="flex w-full items-center gap-3 rounded-book px-3 py-2 text-start hover:bg-sunk aria-expanded:bg-sunk"
      >
        <span
          aria-hidden="true"
          className="flex size-8 shrink-0 items-center justify-center rounded-full border border-edge font-serif text-fine"
        >
          {initialsOf(viewer.name)}
        </span>
        <span className="min-w-0">
          <span className="block truncate font-medium">{viewer.name}</span>
          <span className="block text-fine text-soft">{ROLE_WORDS[viewer.role].name}</span>
        </span>
      </Menu>
      {problem ? (
        <p role="alert" className="px-3 pt-1 text-danger text-fine">
          {problem}
        </p>
      ) : null}
    </div>
  )
}

/** The first letters of the first and the last word, whole characters even when they are emoji. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = [...(words[0] ?? '')][0] ?? ''
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toLocaleUpperCase('en')
}
