/** Mails of the demo company with people at key accounts: what they ask, how long we take, and who has left. */
import type { Client } from './clients.ts'

/** `hoursAgo` counts back from the loading; `who`: which of their people, by their place in the list. */
export type SampleMail = { way: 'in' | 'out'; hoursAgo: number; text: string; file?: string }
export type SampleThread = {
  story: NonNullable<Client['story']>
  who: number
  subject: string
  mails: readonly SampleMail[]
}

const DAY = 24

export const THREADS: readonly SampleThread[] = [
  {
    story: 'leaving',
    who: 0,
    subject: 'Retraso del pedido de rodamientos 6205',
    mails: [
      {
        way: 'in',
        hoursAgo: 19 * DAY,
        text: 'Buenos días:\n\nEl pedido de la semana pasada sigue sin llegar y la línea 2 para mañana. ¿Cuándo lo tenemos?',
      },
      {
        way: 'out',
        hoursAgo: 17 * DAY + 6,
        text: 'Perdona la tardanza. Salió ayer de Zaragoza y lo tenéis esta tarde; adjunto el albarán.\n\n> ¿Cuándo lo tenemos?',
        file: 'albaran.pdf',
      },
      {
        way: 'in',
        hoursAgo: 17 * DAY + 2,
        text: 'Llegó, pero hemos parado un turno entero. Es la tercera vez este trimestre.',
      },
    ],
  },
  {
    story: 'leaving',
    who: 1,
    subject: 'Condiciones para el año que viene',
    mails: [
      {
        way: 'in',
        hoursAgo: 5,
        text: 'Hola:\n\nEstamos comparando precios de rodamientos con otro proveedor, que ofrece plazo fijo de 48 horas. ¿Podéis mejorar el plazo? Lo decidimos antes de fin de mes.',
      },
    ],
  },
  {
    story: 'star',
    who: 0,
    subject: 'Segunda línea de montaje',
    mails: [
      {
        way: 'in',
        hoursAgo: 12 * DAY,
        text: 'Buenas:\n\nAbrimos la segunda línea en marzo. Necesitaremos guías lineales y alguien que venga a medir. ¿Cómo lo hacemos?',
      },
      {
        way: 'out',
        hoursAgo: 12 * DAY - 3,
        text: 'Enhorabuena. El jueves va nuestro técnico a medir; os mando la propuesta el lunes siguiente.',
      },
      {
        way: 'in',
        hoursAgo: 11 * DAY,
        text: 'Perfecto, el jueves a las diez. Gracias por la rapidez.',
      },
    ],
  },
  {
    story: 'flat',
    who: 0,
    subject: 'Nueva persona en compras',
    mails: [
      {
        way: 'in',
        hoursAgo: 6 * DAY,
        text: 'Hola:\n\n{{other}} ya no trabaja aquí desde el lunes. De momento llevo yo los pedidos; mándame a mí las ofertas abiertas.',
      },
      {
        way: 'out',
        hoursAgo: 6 * DAY - 5,
        text: 'Gracias por avisar. Te paso hoy las tres que hay.',
      },
    ],
  },
  {
    story: 'costly',
    who: 0,
    subject: 'Urgente: 20 piezas para hoy',
    mails: [
      {
        way: 'in',
        hoursAgo: 8 * DAY,
        text: 'Necesitamos 20 rodamientos hoy mismo, da igual el porte. ¿Puede venir alguien?',
      },
      {
        way: 'out',
        hoursAgo: 8 * DAY - 1,
        text: 'Va una furgoneta ahora. Es la cuarta urgencia este mes: ¿hablamos de un armario de recambio en vuestra planta?',
      },
    ],
  },
  {
    story: 'oneDivision',
    who: 0,
    subject: 'Certificados de material',
    mails: [
      {
        way: 'in',
        hoursAgo: 9 * DAY,
        text: 'Calidad nos pide los certificados 3.1 de las últimas tres entregas. ¿Los tenéis?',
      },
      { way: 'out', hoursAgo: 9 * DAY - 7, text: 'Adjuntos los tres.', file: 'certificados.pdf' },
    ],
  },
]
