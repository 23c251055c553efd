/** Clave's face, laid over the component library: our colours, sizes and lines, none of its own look. */
import {
  createTheme,
  type CSSVariablesResolver,
  defaultVariantColorsResolver,
  localStorageColorSchemeManager,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'
import { say } from './words.ts'

/** What a colour says. `plain` says nothing. */
export type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'bad' | 'note'

const TONES = ['accent', 'good', 'warn', 'bad', 'note'] as const

const accent: MantineColorsTuple = [
  '#eef8f6',
  '#d9efec',
  '#b3ded8',
  '#84cac1',
  '#4fc3b5',
  '#2a9d91',
  '#178479',
  '#0f766e',
  '#0b5d57',
  '#084742',
]
const good: MantineColorsTuple = [
  '#f0f8f0',
  '#e4f3e5',
  '#c6e5c8',
  '#a4d6a7',
  '#86cf8a',
  '#55a95b',
  '#3b8d42',
  '#2a7230',
  '#1f5a25',
  '#17461c',
]
const warn: MantineColorsTuple = [
  '#fef8ee',
  '#fdf0dc',
  '#f9dcb0',
  '#f5c783',
  '#f0b463',
  '#d98a2b',
  '#bd6412',
  '#a04a07',
  '#823b05',
  '#672e04',
]
const bad: MantineColorsTuple = [
  '#fef2f1',
  '#fde8e6',
  '#f9c9c5',
  '#f5a8a1',
  '#f2857c',
  '#dd5347',
  '#c93529',
  '#b42318',
  '#931b12',
  '#73150e',
]
const note: MantineColorsTuple = [
  '#f0f6fc',
  '#e2eef9',
  '#c2daf2',
  '#a6cbef',
  '#8cbcec',
  '#4d8fcd',
  '#2f74b3',
  '#1f5f99',
  '#184c7b',
  '#123a5e',
]
const gray: MantineColorsTuple = [
  '#f7f8f8',
  '#eef2f1',
  '#e3e8e7',
  '#d0d8d6',
  '#b4c0bd',
  '#84928f',
  '#566664',
  '#41504e',
  '#2a3735',
  '#16201f',
]
const dark: MantineColorsTuple = [
  '#e7eeec',
  '#c3cfcc',
  '#93a5a2',
  '#6b7d7a',
  '#3a4846',
  '#293534',
  '#1f2a28',
  '#182120',
  '#111716',
  '#0b0f0e',
]

const variantColorResolver: VariantColorsResolver = (input) => {
  const tone = TONES.find((name) => name === (input.color ?? input.theme.primaryColor))
  if (!tone) return defaultVariantColorsResolver(input)
  const transparent = '1px solid transparent'
  if (input.variant === 'filled') {
    return {
      background: `var(--${tone})`,
      hover:
        tone === 'accent'
          ? 'var(--accent-strong)'
          : `color-mix(in srgb, var(--${tone}) 88%, var(--ink))`,
      color: 'var(--on-accent)',
      border: transparent,
    }
  }
  const quiet = { color: `var(--${tone})`, border: transparent }
  if (input.variant === 'light') {
    const background = `var(--${tone}-soft)`
    return { ...quiet, background, hover: background }
  }
  if (input.variant === 'subtle')
    return { ...quiet, background: 'transparent', hover: `var(--${tone}-soft)` }
  if (input.variant === 'outline') {
    return {
      ...quiet,
      background: 'transparent',
      hover: `var(--${tone}-soft)`,
      border: `1px solid var(--${tone})`,
    }
  }
  return defaultVariantColorsResolver(input)
}

const sizes = (xs: number, sm: number, md: number, lg: number, xl: number) =>
  Object.fromEntries(
    Object.entries({ xs, sm, md, lg, xl }).map(([name, px]) => [name, `${px / 16}rem`]),
  )
const heading = (px: number, lineHeight: string) => ({
  fontSize: `${px / 16}rem`,
  lineHeight,
  fontWeight: '650',
})

const fade = (duration: number) => ({ duration, transition: 'fade' as const })

export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-code)',
  colors: { accent, good, warn, bad, note, gray, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  white: '#ffffff',
  black: '#16201f',
  variantColorResolver,
  respectReducedMotion: true,
  cursorType: 'pointer',
  defaultRadius: 'sm',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '99px' },
  spacing: sizes(6, 10, 14, 20, 28),
  fontSizes: sizes(12, 13.5, 14, 15.5, 19),
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.45', lg: '1.5', xl: '1.3' },
  fontWeights: { regular: '400', medium: '550', bold: '650' },
  headings: {
    fontFamily: 'var(--font)',
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: heading(21, '1.25'),
      h2: heading(16, '1.3'),
      h3: heading(14, '1.35'),
      h4: heading(13.5, '1.4'),
      h5: heading(13, '1.4'),
      h6: heading(12, '1.4'),
    },
  },
  shadows: {
    xs: '0 1px 2px var(--shade)',
    sm: '0 1px 3px var(--shade)',
    md: '0 6px 20px var(--shade)',
    lg: '0 10px 32px var(--shade)',
    xl: '0 16px 48px var(--shade)',
  },
  components: {
    Button: { defaultProps: { variant: 'default' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: fade(120) } },
    SegmentedControl: { defaultProps: { withItemsBorders: false } },
    // Asked anew at each showing, so that it follows the language.
    CloseButton: { defaultProps: () => ({ 'aria-label': say('ui:close') }) },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        shadow: 'md',
        transitionProps: fade(120),
      },
    },
    Tooltip: {
      defaultProps: { openDelay: 300, transitionProps: fade(100) },
    },
    // Closed at once: what it was about is gone by then, and a window that fades out would stand there without a name.
    Modal: {
      defaultProps: { transitionProps: { ...fade(150), exitDuration: 0 }, radius: 'md' },
    },
    Drawer: { defaultProps: { transitionProps: { duration: 160 } } },
    Combobox: { defaultProps: { transitionProps: fade(100) } },
    Select: {
      defaultProps: { comboboxProps: { transitionProps: fade(100) } },
    },
    Notification: { defaultProps: { radius: 'md', withBorder: true } },
  },
})

/** The library's own names for colours, answered with ours; both schemes are in tokens.css. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const same = {
    '--mantine-color-body': 'var(--bg)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-bright': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--dim)',
    '--mantine-color-placeholder': 'var(--dim)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-success': 'var(--good)',
    '--mantine-color-default': 'var(--card)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-disabled': 'var(--hover)',
    '--mantine-color-disabled-color': 'var(--dim)',
    '--mantine-color-disabled-border': 'var(--line)',
    ...Object.assign({}, ...TONES.map(colourNames)),
  }
  return { variables: {}, light: same, dark: same }
}

function colourNames(tone: string) {
  return {
    [`--mantine-color-${tone}-filled`]: `var(--${tone})`,
    [`--mantine-color-${tone}-light`]: `var(--${tone}-soft)`,
    [`--mantine-color-${tone}-light-hover`]: `var(--${tone}-soft)`,
    [`--mantine-color-${tone}-light-color`]: `var(--${tone})`,
    [`--mantine-color-${tone}-outline`]: `var(--${tone})`,
    [`--mantine-color-${tone}-text`]: `var(--${tone})`,
  }
}

/** Follows the system until someone chooses; assets/scheme.js reads the same name before the first paint. */
export const schemeKeeper = localStorageColorSchemeManager({ key: 'clave-scheme' })
