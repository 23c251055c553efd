/** Names of clients, as they sound in each country. Places and families in them are made up. */
import type { Place } from './company.ts'
import type { Random } from './random.ts'
import type { SectorKey } from './sectors.ts'

type Tongue = Place['tongue']

const ROOTS: Record<Tongue, string> = {
  es: 'Valmoreda, Peñalbosa, Riofresno, Zubierre, Ugarzela, Tardiel, Belorcio, Monteluz, Ayerbela, Cinqueta, Guadarcos, Segurilla, Campolargo, Olmedar, Retamera, Sierralba, Aguavera, Torremedia, Vallehondo, Robledar, Encinosa, Solanilla, Marjalera, Palmerosa, Navacierzo, Cierzana, Moncayuelo, Huervana, Matarral, Isuelana, Arbayuna, Irategi, Urdanza, Ibarluce, Echarrena, Goitindi, Lezaurre, Aizcorbe, Mendigor, Zaldurre, Elorzuri, Alcañeda, Turiana, Almazor, Castilnuevo, Fuenterrubia, Villafranqueza, Pinarejos, Carrascalón, Jarosella, Benialcor, Alforjana, Montsec d’Ora, Vallferrana, Sotonera, Gallipuén, Tamarida, Gorañés, Larumbide, Miralbueda, Zarandiel, Galicena, Casadiel, Ortoñeda, Saradillo, Torbelar, Urbelza, Duratela, Iruelta, Jalamera, Narbonil, Palazueta, Riomalvo, Barbuñal, Corbalera, Ginestal, Lupiñera, Mediamar, Novalejo, Orbañana, Quintarel, Samitiel, Trasobar, Valbornedo, Yequedal, Benimarra, Montroja, Picasenda, Utielara, Azanuel, Berdejuela, Codoñal',
  pt: 'Valdeouro, Ribafria, Serralva, Monteclaro, Pinhalvo, Caldarosa, Penedalto, Ribadal, Alvorim, Souteiro, Tejoalto, Casalinho, Fontelares, Douralva, Vouguinha, Montalegre do Sor, Arrifal, Sobralinho, Carvalhedo, Zezerim',
  fr: 'Mirambaud, Lauzède, Castelvire, Montravail, Sauvignas, Ardoulet, Bressolan, Vergonzac, Fontbrune, Malaussane, Rouqueyrol, Tarabel d’Oc, Peyrousette, Lacaussade, Garrigal, Aubiétan',
  mx: 'Tlamara, Mezquitera, Nopalar, Silahua, Ocotlera, Peñamilpa, Jaralito, Cañadera, Huizachal, Tepozar, Sayulteca, Yurirapa, Celayeca, Cimatar, Galeanera, Ahuehuetal',
  co: 'Sumapal, Guatavira, Chicamora, Tundamar, Quindara, Cauquita, Magdalera, Nemocal',
  en: 'Brazos Ridge, Llano Bend, Pecan Fork, Mesquite Flats, Palo Bluff, Sabine Hollow',
}

type Trades = Record<SectorKey, string>

