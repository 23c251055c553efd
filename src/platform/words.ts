/** The words of the server and the command line: mails, logs for people, reports. Spanish first. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance, type TFunction } from 'i18next'
import { formatsOfMessages } from '../kernel/format.ts'
import { ROOT } from './root.ts'

export type Language = 'es' | 'en'
export type Words = TFunction

const languages = new Map<Language, Words>()

/** Words in the language of a locale such as `es-MX` or `en_GB.UTF-8`; Spanish where it is neither. */
export function wordsFor(locale: string): Words {
  const language: Language = /^en\b|^en[_-]/i.test(locale) ? 'en' : 'es'
  const known = languages.get(language)
  if (known) return known
  const words = createInstance()
  void words.init({
    lng: language,
    fallbackLng: 'es',
    resources: { [language]: read(language), es: read('es') },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  for (const [name, format] of Object.entries(formatsOfMessages())) {
    words.services.formatter?.add(name, format as never)
  }
  const t = words.t.bind(words) as Words
  languages.set(language, t)
  return t
}

function read(language: Language): Record<string, Record<string, unknown>> {
  const folder = join(ROOT, 'messages', language)
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [
        name.replace('.json', ''),
        JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>,
      ]),
  )
}
