import { useEffect, useState } from 'preact/hooks'

export const themeChoices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

export interface Theme {
  readonly choice: ThemeChoice
  readonly isDark: boolean
  readonly choose: (choice: ThemeChoice) => void
}

const key = 'cityties:explorer:theme'

/** The reader's own, and so kept in the browser and not in the link. */
export function useTheme(): Theme {
  const [choice, setChoice] = useState<ThemeChoice>(readChoice)
  const [systemIsDark, setSystemIsDark] = useState(() => darkSystem().matches)
  useEffect(() => {
    const media = darkSystem()
    const read = (): void => setSystemIsDark(media.matches)
    media.addEventListener('change', read)
    return () => media.removeEventListener('change', read)
  }, [])
  useEffect(() => {
    document.documentElement.dataset['theme'] = choice
  }, [choice])
  return {
    choice,
    isDark: choice === 'dark' || (choice === 'system' && systemIsDark),
    choose(next) {
      setChoice(next)
      try {
        localStorage.setItem(key, next)
      } catch {
        // A browser that stores nothing forgets the choice, and that is all.
      }
    },
  }
}

const darkSystem = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)')

function readChoice(): ThemeChoice {
  try {
    return themeChoices.find((one) => one === localStorage.getItem(key)) ?? 'system'
  } catch {
    return 'system'
  }
}
