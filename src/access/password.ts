/** What a password must be: long, not one that everyone tries first, not the person's own name. */
import { z } from 'zod'
import type { Refusal } from '../kernel/refusal.ts'

export const PASSWORD_LENGTH = { least: 10, most: 128 }

/** Of any length here: the rule below says what is wrong, in words. */
export const Password = z.string().min(1).max(1000)

type About = { email: string; name?: string }

export function whyNotPassword(password: string, { email, name = '' }: About): Refusal | null {
  if (password.length < PASSWORD_LENGTH.least) {
    return { code: 'access/password-short', status: 422, values: { least: PASSWORD_LENGTH.least } }
  }
  if (password.length > PASSWORD_LENGTH.most) {
    return { code: 'access/password-long', status: 422, values: { most: PASSWORD_LENGTH.most } }
  }
  if (isOwn(password, [email, email.split('@')[0]!, name])) {
    return { code: 'access/password-own', status: 422 }
  }
  if (isCommon(password)) return { code: 'access/password-common', status: 422 }
  return null
}

/** Nothing remains of it but a few letters once what everyone knows of the person is gone. */
function isOwn(password: string, known: string[]): boolean {
  const plain = bare(password)
  return known
    .map(bare)
    .some((one) => one.length >= 4 && plain.includes(one) && plain.length - one.length < 4)
}

/** A word that heads every list of stolen passwords, dressed up with digits or signs; a run of keys; a number. */
function isCommon(password: string): boolean {
  const lower = password.toLowerCase()
  if (new Set(lower).size < 5) return true
  if (RUNS.some((run) => run.includes(lower) || reversed(run).includes(lower))) return true
  if (/^\d+$/.test(lower)) return true
  const letters = bare(undressed(lower))
  const rest = COMMON.reduce((left, word) => left.replaceAll(word, ''), letters)
  return rest.length < 3 && rest.length < letters.length
}

/** p4ssw0rd is password. */
function undressed(text: string): string {
  const dress: Record<string, string> = {
    4: 'a',
    '@': 'a',
    3: 'e',
    1: 'i',
    0: 'o',
    5: 's',
    $: 's',
    7: 't',
  }
  return text.replaceAll(/(?<=[a-zñ])[4@3105$7](?=[a-zñ])/g, (sign) => dress[sign] ?? '')
}

/** Letters only, without accents. */
function bare(text: string): string {
  return text.toLowerCase().normalize('NFD').replaceAll(/\P{L}/gu, '')
}

function reversed(text: string): string {
  return text.split('').reverse().join('')
}

const RUNS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyzabcdefghij',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiopasdfghjklñzxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn',
]

/** The heads of published lists of stolen passwords, Spanish and English, and this product's own words. */
const COMMON = (
  'password passwort contrasena contrasenia secreto secret qwerty asdfgh zxcvbn iloveyou tequiero teamo ' +
  'princess princesa dragon monkey football futbol baseball realmadrid barcelona superman batman pokemon ' +
  'sunshine shadow master welcome bienvenido bienvenida hola hello letmein abracadabra trustno login ' +
  'administrador administrator admin usuario user invitado guest root test prueba demo cambiame changeme ' +
  'default temporal clave empresa company espana spain mexico madrid sevilla zaragoza valencia america ' +
  'verano invierno primavera otono summer winter spring autumn enero febrero marzo abril mayo junio julio ' +
  'agosto septiembre octubre noviembre diciembre computer ordenador internet google facebook whatsapp ' +
  'estrella mariposa corazon familia alejandro alejandra carlos daniel david jesus jose maria juan michael ' +
  'jennifer jordan george charlie thomas abc aaa xxx the mi my la el mucho'
).split(' ')
