/** Whether an objective says what is to be done and to what: a verb and its object, in Spanish or in English. */
import type { Lack } from './objective.ts'

/** Words that end as Spanish infinitives do and are none, in both languages. */
const NO_VERBS = new Set(
  `lugar hogar taller alquiler primer tercer mujer ayer bazar familiar similar regular titular particular popular militar
  escolar solar pilar collar dólar azúcar elixir cualquier alfiler líder after another better bigger buyer cheaper
  closer competitor consumer customer dealer dollar earlier easier either ever faster fewer fuller greater higher larger
  later leader longer lower manager member never newer number offer order other owner paper partner power
  quarter safer smaller sooner stronger supplier user water wider under over super
  their whether`.split(/\s+/),
)

const INFINITIVE = /(?:ar|er|ir|ír)(?:se|lo|la|los|las|le|les|nos)?$/

const ENGLISH = new Set(
  `achieve add agree align attract automate avoid become begin bring build carry certify close co-design complete
  connect consolidate convert create cut decrease defend deliver deploy design develop double earn eliminate enter
  establish expand extend find finish form gain get give grow halve have help hold implement improve include increase
  install integrate introduce invest join keep launch lead learn lower maintain make meet migrate move negotiate obtain
  offer open pass pilot place present prevent prove provide publish put raise reach recover reduce renew replace
  represent retain run save secure sell serve set share shift shorten sign simplify start stop strengthen supply
  support take teach test train triple turn unify upgrade visit win`.split(/\s+/),
)

/** They bind; they are no object. */
const SMALL = new Set(
  `a al ante bajo con contra de del desde el ella en entre es este esta hacia hasta la las lo los más menos mi muy no o
  para pero por que se sin sobre su sus tras tu un una unas unos y the a an and as at be by for from in into is it its
  less more of on or our over per than that their this to up with your`.split(/\s+/),
)

/** `verb` where there is none among its first words, `object` where nothing follows it. */
export function textLacks(title: string): Lack[] {
  const words = title
    .toLowerCase()
    .split(/[^\p{L}\p{N}%€$-]+/u)
    .filter(Boolean)
  const at = words.slice(0, 4).findIndex(isVerb)
  if (at < 0) return ['verb']
  const objects = words.slice(at + 1).filter((word) => word.length > 1 && !SMALL.has(word))
  return objects.length > 0 ? [] : ['object']
}

function isVerb(word: string): boolean {
  if (ENGLISH.has(word)) return true
  return word.length >= 4 && INFINITIVE.test(word) && !NO_VERBS.has(word)
}
