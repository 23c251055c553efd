/** People at the clients: 1,500 of them, all made up, with addresses and numbers that nobody has. */
import type { Day } from '../src/kernel/day.ts'
import { addMonths } from '../src/kernel/day.ts'
import type { Client } from './clients.ts'
import { slug } from './people.ts'
import { type Random, strand } from './random.ts'

const CONTACTS = 1500
const HEADER = 'Código cliente;Nombre;Cargo;Correo;Teléfono;Idioma'

type Tongue = Client['place']['tongue']
type Language = 'es' | 'pt' | 'fr' | 'en'
const SPOKEN: Record<Tongue, Language> = {
  es: 'es',
  mx: 'es',
  co: 'es',
  pt: 'pt',
  fr: 'fr',
  en: 'en',
}

const FIRST: Record<Language, string> = {
  es: 'Adela, Álvaro, Ángela, Beatriz, Blanca, César, Cristina, Eduardo, Emilio, Eva, Félix, Gonzalo, Irene, Jaime, Javier, Jorge, Leonor, Lorena, Manuel, Mercedes, Miguel, Mónica, Natalia, Raquel, Roberto, Rocío, Sergio, Tomás, Valeria, Víctor, Yolanda, Iván',
  pt: 'Afonso, Beatriz, Carla, Duarte, Filipa, Gonçalo, Helena, Inês, Luísa, Miguel, Nuno, Paula, Ricardo, Sofia, Tiago, Vasco',
  fr: 'Adrien, Camille, Cécile, Damien, Élodie, Fabien, Gaëlle, Hélène, Julien, Laurent, Manon, Nicolas, Pascale, Rémi, Sylvie, Thierry',
  en: 'Adam, Beth, Carl, Diane, Emily, Frank, Grace, Howard, Janet, Kevin, Linda, Mark, Paula, Ray, Susan, Wade',
}
const LAST: Record<Language, string> = {
  es: 'Abril, Aldana, Arnal, Barrio, Bello, Cabrera, Cantín, Carrasco, Casado, Dieste, Elizalde, Escuder, Fajardo, Galán, Gascón, Herranz, Lanuza, Laguarta, Lozano, Marqués, Montaner, Naval, Olivera, Pardo, Peralta, Quílez, Rincón, Royo, Salas, Solanas, Tejero, Urrea, Valls, Villar, Zorrilla, Zapater',
  pt: 'Almeida, Barros, Cardoso, Correia, Faria, Leitão, Macedo, Moreira, Neves, Pacheco, Queirós, Rocha, Seabra, Tavares, Teles, Vieira',
  fr: 'Barthe, Bonnefoy, Carrère, Castaing, Delmas, Fabre, Garrigue, Lafargue, Lacoste, Marty, Pujol, Roques, Soulier, Teyssier, Vidalot, Viguier',
  en: 'Baker, Carver, Dalton, Ellison, Foster, Granger, Hollis, Keller, Lawson, Mercer, Norwood, Pruitt, Ramsey, Stokes, Tucker, Whitley',
}
export const POSTS: Record<Language, readonly string[]> = {
  es: [
    'Dirección de compras',
    'Jefatura de mantenimiento',
    'Dirección general',
    'Dirección de producción',
    'Compras técnicas',
    'Almacén y logística',
    'Dirección financiera',
    'Ingeniería de procesos',
    'Calidad',
    'Jefatura de planta',
  ],
  pt: [
    'Direção de compras',
    'Chefia de manutenção',
    'Direção-geral',
    'Direção de produção',
    'Compras',
    'Armazém e logística',
    'Direção financeira',
    'Engenharia',
    'Qualidade',
  ],
  fr: [
    'Direction des achats',
    'Responsable maintenance',
    'Direction générale',
    'Direction de production',
    'Achats techniques',
    'Logistique',
    'Direction financière',
    'Bureau d’études',
    'Qualité',
  ],
  en: [
    'Purchasing director',
    'Maintenance manager',
    'General manager',
    'Production director',
    'Buyer',
    'Warehouse and logistics',
    'Finance director',
    'Process engineering',
    'Quality',
  ],
}
/** Numbers that no exchange gives out. */
const DIALS: Record<string, string> = {
  España: '+34 555 0',
  Portugal: '+351 555 0',
  Francia: '+33 0 55 0',
  México: '+52 055 555 0',
  Colombia: '+57 055 555 0',
  'Estados Unidos': '+1 830 555 01',
}

/** `contactos.csv`: more people where more is bought. Whoever championed us at the account `flat` has left. */
export function* contactLines(
  clients: readonly Client[],
  asOf: Day,
  seed: number,
): Generator<string> {
  yield HEADER
  const counts = countsFor(clients)
  for (const [at, client] of clients.entries()) {
    const random = strand(seed, 'contacts', client.no)
    const names = new Set<string>()
    for (let no = 0; names.size < counts[at]!; no += 1) {
      const name = freshName(client, names, random)
      names.add(name)
      const posts = POSTS[SPOKEN[client.place.tongue]]
      const isGone = client.story === 'flat' && no === 0
      const post = isGone
        ? `${posts[0]!} (hasta ${addMonths(asOf, -4).slice(0, 7)})`
        : posts[no % posts.length]!
      yield lineOf(client, { name, post }, random)
    }
  }
}

function lineOf(client: Client, { name, post }: { name: string; post: string }, random: Random) {
  const { country, tongue } = client.place
  const digits = String(random.whole(0, 99)).padStart(2, '0')
  const phone = country === 'Estados Unidos' ? digits : `${random.whole(10, 99)} ${digits}`
  return [
    client.code,
    name,
    post,
    `${slug(name)}@${slug(client.name, '-')}.example`,
    `${DIALS[country]!}${phone}`,
    SPOKEN[tongue],
  ].join(';')
}

/** By the root of what each buys, one at least, CONTACTS in all. */
function countsFor(clients: readonly Client[]): number[] {
  const weights = clients.map(({ size, gap }) => (size / gap) ** 0.35)
  const sum = weights.reduce((all, one) => all + one, 0)
  const counts = weights.map((one) => 1 + Math.floor((one / sum) * (CONTACTS - clients.length)))
  const short = CONTACTS - counts.reduce((all, one) => all + one, 0)
  return counts.map((count, at) => count + (at < short ? 1 : 0))
}

function freshName({ place }: Client, taken: ReadonlySet<string>, random: Random): string {
  const language = SPOKEN[place.tongue]
  const last = LAST[language].split(', ')
  for (;;) {
    const names = [random.pick(FIRST[language].split(', ')), random.pick(last)]
    if (language === 'es') names.push(random.pick(last))
    const name = names.join(' ')
    if (!taken.has(name)) return name
  }
}
