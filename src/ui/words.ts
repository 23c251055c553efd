/** The words on screen: Spanish first, typed keys, one file per room, one language loaded at a time,
 * and the large rooms only once someone is inside a firm. */
import i18next, { type BackendModule } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { formatsOfMessages } from '../kernel/format.ts'

/** A room's words are messages/{es,en}/ROOM.json; Spanish gives the keys. */
type Messages = {
  access: typeof import('../../messages/es/access.json')
  accounts: typeof import('../../messages/es/accounts.json')
  gather: typeof import('../../messages/es/gather.json')
  identify: typeof import('../../messages/es/identify.json')
  request: typeof import('../../messages/es/request.json')
  segment: typeof import('../../messages/es/segment.json')
  know: typeof import('../../messages/es/know.json')
  plan: typeof import('../../messages/es/plan.json')
  commit: typeof import('../../messages/es/commit.json')
  engage: typeof import('../../messages/es/engage.json')
  grow: typeof import('../../messages/es/grow.json')
  monitor: typeof import('../../messages/es/monitor.json')
  server: typeof import('../../messages/es/server.json')
  shell: typeof import('../../messages/es/shell.json')
  survey: typeof import('../../messages/es/survey.json')
  ui: typeof import('../../messages/es/ui.json')
}

/** Every key there is, as `room:path.to.words`; a plural is named without its ending. */
export type Key = { [R in keyof Messages]: `${R}:${Path<Messages[R]>}` }[keyof Messages]
export type Values = Record<string, unknown> & { count?: number }
/** `t('gather:import.title')`, `t('gather:lines', { count: 3 })` */
export type Say = (key: Key, values?: Values) => string

type Path<T> = {
  [K in keyof T & string]: T[K] extends string ? Singular<K> : `${K}.${Path<T[K]>}`
}[keyof T & string]
type Singular<K extends string> = K extends `${infer Name}_${'one' | 'many' | 'other' | 'zero'}`
  ? Name
  : K

/** Where the last language is remembered until the session says better. */
export const LOCALE_CHOICE = 'locale'

export const LOCALES = ['es-ES', 'es-MX', 'en'] as const
export type Locale = (typeof LOCALES)[number]

const ROOMS = ['access', 'accounts', 'request', 'server', 'shell', 'survey', 'ui'] as const
const FIRM_ROOMS = [
  'gather',
  'identify',
  'segment',
  'know',
  'plan',
  'commit',
  'engage',
  'grow',
  'monitor',
] as const

type Bundle = Record<string, object>
type Fetched = () => Promise<{ bundle: Bundle }>
const languages: Record<string, { any: Fetched; firm: Fetched }> = {
  es: { any: () => import('./words.es.ts'), firm: () => import('./words.es.firm.ts') },
  en: { any: () => import('./words.en.ts'), firm: () => import('./words.en.firm.ts') },
}

const fromFiles: BackendModule = {
  type: 'backend',
  init() {},
  read(language, room, done) {
    const { any, firm } = languages[language]!
    const isOfFirms = (FIRM_ROOMS as readonly string[]).includes(room)
    const fetched = isOfFirms ? firm() : any()
    fetched.then(
      ({ bundle }) => done(null, (bundle[room] ?? {}) as never),
      (error: Error) => done(error, false),
    )
  },
}

export const words = i18next.createInstance()

/** The words themselves, for what is no component: messages, titles of charts. */
export const say: Say = (key, values) => words.t(key as never, values as never) as unknown as string

/** Before the first page is shown. A locale that isn't ours is answered in Spanish. */
export async function startWords(locale: string): Promise<void> {
  if (words.isInitialized) return speak(locale)
  await words
    .use(initReactI18next)
    .use(fromFiles)
    .init({
      lng: known(locale),
      supportedLngs: ['es', 'en'],
      nonExplicitSupportedLngs: true,
      load: 'languageOnly',
      // Both languages are complete (messages.test.ts), so only the one that is read is loaded.
      fallbackLng: false,
      ns: ROOMS,
      defaultNS: 'ui',
      interpolation: { escapeValue: false },
      returnEmptyString: true,
    })
  for (const [name, format] of Object.entries(formatsOfMessages(() => homeCurrency))) {
    words.services.formatter?.add(name, format as never)
  }
  markLanguage()
  begun.resolve()
}
const begun = Promise.withResolvers<void>()

/** Before the first page of a firm is shown. */
export async function startFirmWords(): Promise<void> {
  await begun.promise
  await words.loadNamespaces(FIRM_ROOMS)
}

export async function speak(locale: string): Promise<void> {
  if (words.language !== known(locale)) await words.changeLanguage(known(locale))
  markLanguage()
}

/** The firm's own currency, which messages write when none is named. */
export function speakMoney(currency: string | null | undefined): void {
  homeCurrency = currency ?? undefined
}
let homeCurrency: string | undefined

/** The words of this page, in the language of who reads it. */
export function useWords(): Say {
  const { t } = useTranslation()
  return t as unknown as Say
}

/** The language that is spoken, without its country. */
export function spokenLanguage(): 'es' | 'en' {
  return words.language === 'en' ? 'en' : 'es'
}

/** What one click turns to: English, or Spanish as this browser writes it. */
export function otherLocale(): Locale {
  if (spokenLanguage() === 'es') return 'en'
  return LOCALES.find((one) => one === navigator.language) ?? 'es-ES'
}

/** The nearest locale that has words: `es-AR` reads Spanish, `en-GB` and all else that begins so English. */
export function known(locale: string): Locale {
  if (locale.startsWith('en')) return 'en'
  return LOCALES.find((one) => one === locale) ?? 'es-ES'
}

function markLanguage() {
  if (typeof document !== 'undefined') document.documentElement.lang = words.language
}