/** `|` stands where the root is not last. */
const SPANISH: Trades = {
  car: 'Autopartes, Estampaciones, Componentes, Inyectados, Troquelados',
  food: 'Conservas, Harinera, Lácteos, Azucarera, Bodegas, Aceites',
  paper: 'Papelera, Cartonajes, Celulosas',
  mining: 'Minera, Áridos, Canteras',
  cement: 'Cementos, Hormigones, Prefabricados',
  wind: 'Eólica, Aerogeneradores, Energías',
  naval: 'Astilleros, Calderería Naval',
  resale: 'Suministros, Comercial, Almacenes, Ferretería',
  machine: 'Maquinaria, Mecanizados, Grúas, Hidráulica, Utillajes',
  metal: 'Forjas, Fundiciones, Metalúrgica, Laminados, Calderería',
  chemical: 'Química, Plásticos, Pinturas',
}
const TRADES: Record<Tongue, Trades> = {
  es: SPANISH,
  mx: SPANISH,
  co: SPANISH,
  pt: {
    car: 'Componentes, Moldes, Estampagem',
    food: 'Conservas, Moagem, Lacticínios, Caves',
    paper: 'Papel, Celulose',
    mining: 'Pedreiras, Minas',
    cement: 'Cimentos, Betões',
    wind: 'Eólica, Energias',
    naval: 'Estaleiros',
    resale: 'Fornecimentos, Ferragens',
    machine: 'Máquinas, Hidráulica',
    metal: 'Metalomecânica, Fundição, Serralharia',
    chemical: 'Plásticos, Tintas',
  },
  fr: {
    car: 'Composants, Emboutissage',
    food: 'Conserverie, Minoterie, Laiterie',
    paper: 'Papeterie, Cartonnerie',
    mining: 'Carrières',
    cement: 'Ciments, Bétons',
    wind: 'Énergies',
    naval: 'Chantiers',
    resale: 'Fournitures, Comptoir',
    machine: 'Mécanique, Machines',
    metal: 'Forges, Fonderie, Tôlerie',
    chemical: 'Chimie, Plastiques',
  },
  en: {
    car: '| Components, | Stamping',
    food: '| Foods, | Mills',
    paper: '| Paper',
    mining: '| Aggregates',
    cement: '| Cement',
    wind: '| Wind',
    naval: '| Marine',
    resale: '| Supply, | Industrial',
    machine: '| Machine, | Hydraulics',
    metal: '| Steel, | Fabrication',
    chemical: '| Plastics',
  },
}

/** What a subsidiary adds to its group's name, by sector. */
const BRANCHES: Trades = {
  car: 'Automoción',
  food: 'Alimentación',
  paper: 'Papel',
  mining: 'Áridos',
  cement: 'Cementos',
  wind: 'Energía',
  naval: 'Naval',
  resale: 'Distribución',
  machine: 'Maquinaria',
  metal: 'Metal',
  chemical: 'Química',
}

/** More firms than this don't share a made-up place. */
const FIRMS_PER_ROOT = 3

export function namesFrom(random: Random, taken: Iterable<string>) {
  const used = new Set(taken)
  const roots = new Map<string, number>()
  const freeRoots = (all: readonly string[]) => {
    const free = all.filter((root) => (roots.get(root) ?? 0) < FIRMS_PER_ROOT)
    return free.length > 0 ? free : all
  }
  const free = (make: () => string): string => {
    for (;;) {
      const name = make()
      if (used.has(name)) continue
      used.add(name)
      return name
    }
  }
  return {
    /** A firm on its own. */
    alone: (tongue: Tongue, sector: SectorKey) =>
      free(() => {
        const trade = random.pick(TRADES[tongue][sector].split(', '))
        const root = random.pick(freeRoots(ROOTS[tongue].split(', ')))
        roots.set(root, (roots.get(root) ?? 0) + 1)
        return trade.includes('|') ? trade.replace('|', root) : `${trade} ${root}`
      }),
    /** The root of a group, which no other group has. */
    root: () => {
      const root = random.pick(ROOTS.es.split(', ').filter((one) => !roots.has(one)))
      roots.set(root, FIRMS_PER_ROOT)
      return root
    },
    branch: (root: string, { country, zone }: Place, sector: SectorKey) => {
      const names = [BRANCHES[sector], zone, country, `${BRANCHES[sector]} ${zone}`]
      const abroad = country !== 'España'
      if (abroad) names.unshift(country === 'Estados Unidos' ? 'USA' : country)
      const fits =
        names.find((one) => !used.has(`${root} ${one}`)) ?? `Filial ${random.whole(2, 9)}`
      return free(() => `${root} ${used.has(`${root} ${fits}`) ? random.whole(2, 99) : fits}`)
    },
  }
}
